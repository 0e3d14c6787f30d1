package org.inboxaudit.check.account;

import static org.inboxaudit.evidence.EvidenceFixtures.folder;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddFolderCheckTest {
  private final CheckTester tester = CheckTester.of(new OddFolderCheck());

  private static Folder holding(Folder folder, boolean subscribed, long messages) {
    return new Folder(folder.ref(), folder.name(), folder.role(), subscribed, messages);
  }

  private static Folder other(String name) {
    return folder(name, FolderRole.OTHER);
  }

  private static String finding(String folder, String facts) {
    return "account-odd-folder LOW WEAK FOLDER:" + folder + " {" + facts + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "x", "INBOX/.", "INBOX..", "INBOX.x", "Work/__", "Work.-", "..."})
  void findsMailInAFolderWithoutAName(String name) {
    tester.finds(other(name), finding(name, "folder=" + name + ", messages=10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inbox ", " Archive", "Arch\u200bive", "\u202eevihcrA"})
  void findsNamesThatHideSomething(String name) {
    tester.finds(other(name), finding(Shown.key(name), "variant=unseen"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Trash/Old", "INBOX.Trash.a.b", "RSS Feeds/News", "Papierkorb/Rechnungen"})
  void findsMailBelowWhatNobodyOpens(String name) {
    tester.finds(other(name), finding(name, "variant=below"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Work",
        "信",
        "工作",
        "ཡི་གེ",
        "می\u200cخواهم",
        "★",
        "📁",
        "v1.2",
        "Dr.",
        "St. Mary",
        "two  blanks",
        "[Gmail]/Important",
        "Sync Issues/Conflicts",
        "Sync Issues/Local Failures",
        "2024",
        "!Important",
        "C++"
      })
  void leavesOrdinaryNamesAlone(String name) {
    tester.findsNothing(other(name));
  }

  @Test
  void leavesEmptyFoldersAndThoseThatCannotBeOpenedAlone() {
    tester.findsNothing(holding(other("."), true, 0), holding(other("x"), true, -1));
  }

  @Test
  void leavesFoldersWithARoleAlone() {
    tester.findsNothing(folder("Trash/Junk", FolderRole.JUNK));
  }

  private static List<Folder> fiveSubscribedAnd(Folder... more) {
    List<Folder> folders = new ArrayList<>(List.of(more));
    for (String name : List.of("INBOX", "Sent", "Drafts", "Work", "Family")) {
      folders.add(other(name));
    }
    return folders;
  }

  @Test
  void findsTheOneFolderThatIsLeftOutOfTheList() {
    tester.finds(
        fiveSubscribedAnd(holding(other("Old"), false, 7)),
        finding("Old", "variant=unsubscribed, messages=7"));
  }

  @Test
  void leavesAProgramAloneThatSubscribesToNothing() {
    tester.findsNothing(holding(other("Old"), false, 7), holding(other("Work"), false, 7));
  }

  @Test
  void leavesManyUnsubscribedFoldersAlone() {
    tester.finds(
        fiveSubscribedAnd(
            holding(other("a1"), false, 1),
            holding(other("a2"), false, 1),
            holding(other("a3"), false, 1),
            holding(other("a4"), false, 1)));
  }

  @Test
  void leavesFoldersAloneThatProgramsMake() {
    tester.finds(
        fiveSubscribedAnd(
            holding(other("Notes"), false, 1),
            holding(other("Junk E-Mail"), false, 1),
            holding(other("Archive"), false, 1)));
  }
}
