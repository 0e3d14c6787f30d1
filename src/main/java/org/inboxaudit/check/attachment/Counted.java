package org.inboxaudit.check.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;

/// Files by kind, counted, with the newest of each kind: five hundred locked payslips are one thing
/// to say.
record Counted(SortedMap<String, Kind> kinds) {

  /// @param opened how many of them came with a message that was opened or answered
  /// @param ref the newest, of several always the same
  /// @param at when that one came, in seconds since 1970
  record Kind(long files, long opened, EvidenceRef ref, long at, String file, String sender) {
    private Kind and(Kind other) {
      Kind newer = isNewer(other) ? this : other;
      return new Kind(
          files + other.files,
          opened + other.opened,
          newer.ref,
          newer.at,
          newer.file,
          newer.sender);
    }

    private boolean isNewer(Kind other) {
      return at != other.at ? at > other.at : place().compareTo(other.place()) < 0;
    }

    private String place() {
      return ref.key() + "|" + ref.part() + "|" + file + "|" + sender;
    }
  }

  static Counted nothing() {
    return new Counted(new TreeMap<>());
  }

  Counted and(String kind, Attachment file) {
    Message message = file.message();
    kinds.merge(
        kind,
        new Kind(
            1,
            message.opened() ? 1 : 0,
            file.ref(),
            message.receivedAt().getEpochSecond(),
            Shown.of(Arrival.path(file)),
            Shown.of(Arrival.sender(message))),
        Kind::and);
    return this;
  }

  /// One finding for each kind.
  List<Finding> findings(BiFunction<EvidenceRef, String, Finding> about) {
    List<Finding> findings = new ArrayList<>();
    kinds.forEach(
        (kind, counted) ->
            findings.add(
                about
                    .apply(counted.ref().within(kind), kind)
                    .with("variant", kind)
                    .with("count", counted.files())
                    .with("opened", counted.opened())
                    .with("file", counted.file())
                    .with("sender", counted.sender())));
    return findings;
  }
}
