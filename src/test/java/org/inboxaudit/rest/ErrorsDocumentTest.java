package org.inboxaudit.rest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.Texts;
import org.junit.jupiter.api.Test;

class ErrorsDocumentTest {
  private final Texts texts = new TextCatalog().in(TextCatalog.SOURCE);

  @Test
  void listsEveryProblem() throws IOException {
    CheckedIn.compare(Path.of("docs/errors.md"), document());
  }

  private String document() {
    return """
      # When the interface says no

      Made from the code; `mvn verify -Dapprove` writes it again.

      Every refusal is a problem of RFC 9457: `application/problem+json` with `type`, `title`,
      `status`, `detail` and `instance`. `type` is `%s` and one of the words below. It is a name, not
      an address to call. `instance` is a number of the incident; for `internal` the operator finds
      it in the log. `title` and `detail` are in the language of the request. `validation` and
      `unknown-field` also have `errors`, each with the `field` and one of these codes: %s. The name
      of a field that we do not know is said back only if it could be one of ours (letters, digits
      and underscores), else it is `?`.

      | Type | Status | Try again later | What the person reads |
      |---|---|---|---|
      %s
      ## While an audit runs

      These stand in the member `problem` of an audit, which is itself answered with 200.

      | Type | What the person reads |
      |---|---|
      %s"""
        .formatted(ProblemType.BASE, codes(), ofRequests(), ofAudits());
  }

  private static String codes() {
    return Arrays.stream(FieldCode.values())
        .map(code -> "`" + code.word() + "`")
        .collect(Collectors.joining(", "));
  }

  private String ofRequests() {
    return Arrays.stream(ProblemType.values())
        .map(
            type ->
                "| `%s` | %d | %s | %s |\n"
                    .formatted(
                        type.slug(),
                        type.status(),
                        type.retryable() ? "yes" : "no",
                        words(type.slug())))
        .collect(Collectors.joining());
  }

  private String ofAudits() {
    return Arrays.stream(AuditProblem.values())
        .map(problem -> "| `%s` | %s |\n".formatted(problem.slug(), words(problem.slug())))
        .collect(Collectors.joining());
  }

  private String words(String slug) {
    return "**%s.** %s"
        .formatted(
            texts.text("problem." + slug + ".title"), texts.text("problem." + slug + ".detail"));
  }
}
