package org.inboxaudit.audit;

import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Checks that exist only to watch the engine. Vetoed, so that they never join the catalog.
final class TestChecks {
  private TestChecks() {}

  @Vetoed
  @CheckInfo(id = "rule-test-flag", reads = MailRule.class, severity = Severity.HIGH)
  static final class FlagRules implements ItemCheck<MailRule> {
    @Override
    public List<Finding> inspect(MailRule rule, AuditContext context) {
      return rule.name().equals("bad") ? List.of(about(rule)) : List.of();
    }
  }

  /// Finds something weak in every rule, and something grave in a bad one.
  @Vetoed
  @CheckInfo(id = "rule-test-weigh", reads = MailRule.class, severity = Severity.LOW)
  static final class WeighRules implements ItemCheck<MailRule> {
    @Override
    public List<Finding> inspect(MailRule rule, AuditContext context) {
      Finding finding = about(rule);
      return List.of(rule.name().equals("bad") ? finding.at(Severity.HIGH) : finding);
    }
  }

  @Vetoed
  @CheckInfo(id = "signin-test-flag", reads = SignIn.class, severity = Severity.HIGH)
  static final class FlagSignIns implements ItemCheck<SignIn> {
    @Override
    public List<Finding> inspect(SignIn signIn, AuditContext context) {
      return signIn.client().equals("XX") ? List.of(about(signIn)) : List.of();
    }
  }

  @Vetoed
  @CheckInfo(id = "signin-test-fail", reads = SignIn.class, severity = Severity.HIGH)
  static final class FailOnSignIn implements ItemCheck<SignIn> {
    @Override
    public List<Finding> inspect(SignIn signIn, AuditContext context) {
      throw new IllegalStateException("on purpose");
    }
  }

  /// Finds nothing.
  private interface Quiet extends ItemCheck<SignIn> {
    @Override
    default List<Finding> inspect(SignIn signIn, AuditContext context) {
      return List.of();
    }
  }

  private static final Wanted NOBODY_KNOWS =
      (_, _) -> {
        throw new IllegalStateException("on purpose");
      };

  @Vetoed
  @CheckInfo(id = "signin-test-want", reads = SignIn.class, severity = Severity.HIGH)
  static final class FailToWant implements Quiet {
    @Override
    public Wanted wants() {
      return NOBODY_KNOWS;
    }
  }

  /// Wants the same.
  @Vetoed
  @CheckInfo(id = "signin-test-want-too", reads = SignIn.class, severity = Severity.HIGH)
  static final class FailToWantToo implements Quiet {
    @Override
    public Wanted wants() {
      return NOBODY_KNOWS;
    }
  }

  @Vetoed
  @CheckInfo(id = "signin-test-letters", reads = SignIn.class, severity = Severity.HIGH)
  static final class WantLetters implements Quiet {
    @Override
    public Wanted wants() {
      return (_, _) -> Set.of(EvidenceKind.NOTICE);
    }
  }

  /// Counts folders and their messages: any folder counted twice shows.
  @Vetoed
  @CheckInfo(
      id = "exposure-test-count",
      reads = {Folder.class, SignIn.class},
      severity = Severity.INFO)
  static final class CountFolders
      implements FoldCheck<org.inboxaudit.evidence.Evidence, CountFolders.Count> {
    record Count(long folders, long signIns) {}

    @Override
    public Count start() {
      return new Count(0, 0);
    }

    @Override
    public Count step(
        Count count, org.inboxaudit.evidence.Evidence evidence, AuditContext context) {
      return evidence instanceof Folder
          ? new Count(count.folders() + 1, count.signIns())
          : new Count(count.folders(), count.signIns() + 1);
    }

    @Override
    public List<Finding> conclude(Count count, AuditContext context) {
      return List.of(
          about(new EvidenceRef(new SourceId("mail"), EvidenceKind.FOLDER, "all"))
              .with("folders", count.folders())
              .with("sign_ins", count.signIns()));
    }
  }

  /// How many were seen.
  record Tally(long seen) {}

  /// Counts sign-ins, and nothing that is read in full at every audit.
  @Vetoed
  @CheckInfo(id = "signin-test-count", reads = SignIn.class, severity = Severity.INFO)
  static final class CountSignIns implements FoldCheck<SignIn, Tally> {
    @Override
    public Tally start() {
      return new Tally(0);
    }

    @Override
    public Tally step(Tally count, SignIn signIn, AuditContext context) {
      return new Tally(count.seen() + 1);
    }

    @Override
    public List<Finding> conclude(Tally count, AuditContext context) {
      return List.of(
          about(new EvidenceRef(new SourceId("mail"), EvidenceKind.SIGN_IN, "all"))
              .with("sign_ins", count.seen()));
    }
  }

  /// Counts folders only.
  @Vetoed
  @CheckInfo(id = "rule-test-folders", reads = Folder.class, severity = Severity.INFO)
  static final class CountFoldersOnly implements FoldCheck<Folder, Tally> {
    @Override
    public Tally start() {
      return new Tally(0);
    }

    @Override
    public Tally step(Tally count, Folder folder, AuditContext context) {
      return new Tally(count.seen() + 1);
    }

    @Override
    public List<Finding> conclude(Tally count, AuditContext context) {
      return List.of(
          about(new EvidenceRef(new SourceId("mail"), EvidenceKind.FOLDER, "all"))
              .with("folders", count.seen()));
    }
  }

  /// Tells what the mailbox index holds.
  @Vetoed
  @CheckInfo(id = "exposure-test-index", reads = Message.class, severity = Severity.INFO)
  static final class TellIndex implements FoldCheck<Message, Tally> {
    @Override
    public Tally start() {
      return new Tally(0);
    }

    @Override
    public Tally step(Tally count, Message message, AuditContext context) {
      return new Tally(count.seen() + 1);
    }

    @Override
    public List<Finding> conclude(Tally count, AuditContext context) {
      return List.of(
          about(new EvidenceRef(new SourceId("mail"), EvidenceKind.MESSAGE, "all"))
              .with("messages", count.seen())
              .with("people", context.index().correspondents())
              .with("years", context.index().messagesByYear()));
    }
  }

  /// Tells what is known of the rules.
  @Vetoed
  @CheckInfo(id = "rule-test-history", reads = MailRule.class, severity = Severity.INFO)
  static final class TellRules implements FoldCheck<MailRule, Tally> {
    @Override
    public Tally start() {
      return new Tally(0);
    }

    @Override
    public Tally step(Tally count, MailRule rule, AuditContext context) {
      return new Tally(count.seen() + 1);
    }

    @Override
    public List<Finding> conclude(Tally count, AuditContext context) {
      return List.of(
          about(new EvidenceRef(new SourceId("mail"), EvidenceKind.MAIL_RULE, "main", "1"))
              .with(
                  "changes",
                  context.rules().changes().stream()
                      .map(change -> change.difference() + " " + change.name())
                      .toList())
              .with("others", context.rules().alsoUsedBy()));
    }
  }
}
