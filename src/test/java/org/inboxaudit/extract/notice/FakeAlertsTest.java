package org.inboxaudit.extract.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.IDN;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Fakes of every provider's letters, read and judged as in an audit: they are lures, and never
/// evidence that somebody signed in or changed anything. A true letter is.
final class FakeAlertsTest {
  private static final List<String> EVENTS =
      List.of(
          "New sign-in to your account",
          "Your password was changed",
          "Your recovery phone was changed",
          "2-Step Verification was turned off",
          "An app password was created",
          "Mail Sorter was granted access to your account");

  private static final Map<String, String> BRANDS =
      Map.of(
          "google", "Google",
          "microsoft", "Microsoft",
          "yahoo", "Yahoo",
          "proton", "Proton",
          "zoho", "Zoho",
          "yandex", "Yandex",
          "apple", "Apple",
          "meta", "Facebook");

  private static final KeyPair FORGERS_KEY = Letters.keys(2048);

  /// A provider as the pack has it.
  private record Writer(String provider, String from, String signer, String link) {
    String name() {
      return BRANDS.getOrDefault(provider, provider);
    }

    String letter(String event) {
      String body = event + "\n" + Letters.OWNER + "\nhttps://" + link + "/account\n";
      return Letters.plain(name() + " <" + from + ">", "Security alert", body);
    }

    String signed(String letter) {
      return Letters.signed(letter, signer);
    }
  }

  private static List<Writer> writers() {
    Map<String, Writer> writers = new LinkedHashMap<>();
    for (AlertSenders.Sender sender : AlertSenders.shipped().senders()) {
      String address = sender.address();
      writers.putIfAbsent(
          sender.provider(),
          new Writer(
              sender.provider(),
              address.startsWith("@") ? "no-reply" + address : address,
              sender.signers().getFirst().name(),
              sender.hosts().getFirst().name()));
    }
    assertEquals(BRANDS.keySet(), writers.keySet());
    return List.copyOf(writers.values());
  }

  private static Stream<DynamicTest> ofEachProvider(Consumer<Writer> test) {
    return writers().stream()
        .map(writer -> DynamicTest.dynamicTest(writer.provider(), () -> test.accept(writer)));
  }

