package org.inboxaudit.check.message;

import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;

/// With which programs drafts were written, beside those of sent mail.
///
/// A draft has its final Message-ID and its trace from nowhere yet, so only the name of the program
/// and the time zone are compared.
///
/// @param sent how many sent messages
/// @param programs those of sent mail
/// @param zones those of sent mail
/// @param drafts the drafts of programs that name themselves
record DraftHabits(
    long sent, SortedSet<String> programs, SortedSet<String> zones, ClientHabits drafts) {
  private static final int MOST = 100;

  static DraftHabits none() {
    return new DraftHabits(0, new TreeSet<>(), new TreeSet<>(), ClientHabits.none());
  }

  DraftHabits and(Message message, AuditContext context) {
    FolderRole role = message.locator().role();
    boolean own = message.from().filter(from -> !context.owns(from)).isEmpty();
    String program = ClientFingerprint.program(message);
    if (role == FolderRole.SENT && own) {
      add(programs, program);
      message
          .sentAt()
          .map(OffsetDateTime::getOffset)
          .ifPresent(offset -> add(zones, offset.toString()));
      return new DraftHabits(sent + 1, programs, zones, drafts);
    }
    return role == FolderRole.DRAFTS && !program.equals("–")
        ? new DraftHabits(sent, programs, zones, drafts.and(message, context))
        : this;
  }

  private static void add(SortedSet<String> values, String value) {
    values.add(value);
    if (values.size() > MOST) {
      values.removeLast();
    }
  }

  /// The drafts by the name of the program alone, of programs that no sent message was written
  /// with.
  SortedMap<String, ClientHabit> foreign() {
    SortedMap<String, ClientHabit> foreign = new TreeMap<>();
    drafts.kept().values().stream()
        .filter(habit -> !programs.contains(habit.program()))
        .forEach(habit -> foreign.merge(habit.program(), habit, ClientHabit::and));
    return foreign;
  }
}
