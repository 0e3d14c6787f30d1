package org.inboxaudit.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// One question asked of a mailbox.
///
/// Implementations have no fields and do no I/O: the same evidence and context give the same
/// findings, today and in a test. They are found by their [CheckInfo] annotation; there is no list
/// to edit.
public sealed interface Check permits ItemCheck, FoldCheck {

  /// The annotation every check carries.
  default CheckInfo info() {
    CheckInfo info = getClass().getAnnotation(CheckInfo.class);
    if (info == null) {
      throw new IllegalStateException(getClass() + " carries no @CheckInfo");
    }
    return info;
  }

  default CheckId id() {
    return new CheckId(info().id());
  }

  /// The kinds of evidence this check reads.
  default Set<EvidenceKind> reads() {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    Arrays.stream(info().reads()).map(EvidenceKind::of).forEach(kinds::add);
    return kinds;
  }

  /// Whether the operator supplied what this question is asked with. If not it is not asked, and
  /// the report says so.
  default boolean canBeAsked(AuditContext context) {
    return true;
  }

  /// Which deep kinds of which messages the check wants to see.
  default Wanted wants() {
    return Wanted.NOTHING;
  }

  /// Header fields, in lower case, that the check needs in [Message#headers].
  default Set<String> headers() {
    return Set.of();
  }

  /// A finding about a piece of evidence, with this check's own weights.
  default Finding about(Evidence evidence) {
    return about(evidence.ref());
  }

  /// A finding about one part of a piece of evidence; `part` keeps two findings in one place apart.
  default Finding about(Evidence evidence, Object part) {
    return about(evidence.ref().within(part.toString()));
  }

  /// That there is more than is told, behind the last place that is.
  default Finding more(EvidenceRef last) {
    return about(last.withPart("more")).at(Severity.INFO, Confidence.WEAK).with("variant", "more");
  }

  /// A finding about a place.
  default Finding about(EvidenceRef place) {
    CheckInfo info = info();
    return new Finding(
        id(), place, Optional.empty(), info.severity(), info.confidence(), new TreeMap<>());
  }
}