  @TestFactory
  Stream<DynamicTest> aTrueLetterIsEvidence() {
    return ofEachProvider(
        writer -> {
          for (String event : EVENTS) {
            Raw.RawMessage raw = Letters.raw(writer.signed(writer.letter(event)));
            Notice notice = read(raw.with(List.of(Letters.packLine("test", writer.signer()))));
            assertEquals(Standing.VERIFIED, notice.standing(), event);
            List<Finding> told = judge("signin-", List.of(notice));
            assertEquals("verified", told.getFirst().facts().get("standing"), event);
            List<String> variants = variants(told);
            assertEquals(1, variants.size(), event);
            assertTrue(
                Set.of("", "password", "recovery", "second-step", "app-password", "app-access")
                    .contains(variants.getFirst()),
                variants.getFirst());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aLetterThatWasSentOnOrFilledWithWordsIsALure() {
    return ofEachProvider(
        writer -> {
          for (String event : EVENTS) {
            String letter = writer.letter(event);
            for (String misused :
                List.of(
                    letter.replace("To: owner@example.org", "To: me@attacker.example"),
                    letter.replace("To: owner@", "To: a@attacker.example, owner@"),
                    letter + "\n".repeat(60) + "more",
                    letter.replace(event, " ".repeat(200) + event))) {
              assertEquals(List.of("misused"), verdict(writer, writer.signed(misused)), misused);
            }
            for (String foreign :
                List.of(
                    letter + "https://sites.attacker.example/x",
                    "Reply-To: help@attacker.example\n" + letter)) {
              assertEquals(List.of("pretend"), verdict(writer, writer.signed(foreign)), foreign);
            }
          }
          for (String name : List.of("Call +1 800 555 0123 now", "x ".repeat(80))) {
            String letter = writer.letter(name + " was granted access to your account");
            assertEquals(List.of("misused"), verdict(writer, writer.signed(letter)), name);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aLetterThatSomebodyPutIntoTheMailboxIsNoEvidence() {
    return ofEachProvider(
        writer -> {
          String said =
              "Authentication-Results: mx.example.org; dkim=pass header.d="
                  + writer.signer()
                  + "\n";
          String seal = "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.org; s=a; b=AAAA\n";
          String taken =
              "Received: from out.example.net by mx.example.org with ESMTPS id 1;"
                  + " Sun, 5 May 2024 07:59:10 +0000\n";
          for (String event : EVENTS) {
            String letter = writer.letter(event);
            String stolen = writer.signed(writer.letter("Something else happened"));
            String signature = stolen.substring(0, stolen.indexOf("From: "));
            for (String put :
                List.of(
                    letter,
                    said + letter,
                    seal + said + letter,
                    seal + said + taken + letter,
                    said + taken + signature + letter,
                    said + writer.signed(letter))) {
              List<String> variants = variants(judge("signin-", List.of(read(Letters.raw(put)))));
              assertEquals(List.of("unproven"), variants, put);
            }
            // with the provider's key at hand, a signature that was copied is seen through
            assertEquals(List.of("pretend"), verdict(writer, said + taken + signature + letter));
          }
        });
  }

  /// Nothing in such a letter tells it from a delivered one. It is told with the words that only
  /// the mail server vouches for it, and no heading of the report comes from it alone; with the
  /// provider's key at hand it is a lure.
  @TestFactory
  Stream<DynamicTest> aPerfectForgeryIsNeverTakenForChecked() {
    return ofEachProvider(
        writer -> {
          String said =
              "Authentication-Results: mx.example.org; dkim=pass header.d="
                  + writer.signer()
                  + "\nReceived: from out.example.net by mx.example.org with ESMTPS id 1;"
                  + " Sun, 5 May 2024 07:59:10 +0000\n";
          for (String event : EVENTS) {
            String forged =
                said
                    + Letters.signed(
                        writer.letter(event),
                        writer.signer(),
                        "h=from:to:subject:date;",
                        FORGERS_KEY);
            Notice notice = read(Letters.raw(forged));
            assertEquals(Standing.VOUCHED, notice.standing(), forged);
            List<Finding> told = judge("signin-", List.of(notice));
            assertEquals(1, told.size(), forged);
            for (Finding finding : told) {
              assertEquals("vouched", finding.facts().get("standing"), forged);
              assertTrue(finding.severity().compareTo(Severity.CRITICAL) < 0, finding::toString);
              assertTrue(finding.confidence().compareTo(Confidence.STRONG) < 0, finding::toString);
            }
            assertEquals(List.of("pretend"), verdict(writer, forged), forged);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aSenderThatOnlyLooksLikeTheProviderIsALure() {
    return ofEachProvider(
        writer -> {
          for (String sender : impostors(writer)) {
            String address = sender.substring(sender.indexOf('<') + 1, sender.indexOf('>'));
            String name = sender.substring(0, sender.indexOf('<')).strip();
            for (String event : EVENTS) {
              String letter = Letters.plain(sender, event, event + "\n");
              assertEquals(List.of(), told(Letters.raw(letter)), sender);
            }
            List<Finding> found =
                judge(
                    "message-fake-alert",
                    List.of(
                        EvidenceFixtures.message("m1")
                            .from(address)
                            .named(name.replace("\"", ""))
                            .subject("hello")
                            .build()));
            assertEquals(1, found.size(), sender);
          }
        });
  }

  private static List<String> impostors(Writer writer) {
    String brand = writer.name().toLowerCase(Locale.ROOT);
    List<String> senders = new ArrayList<>();
    senders.add("\"%s\" <somebody@freemail.example>".formatted(writer.name()));
    senders.add("\"%s Account Team\" <a1b2@gmx.net>".formatted(writer.name()));
    senders.add("Alerts <no-reply@accounts-%s.example>".formatted(brand));
    senders.add("Alerts <no-reply@%ssecurity.example>".formatted(brand));
    senders.add("Alerts <no-reply@%s.evil.example>".formatted(writer.signer()));
    String digits = brand.replace('o', '0').replace('l', '1');
    if (!digits.equals(brand)) {
      senders.add("Alerts <no-reply@%s.example>".formatted(digits));
    }
    String cyrillic = brand.replace('o', 'о').replace('a', 'а').replace('e', 'е');
    senders.add("Alerts <no-reply@%s.example>".formatted(IDN.toASCII(cyrillic)));
    return senders;
  }

  private static List<String> verdict(Writer writer, String letter) {
    Raw.RawMessage raw = Letters.raw(letter);
    Notice notice = read(raw.with(List.of(Letters.packLine("test", writer.signer()))));
    return variants(judge("signin-", List.of(notice)));
  }

  private static List<Observation> told(Raw.RawMessage raw) {
    Extracted extracted = NoticeReader.read(raw, ExtractLimits.DEFAULT);
    return assertInstanceOf(Extracted.Facts.class, extracted).observations();
  }

  private static Notice read(Raw.RawMessage raw) {
    return assertInstanceOf(Notice.class, told(raw).getFirst());
  }

  private static List<Finding> judge(String checks, List<Evidence> evidence) {
    Owner owner = new Owner(Set.of(EmailAddress.of(Letters.OWNER)), Set.of(), false, List.of());
    return Catalog.checks().stream()
        .filter(check -> check.id().value().startsWith(checks))
        .filter(check -> check.reads().contains(evidence.getFirst().kind()))
        .flatMap((Check check) -> CheckTester.of(check).owner(owner).run(evidence).stream())
        .toList();
  }

  private static List<String> variants(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.facts().getOrDefault("variant", "").toString())
        .toList();
  }
}
