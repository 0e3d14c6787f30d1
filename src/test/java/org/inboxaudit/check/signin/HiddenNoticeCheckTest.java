package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.junit.jupiter.api.Test;

class HiddenNoticeCheckTest {
  private final CheckTester tester = CheckTester.of(new HiddenNoticeCheck());

  @Test
  void findsTheOneLetterInTheTrashWhileOthersStayed() {
    tester.finds(
        besideThreeInTheInbox(notice("n1", Event.NEW_SIGN_IN).in(FolderRole.TRASH).build()),
        "signin-hidden-notice MEDIUM FAIR NOTICE:n1 {folder=TRASH, provider=Google, read=no}");
  }

  @Test
  void weighsAHiddenLetterAboutAChangeMore() {
    tester.finds(
        besideThreeInTheInbox(notice("n1", Event.RECOVERY_CHANGED).in(FolderRole.TRASH).build()),
        "signin-hidden-notice HIGH FAIR NOTICE:n1");
  }

  @Test
  void findsALetterInAFolderNobodyOpens() {
    tester.finds(
        besideThreeInTheInbox(
            notice("n1", Event.NEW_SIGN_IN)
                .carried(letter -> letter.in("RSS Feeds", FolderRole.OTHER))
                .build()),
        "signin-hidden-notice MEDIUM FAIR NOTICE:n1");
  }

  @Test
  void findsARealLetterAmongJunk() {
    tester.finds(
        besideThreeInTheInbox(notice("n1", Event.NEW_SIGN_IN).in(FolderRole.JUNK).build()),
        "signin-hidden-notice MEDIUM FAIR NOTICE:n1");
  }

  @Test
  void leavesFalseLettersAmongJunkAlone() {
    tester.findsNothing(
        notice("n1", Event.NEW_SIGN_IN).in(FolderRole.JUNK).standing(Standing.CONTRADICTED).build(),
        notice("n2", Event.NEW_SIGN_IN).in(FolderRole.JUNK).standing(Standing.UNKNOWN).build());
  }

  @Test
  void isNotSureWithNothingToCompareWith() {
    tester.finds(
        notice("n1", Event.NEW_SIGN_IN).in(FolderRole.TRASH).build(),
        "signin-hidden-notice MEDIUM WEAK NOTICE:n1");
  }

  @Test
  void weighsATidyOwnersTrashLittle() {
    tester.finds(
        List.of(inTrash("n1"), inTrash("n2"), inTrash("n3")),
        "signin-hidden-notice LOW WEAK NOTICE:n1 {variant=tidy}",
        "signin-hidden-notice LOW WEAK NOTICE:n2 {variant=tidy}",
        "signin-hidden-notice LOW WEAK NOTICE:n3 {variant=tidy}");
  }

  @Test
  void mentionsOneFiledAsReadWhileOthersStayed() {
    tester.finds(
        besideThreeInTheInbox(
            notice("n1", Event.NEW_SIGN_IN)
                .carried(letter -> letter.in(FolderRole.ARCHIVE).flagged(MessageFlag.SEEN))
                .build()),
        "signin-hidden-notice LOW WEAK NOTICE:n1 {variant=filed}");
  }

  @Test
  void leavesAnOwnerWhoFilesThemAllAlone() {
    tester.findsNothing(filed("n1"), filed("n2"), filed("n3"));
  }

  @Test
  void leavesALetterThatAlsoLiesInTheInboxAlone() {
    tester.findsNothing(
        notice("n1", Event.NEW_SIGN_IN).in(FolderRole.TRASH).build(),
        notice("n1", Event.NEW_SIGN_IN).in(FolderRole.INBOX).build());
  }

  @Test
  void leavesLettersAboutAnotherAccountAlone() {
    tester.findsNothing(
        notice("n1", Event.NEW_SIGN_IN).about("friend@other.example").in(FolderRole.TRASH).build());
  }

  @Test
  void leavesLettersThatAreNotUnderstoodAlone() {
    tester.findsNothing(
        besideThreeInTheInbox(notice("n1", Event.NOT_UNDERSTOOD).in(FolderRole.TRASH).build())
            .toArray(Notice[]::new));
  }

  @Test
  void comparesLettersOfOneProviderOnly() {
    tester.finds(
        besideThreeInTheInbox(
            notice("n1", Event.NEW_SIGN_IN).by("yahoo").in(FolderRole.TRASH).build()),
        "signin-hidden-notice MEDIUM WEAK NOTICE:n1");
  }

  private static List<Notice> besideThreeInTheInbox(Notice... others) {
    List<Notice> letters = new ArrayList<>(Arrays.asList(others));
    IntStream.range(0, 3).forEach(i -> letters.add(notice("inbox" + i, Event.NEW_SIGN_IN).build()));
    return letters;
  }

  private static Notice inTrash(String key) {
    return notice(key, Event.NEW_SIGN_IN).in(FolderRole.TRASH).build();
  }

  private static Notice filed(String key) {
    return notice(key, Event.NEW_SIGN_IN)
        .carried(letter -> letter.in("Google", FolderRole.OTHER).flagged(MessageFlag.SEEN))
        .build();
  }
}
