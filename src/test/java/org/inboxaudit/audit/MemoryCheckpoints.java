package org.inboxaudit.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.Finding;

/// Checkpoints in memory, for tests of the engine.
public final class MemoryCheckpoints implements Checkpoints {
  private final Map<AuditId, Saved> audits = new HashMap<>();
  private int saves;

  /// What is kept of one audit.
  private static final class Saved {
    private Optional<Progress> progress = Optional.empty();
    private final SortedMap<String, Finding> findings = new TreeMap<>();
    private final SortedMap<String, Long> contacts = new TreeMap<>();
    private final SortedMap<Integer, Long> years = new TreeMap<>();
  }

  int saves() {
    return saves;
  }

  private Saved of(AuditId id) {
    return audits.computeIfAbsent(id, _ -> new Saved());
  }

  @Override
  public Optional<Progress> load(AuditId id) {
    return of(id).progress;
  }

  @Override
  public void save(AuditId id, Progress newProgress, List<Finding> newFindings, IndexDelta learnt) {
    saves++;
    Saved audit = of(id);
    audit.progress = Optional.of(newProgress);
    newFindings.forEach(finding -> audit.findings.put(finding.fingerprint(), finding));
    learnt
        .contacts()
        .forEach(
            (address, contact) ->
                audit.contacts.merge(
                    address.toString(), contact.heardFrom() + contact.writtenTo(), Long::sum));
    learnt.messagesByYear().forEach((year, count) -> audit.years.merge(year, count, Long::sum));
  }

  @Override
  public List<Finding> findings(AuditId id) {
    return List.copyOf(of(id).findings.values());
  }

  @Override
  public boolean takeOver(AuditId earlier, AuditId later, Progress next, Predicate<Finding> stays) {
    if (of(earlier).progress.isEmpty() || of(later).progress.isPresent()) {
      return false;
    }
    Saved audit = of(earlier);
    audit.progress = Optional.of(next);
    audit.findings.values().removeIf(stays.negate());
    audits.put(later, audit);
    audits.remove(earlier);
    return true;
  }

  @Override
  public void forget(AuditId id) {
    audits.remove(id);
  }

  @Override
  public MailboxIndex index(AuditId id, boolean complete) {
    Saved audit = of(id);
    return new MailboxIndex() {
      @Override
      public boolean complete() {
        return complete;
      }

      @Override
      public Optional<Correspondent> correspondent(EmailAddress address) {
        return Optional.ofNullable(audit.contacts.get(address.toString()))
            .map(
                n -> new Correspondent(n, 0, Optional.empty(), Optional.empty(), Optional.empty()));
      }

      @Override
      public boolean sentFile(String sha256) {
        return false;
      }

      @Override
      public boolean holdsMessage(String messageId) {
        return false;
      }

      @Override
      public boolean answered(String messageId) {
        return false;
      }

      @Override
      public boolean passedOn(String messageId) {
        return false;
      }

      @Override
      public long correspondents() {
        return audit.contacts.size();
      }

      @Override
      public SortedMap<Integer, Long> messagesByYear() {
        return new TreeMap<>(Map.copyOf(audit.years));
      }
    };
  }
}
