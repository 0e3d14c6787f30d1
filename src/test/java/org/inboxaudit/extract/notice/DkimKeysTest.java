package org.inboxaudit.extract.notice;

import static org.inboxaudit.extract.notice.Letters.raw;
import static org.inboxaudit.extract.notice.Letters.signed;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_LETTER;
import static org.inboxaudit.extract.notice.ReadLetters.TABLES;
import static org.inboxaudit.extract.notice.ReadLetters.googleSigned;
import static org.inboxaudit.extract.notice.ReadLetters.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import org.apache.james.jdkim.DKIMVerifier;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that signatures are checked with.
final class DkimKeysTest {
  @Test
  void asksForTheKeysThatItMisses() {
    Extracted extracted =
        NoticeReader.read(raw(googleSigned(GOOGLE_LETTER)), ExtractLimits.DEFAULT, TABLES);
    assertEquals(
        Set.of("test._domainkey.accounts.google.com"),
        assertInstanceOf(Extracted.Facts.class, extracted).missingKeys());
  }

  @Test
  void doesNotBelieveAKeyThatCanBeGuessedOrIsOnlyTriedOut() {
    String line = Letters.packLine("test", "accounts.google.com");
    assertEquals(
        Standing.UNKNOWN,
        standing(
            googleSigned(GOOGLE_LETTER), DkimKeys.parse(line.replace("k=rsa;", "k=rsa; t=y;"))));
    KeyPair small = Letters.keys(768);
    assertEquals(
        Standing.UNKNOWN,
        standing(
            signed(GOOGLE_LETTER, "accounts.google.com", "h=from:to:subject:date;", small),
            DkimKeys.parse(Letters.packLine("test", "accounts.google.com", small))));
  }

  @Test
  void readsTheOperatorsKeysFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys");
    Files.writeString(file, "# a comment\ns._domainkey.Example.org\tv=DKIM1; p=x\n");
    assertEquals(List.of("v=DKIM1; p=x"), records(DkimKeys.read(file), "s", "example.org"));
  }

  private static List<String> records(DkimKeys keys, String selector, String domain) {
    try {
      return keys.getRecords("dns/txt", selector, domain);
    } catch (org.apache.james.jdkim.exceptions.TempFailException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void carriesOnWithoutAFileOfKeysThatCannotBeRead(@TempDir Path folder) {
    assertEquals(
        Standing.UNKNOWN,
        standing(googleSigned(GOOGLE_LETTER), DkimKeys.read(folder.resolve("missing"))));
  }

  @Test
  void neverAsksTheDns() {
    JavaClasses classes =
        ArchConfiguration.withThreadLocalScope(
            (ArchConfiguration configuration) -> {
              configuration.setResolveMissingDependenciesFromClassPath(false);
              return new ClassFileImporter().importPackages("org.inboxaudit.extract.notice");
            });
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.xbill\\..*|.*DNSPublicKeyRecordRetriever|java\\.net\\.(Inet|Socket).*")
        .check(classes);
    // The verifier without an argument brings its own look-up in the DNS.
    ArchRuleDefinition.noClasses()
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "the verifier looks up keys itself",
                (JavaConstructorCall call) ->
                    call.getTargetOwner().isEquivalentTo(DKIMVerifier.class)
                        && call.getTarget().getRawParameterTypes().isEmpty()))
        .check(classes);
  }
}
