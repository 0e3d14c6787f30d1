package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Instant;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class ReplyToCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private static final String COLLEAGUE = "colleague@partner.example";
  private final CheckTester tester =
      CheckTester.of(new ReplyToCheck())
          .withIndex(
              FakeIndex.empty()
                  .wroteTo(COLLEAGUE, 5, BEFORE, BEFORE)
                  .wroteTo("colleague@gmx.net", 5, BEFORE, BEFORE));

  private static MessageBuilder letter() {
    return message("m1").from(COLLEAGUE);
  }

  @Test
  void findsACorrespondentWhoseAnswersGoToAFreeMailbox() {
    tester.finds(
        letter().replyTo("colleague.partner@gmail.com").build(),
        "message-reply-to MEDIUM FAIR MESSAGE:m1 {target=colleague.partner@gmail.com,"
            + " standing=known}");
    tester.finds(
        letter().replyTo("x@gmail.com").flagged(MessageFlag.ANSWERED).build(),
        "message-reply-to HIGH FAIR MESSAGE:m1 {variant=answered}");
  }

  @Test
  void findsACorrespondentWhoseAnswersGoToAlmostTheSameDomain() {
    tester.finds(
        letter().replyTo("colleague@partnor.example").build(),
        "message-reply-to MEDIUM FAIR MESSAGE:m1 {target=colleague@partnor.example}");
    tester.findsNothing(letter().replyTo("colleague@partner.test").build());
  }

  @Test
  void findsAProvidersNameAndLessTheOwners() {
    tester.finds(
        letter().from("no-reply@accounts.google.com").replyTo("x@gmx.net").build(),
        "message-reply-to MEDIUM FAIR MESSAGE:m1 {standing=provider}");
    tester.finds(
        letter().from("form@mailbox.example").replyTo("visitor@gmail.com").build(),
        "message-reply-to LOW WEAK MESSAGE:m1 {standing=own}");
  }

  @Test
  void leavesListsAndServicesAlone() {
    tester.findsNothing(
        letter().replyTo("x@gmail.com").header("list-id", "<l.partner.example>").build());
    tester.findsNothing(letter().replyTo("tickets@help.example").build());
    tester.findsNothing(letter().replyTo("other@partner.example", "x@gmail.com").build());
    tester.findsNothing(
        letter()
            .from("drive-shares-noreply@google.com")
            .replyTo("ann@gmail.com")
            .header("received", "from a by mx.mailbox.example with ESMTPS")
            .header("authentication-results", "mx.mailbox.example; dmarc=pass")
            .build());
  }

  @Test
  void leavesStrangersAndKnownSecondAddressesAlone() {
    tester.findsNothing(letter().from("x@stranger.example").replyTo("x@gmail.com").build());
    tester.findsNothing(letter().replyTo("colleague@gmx.net").build());
  }
}
