package org.inboxaudit.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.Finding;

/// Checkpoints in memory, for tests of the engine. Keeps one audit.
public final class MemoryCheckpoints implements Checkpoints {
  private Optional<Progress> progress = Optional.empty();
  private final SortedMap<String, Finding> findings = new TreeMap<>();
  private final SortedMap<String, Long> contacts = new TreeMap<>();
  private final SortedMap<Integer, Long> years = new TreeMap<>();
  private int saves;

  int saves() {
    return saves;
  }

  @Override
  public Optional<Progress> load(AuditId id) {
    return progress;
  }

  @Override
  public void save(AuditId id, Progress newProgress, List<Finding> newFindings, IndexDelta learnt) {
    saves++;
    progress = Optional.of(newProgress);
    newFindings.forEach(finding -> findings.put(finding.fingerprint(), finding));
    learnt
        .contacts()
        .forEach(
            (address, contact) ->
                contacts.merge(
                    address.toString(), contact.heardFrom() + contact.writtenTo(), Long::sum));
    learnt.messagesByYear().forEach((year, count) -> years.merge(year, count, Long::sum));
  }

  @Override
  public List<Finding> findings(AuditId id) {
    return List.copyOf(findings.values());
  }

  @Override
  public void forget(AuditId id) {
    progress = Optional.empty();
    findings.clear();
    contacts.clear();
    years.clear();
  }

  @Override
  public MailboxIndex index(AuditId id, boolean complete) {
    return new MailboxIndex() {
      @Override
      public boolean complete() {
        return complete;
      }

      @Override
      public Optional<Correspondent> correspondent(EmailAddress address) {
        return Optional.ofNullable(contacts.get(address.toString()))
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
      public long correspondents() {
        return contacts.size();
      }

      @Override
      public SortedMap<Integer, Long> messagesByYear() {
        return new TreeMap<>(Map.copyOf(years));
      }
    };
  }
}
