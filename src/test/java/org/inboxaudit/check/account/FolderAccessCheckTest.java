package org.inboxaudit.check.account;

import static org.inboxaudit.evidence.EvidenceFixtures.grant;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.AccessGrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderAccessCheckTest {
  private final CheckTester tester = CheckTester.of(new FolderAccessCheck());

  @ParameterizedTest
  @ValueSource(strings = {"anyone", "anonymous", "authenticated", "#anyone", "Anyone"})
  void findsAnInboxThatIsOpenToAll(String everybody) {
    tester.finds(
        grant("INBOX", everybody, "lr"),
        "account-folder-access CRITICAL STRONG ACCESS_GRANT:%s {variant=anyone, folder=INBOX, folders=1}"
            .formatted(everybody));
  }

  @Test
  void asksAboutAnotherFolderThatIsOpenToAll() {
    tester.finds(
        grant("Announcements", "anyone", "lrw"),
        "account-folder-access MEDIUM WEAK ACCESS_GRANT:anyone {folder=Announcements}");
  }

  @Test
  void findsAPersonOnceForAllFolders() {
    tester.finds(
        List.of(
            grant("Work", "ann@elsewhere.example", "lr"),
            grant("INBOX", "ann@elsewhere.example", "lrs"),
            grant("Archive", "ann@elsewhere.example", "lrswipkxtea")),
        "account-folder-access MEDIUM FAIR ACCESS_GRANT:ann@elsewhere.example"
            + " {grantee=ann@elsewhere.example, folder=INBOX, folders=3}");
  }

  @Test
  void findsAPersonWhomTheServerNamesWithoutADomain() {
    tester.finds(
        grant("INBOX", "user=ann", "lr"),
        "account-folder-access MEDIUM FAIR ACCESS_GRANT:user=ann {grantee=user=ann}");
  }

  @Test
  void weighsAColleagueLittle() {
    tester.finds(
        grant("INBOX", "secretary@mailbox.example", "lrswi"),
        "account-folder-access LOW WEAK ACCESS_GRANT:secretary@mailbox.example"
            + " {variant=colleague}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "lp", "p", "s", ""})
  void leavesRightsAloneThatOpenNothing(String rights) {
    tester.findsNothing(grant("INBOX", "anyone", rights), grant("INBOX", "ann", rights));
  }

  @Test
  void leavesTheOwnersOtherAccountAndAdministratorsAlone() {
    tester.findsNothing(
        grant("INBOX", "owner@mailbox.example", "lr"),
        grant("INBOX", "group=administrators", "lrswipkxtea"));
  }

  @Test
  void tellsNamesApartThatLookAlike() {
    tester.finds(
        List.of(grant("INBOX", "ann", "lr"), grant("INBOX", "ann\u200b", "lr")),
        "account-folder-access MEDIUM FAIR ACCESS_GRANT:ann",
        "account-folder-access MEDIUM FAIR ACCESS_GRANT:ann#%x".formatted("ann\u200b".hashCode()));
  }

  @Test
  void looksAtSoManyPeopleAndSaysSo() {
    List<AccessGrant> grants = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 70; i++) {
      grants.add(grant("INBOX", "u" + i, "lr"));
      if (i < 60) {
        lines.add("account-folder-access MEDIUM FAIR ACCESS_GRANT:u" + i);
      }
    }
    lines.add("account-folder-access LOW WEAK ACCESS_GRANT:more {variant=more}");
    tester.finds(grants, lines.toArray(String[]::new));
  }
}
