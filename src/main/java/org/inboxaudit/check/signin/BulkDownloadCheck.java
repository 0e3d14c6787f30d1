package org.inboxaudit.check.signin;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.signin.Volumes.Volume;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds days on which one network took a great part of the mailbox, or removed much of it (S21,
/// S23).
///
/// The size of a mailbox in octets is not known here, so a day is compared with the owner's own
/// middle day, and the messages fetched with those that are there. A new device does the same on
/// its first day, a backup does it every week; a network that was known for a month weighs little.
///
/// Blind spot: who reads one message at a time, through the web page, or by a forward.
@CheckInfo(
    id = "signin-bulk-download",
    reads = MailSession.class,
    severity = Severity.HIGH,
    signs = {"S21", "S23", "S36"},
    features = {"C15", "E15"},
    attack = {"T1114.002", "T1070.008"})
final class BulkDownloadCheck implements FoldCheck<MailSession, Volumes> {
  private static final int ENOUGH_DAYS = 10;
  private static final long MEGABYTE = 1L << 20;

  @Override
  public Volumes start() {
    return Volumes.none();
  }

  @Override
  public Volumes step(Volumes state, MailSession session, AuditContext context) {
    return state.and(session, Whence.orUnknown(session.address(), context));
  }

  @Override
  public List<Finding> conclude(Volumes state, AuditContext context) {
    if (state.days() < ENOUGH_DAYS) {
      return state.kept().values().stream()
          .limit(1)
          .map(volume -> about(volume.ref().withPart("history")).at(Severity.INFO))
          .map(little -> little.with("variant", "too-little").with("count", state.days()))
          .toList();
    }
    long messages = context.index().messagesByYear().values().stream().mapToLong(n -> n).sum();
    return state.kept().values().stream()
        .filter(volume -> state.isOdd(volume, messages))
        .map(volume -> weigh(volume, state, context))
        .toList();
  }

  private Finding weigh(Volume volume, Volumes all, AuditContext context) {
    Finding told =
        about(volume.ref())
            .when(volume.when())
            .with("network", volume.network())
            .with("country", volume.country())
            .with("use", volume.use().isEmpty() ? "common" : volume.use())
            .with("megabytes", volume.octets() / MEGABYTE)
            .with("middle_day", all.middleDay() / MEGABYTE)
            .with("messages", volume.read())
            .with("removed", volume.removed());
    Finding weak = told.at(Severity.LOW, Confidence.WEAK);
    if (Whence.isDayOfOurs(volume.when(), context)) {
      return weak.with("variant", "own-trace");
    }
    Finding named = volume.removesMuch() ? told.with("variant", "removed") : told;
    boolean innocent =
        switch (OwnersWord.on(volume.network(), volume.country(), volume.when(), context)) {
          case CONFIRMED, JOURNEY -> true;
          case DENIED -> false;
          case NOTHING ->
              !all.isNew(volume) || (!volume.use().isEmpty() && context.owner().usesVpn());
        };
    return innocent ? named.at(Severity.LOW, Confidence.WEAK) : named;
  }
}
