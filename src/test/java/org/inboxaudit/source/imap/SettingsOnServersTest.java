package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.testing.CyrusServer;
import org.inboxaudit.testing.GreenMailServer;
import org.inboxaudit.testing.ImapTalk;
import org.inboxaudit.testing.MailboxState;
import org.inboxaudit.testing.Needed;
import org.inboxaudit.testing.TestMailServer;
import org.junit.jupiter.api.Test;

/// Rights and annotations on servers other than Dovecot, which [ImapSourceTest] reads.
class SettingsOnServersTest {

  private static List<Observation> read(TestMailServer server) throws Exception {
    return EvidenceSourceContract.read(
        ImapFixture.source(server.imapPort()),
        ImapFixture.access(server.imapPort(), "owner"),
        ImapFixture.plan(
            Round.WHOLE,
            Set.of(EvidenceKind.ACCESS_GRANT, EvidenceKind.ACCOUNT_SETTING),
            Cursor.START,
            ImapFixture.BUDGET));
  }

  private static List<Observation> of(EvidenceKind kind, List<Observation> said) {
    return said.stream()
        .filter(
            o ->
                (o instanceof Gap gap && gap.kind() == kind)
                    || (o instanceof Complete complete && complete.kind() == kind))
        .toList();
  }

  @Test
  void tellsARightThatWasGivenOnCyrusAndChangesNothing() throws Exception {
    Needed.here(CyrusServer.available(), "Cyrus (tools/install-test-servers)");
    try (CyrusServer server = CyrusServer.start()) {
      server.addUser("owner", "secret");
      server.addFolder("owner", "Work");
      try (ImapTalk talk = server.talk("owner")) {
        talk.ask("SETACL Work anyone lrs");
        talk.ask("SETACL INBOX ann lrw");
      }
      MailboxState before = server.state("owner");
      List<Observation> said = read(server);
      assertEquals(
          List.of("INBOX ann lrw", "Work anyone lrs"),
          said.stream()
              .filter(AccessGrant.class::isInstance)
              .map(AccessGrant.class::cast)
              .filter(grant -> grant.rights().contains("r"))
              .map(grant -> grant.folder() + " " + grant.grantee() + " " + grant.rights())
              .sorted()
              .toList());
      assertTrue(of(EvidenceKind.ACCESS_GRANT, said).getFirst() instanceof Complete);
      assertEquals(
          List.of(new Complete(EvidenceKind.ACCOUNT_SETTING, 0)),
          of(EvidenceKind.ACCOUNT_SETTING, said));
      assertEquals(Map.of(), before.differences(server.state("owner")));
    }
  }

  @Test
  void saysThatGreenMailKnowsNoRights() throws Exception {
    try (GreenMailServer server = GreenMailServer.start()) {
      server.addUser("owner", "secret");
      assertEquals(
          Set.of(
              Gap.of(EvidenceKind.ACCESS_GRANT, Reason.NOT_SUPPORTED),
              Gap.of(EvidenceKind.ACCOUNT_SETTING, Reason.NOT_SUPPORTED)),
          Set.copyOf(read(server)));
    }
  }
}
