package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedOriginCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private static final String COLLEAGUE = "colleague@partner.example";
  private static final String FAIL = "mx.mailbox.example; spf=fail; dkim=none; dmarc=fail";
  private final CheckTester tester =
      CheckTester.of(new FailedOriginCheck())
          .withIndex(FakeIndex.empty().wroteTo(COLLEAGUE, 5, BEFORE, BEFORE));

  private static MessageBuilder letter(String key, String results) {
    return message(key)
        .from(COLLEAGUE)
        .header("received", "from a.example (x [203.0.113.4]) by mx.mailbox.example with ESMTPS")
        .header("authentication-results", results);
  }

  private static List<Message> after(Message last) {
    List<Message> all = new ArrayList<>();
    IntStream.range(0, 5)
        .mapToObj(i -> letter("p" + i, "mx.mailbox.example; dmarc=pass").build())
        .forEach(all::add);
    all.add(last);
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {FAIL, "mx.mailbox.example; spf=fail smtp.mailfrom=partner.example; dkim=fail"})
  void findsALetterOfACorrespondentWhoUsuallyPasses(String results) {
    tester.finds(
        after(letter("m1", results).build()),
        "message-failed-origin MEDIUM FAIR MESSAGE:m1 {usual=5, standing=known}");
    tester.finds(
        after(letter("m1", results).flagged(MessageFlag.ANSWERED).build()),
        "message-failed-origin HIGH FAIR MESSAGE:m1 {variant=answered}");
  }

  @Test
  void weighsADomainThatNeverPassesLittle() {
    tester.finds(letter("m1", FAIL).build(), "message-failed-origin LOW WEAK MESSAGE:m1 {usual=0}");
    tester.finds(
        letter("m1", FAIL).from(OWNER).build(),
        "message-failed-origin LOW WEAK MESSAGE:m1 {standing=own}");
  }

  @Test
  void findsAProvidersName() {
    tester.finds(
        letter("m1", FAIL).from("no-reply@accounts.google.com").build(),
        "message-failed-origin MEDIUM FAIR MESSAGE:m1 {standing=provider}");
  }

  @Test
  void believesAServerThatLeavesItsNameOut() {
    tester.finds(
        after(
            message("m1")
                .from(COLLEAGUE)
                .header("received", "from a by AM0.eurprd01.prod.outlook.com with HTTPS")
                .header("authentication-results", "spf=fail; dkim=none; dmarc=fail action=none")
                .build()),
        "message-failed-origin MEDIUM FAIR MESSAGE:m1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.elsewhere.example; dmarc=fail",
        "mx.mailbox.example; dmarc=fail; arc=pass",
        "mx.mailbox.example; dmarc=none; spf=softfail",
        "mx.mailbox.example; dmarc=fail; dkim=pass header.d=partner.example",
        "mx.mailbox.example; spf=fail; dkim=pass header.d=list.example",
        "mx.mailbox.example (dmarc=fail); dmarc=none"
      })
  void leavesWhatItsServerDoesNotSayAlone(String results) {
    tester.findsNothing(letter("m1", results).build());
  }

  private static final String SEALED = FAIL + "; arc=pass";
  private static final String SEEN =
      "i=1; mx.university.example; dkim=pass header.d=partner.example; dmarc=pass"
          + " header.from=partner.example";

  private static Message passedOn(String results, String... seals) {
    return letter("m1", results).headers("arc-authentication-results", List.of(seals)).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SEEN,
        "i=1; gw.example; dkim=pass header.i=@mail.partner.example",
        // it saw nothing either way
        "i=1; gw.example; spf=pass smtp.mailfrom=partner.example"
      })
  void leavesALetterAloneThatAForwarderChanged(String seen) {
    tester.findsNothing(after(passedOn(SEALED, seen)).toArray(Message[]::new));
    tester.findsNothing(
        after(passedOn(SEALED, "i=2; list.example; arc=pass; dmarc=fail", seen))
            .toArray(Message[]::new));
  }

  @Test
  void countsNoForwardedLetterAmongThoseThatPass() {
    List<Message> all = new ArrayList<>();
    IntStream.range(0, 5)
        .mapToObj(i -> letter("f" + i, SEALED).header("arc-authentication-results", SEEN).build())
        .forEach(all::add);
    all.add(letter("m1", FAIL).build());
    tester.finds(all, "message-failed-origin LOW WEAK MESSAGE:m1 {usual=0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i=1; gw.example; dmarc=fail header.from=partner.example",
        "i=1; gw.example; dkim=fail header.d=partner.example",
        "i=1; gw.example; arc=fail; dmarc=pass header.from=partner.example"
      })
  void findsALetterThatTheForwarderSawFail(String seen) {
    tester.finds(
        after(passedOn(SEALED, seen)), "message-failed-origin MEDIUM FAIR MESSAGE:m1 {usual=5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FAIL,
        FAIL + "; arc=none",
        FAIL + "; arc=fail",
        FAIL + "; arc=fail; arc=pass",
        FAIL + " (arc=pass)",
        "mx.mailbox.example; dmarc=fail reason=\"arc=pass\""
      })
  void believesNoForwarderForWhomTheReceivingServerDoesNotVouch(String results) {
    tester.finds(
        after(passedOn(results, SEEN)), "message-failed-origin MEDIUM FAIR MESSAGE:m1 {usual=5}");
  }

  @Test
  void leavesListsJunkAndStrangersAlone() {
    tester.findsNothing(letter("m1", FAIL).header("list-id", "<l.example>").build());
    tester.findsNothing(letter("m1", FAIL).in(FolderRole.JUNK).build());
    tester.findsNothing(letter("m1", FAIL).from("x@stranger.example").build());
  }
}
