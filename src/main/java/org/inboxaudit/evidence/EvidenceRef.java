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

  /// Something within this place, whatever part the place itself is.
  public EvidenceRef within(String detail) {
    return withPart(part.isEmpty() ? detail : part + "/" + detail);
  }

  /// Whether this is a place, or something within it.
  public boolean isWithin(EvidenceRef place) {
    return source.equals(place.source)
        && kind == place.kind
        && key.equals(place.key)
        && (part.equals(place.part) || place.part.isEmpty() || part.startsWith(place.part + "/"));
  }

  /// The same place, another part of it.
  public EvidenceRef withPart(String otherPart) {
    return new EvidenceRef(source, kind, key, otherPart);
  }
}
