package org.inboxaudit.check.exposure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SensitiveContent;
import org.inboxaudit.evidence.SourceId;

/// How many messages and how many files hold each kind of content.
///
/// @param source the connector that told of them; of several, the first by name
record SensitiveCounts(
    String source, Map<SensitiveContent, Long> messages, Map<SensitiveContent, Long> files) {

  static SensitiveCounts none() {
    return new SensitiveCounts(
        "", new EnumMap<>(SensitiveContent.class), new EnumMap<>(SensitiveContent.class));
  }

  SensitiveCounts andMessage(Evidence evidence, Set<SensitiveContent> kinds) {
    return and(evidence, kinds, messages);
  }

  SensitiveCounts andFile(Evidence evidence, Set<SensitiveContent> kinds) {
    return and(evidence, kinds, files);
  }

  private SensitiveCounts and(
      Evidence evidence, Set<SensitiveContent> kinds, Map<SensitiveContent, Long> counts) {
    if (kinds.isEmpty()) {
      return this;
    }
    kinds.forEach(kind -> counts.merge(kind, 1L, Long::sum));
    String name = evidence.ref().source().value();
    boolean first = source.isEmpty() || name.compareTo(source) < 0;
    return new SensitiveCounts(first ? name : source, messages, files);
  }

  /// The mailbox as a whole, as the place of a finding about one kind.
  EvidenceRef mailbox(SensitiveContent kind) {
    return new EvidenceRef(new SourceId(source), EvidenceKind.MESSAGE, "mailbox", word(kind));
  }

  static String word(SensitiveContent kind) {
    return switch (kind) {
      case IDENTITY_PAPER -> "identity-paper";
      case CREDENTIAL -> "credential";
      case MEDICAL -> "medical";
      case TRAVEL -> "travel";
      case PEOPLE_LIST -> "people-list";
      case MONEY -> "money";
      case LEGAL -> "legal";
    };
  }
}
