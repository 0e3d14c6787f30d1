package org.inboxaudit.check.message;

import java.util.HashSet;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.message.ReceiversWord.Verdict;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// How a letter came, and what became of it. All checks on what letters hold weigh that alike.
///
/// @param known whether the owner had written to its sender before it came
/// @param bulk whether it calls itself a list's or a newsletter (RFC 2919, RFC 2369)
/// @param vouched whether the receiving server bears its sender's domain out
/// @param unproven whether that server looked, and nothing bears it out
/// @param filtered what the receiving server's own filter took it for
record Reception(
    MessageBody body,
    boolean known,
    boolean bulk,
    boolean vouched,
    boolean unproven,
    FiltersWord filtered) {
  private static final Set<String> BULK = Set.of("list-id", "list-unsubscribe");

  static Set<String> headers() {
    Set<String> headers = new HashSet<>(BULK);
    headers.addAll(ReceiversWord.headers());
    headers.addAll(FiltersWord.headers());
    return headers;
  }

  static Reception of(MessageBody body, AuditContext context) {
    Message message = body.message();
    boolean known =
        message
            .from()
            .filter(from -> !context.owns(from))
            .filter(from -> context.index().wroteTo(from, message.receivedAt()))
            .isPresent();
    Verdict verdict = ReceiversWord.of(message);
    return new Reception(
        body,
        known,
        isBulk(message),
        verdict == Verdict.PASSED,
        verdict == Verdict.UNPROVEN || verdict == Verdict.FAILED,
        FiltersWord.of(message, context.intel()));
  }

  static boolean isBulk(Message message) {
    return BULK.stream().anyMatch(message.headers()::containsKey);
  }

  /// Whether it came over a list that names itself, as those of groups do.
  boolean listed() {
    return body.message().headers().containsKey(Impostor.LIST);
  }

  /// Whether files hang on it.
  boolean withFiles() {
    return body.message().parts().stream().anyMatch(Message.Part::attached);
  }

  /// Whether it lies where the owner, or the server, puts what is not wanted.
  boolean putAway() {
    FolderRole role = body.message().locator().role();
    return role == FolderRole.JUNK || role == FolderRole.TRASH;
  }

  /// Whether it is what a correspondent or an honest list sends.
  boolean isOrdinary() {
    return known || (bulk && vouched);
  }

  boolean answered() {
    return body.message().has(MessageFlag.ANSWERED);
  }

  boolean opened() {
    return body.message().opened();
  }

  /// The finding with the facts of the reception. An answer makes it weigh more, and so do words
  /// about what the community at risk cares about, if only in how sure we are; a letter that was
  /// never opened among junk only informs.
  Finding tell(Finding finding) {
    Message message = body.message();
    Finding told =
        finding
            .when(message.receivedAt())
            .with("sender", message.from().map(Object::toString).orElse("–"))
            .with("standing", known ? "known" : "stranger")
            .with("opened", opened() ? "yes" : "no");
    if (message.locator().role() == FolderRole.JUNK && !opened()) {
      return told.at(Severity.INFO, Confidence.WEAK).with("variant", "junk");
    }
    Severity severity = answered() ? more(finding.severity()) : finding.severity();
    boolean topic = body.traits().contains(BodyTrait.COMMUNITY_TOPIC);
    boolean weak = finding.confidence() == Confidence.WEAK;
    Confidence confidence = topic && weak ? Confidence.FAIR : finding.confidence();
    Finding weighed = told.at(severity, confidence);
    return answered() && !weighed.facts().containsKey("variant")
        ? weighed.with("variant", "answered")
        : weighed;
  }

  private static Severity more(Severity severity) {
    return severity == Severity.LOW ? Severity.MEDIUM : Severity.HIGH;
  }
}
