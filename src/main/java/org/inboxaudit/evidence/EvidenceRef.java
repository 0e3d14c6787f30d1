package org.inboxaudit.evidence;

/// Names one place in a mailbox, the same way in every audit.
///
/// @param source the connector that saw it
/// @param kind what kind of evidence lies there
/// @param key what names the place within its kind, for a message derived from its content so that
///   a copy or a move does not make a new one
/// @param part tells two things in one place apart; empty where there is only one
public record EvidenceRef(SourceId source, EvidenceKind kind, String key, String part) {

  /// A reference to the whole of a place.
  public EvidenceRef(SourceId source, EvidenceKind kind, String key) {
    this(source, kind, key, "");
  }

  /// The same place, another part of it.
  public EvidenceRef withPart(String otherPart) {
    return new EvidenceRef(source, kind, key, otherPart);
  }
}
