package org.inboxaudit.source.imap;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// What is to be fetched of one message, and what becomes of it.
///
/// @param kind what it is fetched for
/// @param expected octets that are likely to come
/// @param packing makes the extractor's input of what came
/// @param otherwise what to ask for in its place, given the octets that came, none if nothing did;
///   if anything, they are not read
/// @param instead what to ask for in its place, once it was read; if anything, it is not told
///   itself
/// @param then what to ask for as well, once it was told
record PartRequest(
    EvidenceKind kind,
    long uid,
    List<Piece> pieces,
    long expected,
    Packing packing,
    Function<List<byte[]>, Optional<PartRequest>> otherwise,
    Function<Extracted, Optional<PartRequest>> instead,
    Function<Extracted, Optional<PartRequest>> then) {
  /// A server may count a little wrong.
  static final long MARGIN = 4 << 10;

  PartRequest {
    pieces = List.copyOf(pieces);
  }

  /// One that nothing follows.
  PartRequest(EvidenceKind kind, long uid, List<Piece> pieces, long expected, Packing packing) {
    this(
        kind,
        uid,
        pieces,
        expected,
        packing,
        _ -> Optional.empty(),
        _ -> Optional.empty(),
        _ -> Optional.empty());
  }

  /// What is asked for, as it stands in the command.
  String items() {
    return pieces.stream().map(Piece::item).collect(Collectors.joining(" "));
  }

  /// The first octets of a section.
  ///
  /// @param section empty for the whole message
  /// @param most octets to ask for
  record Piece(String section, Form form, long most) {
    Piece(String section, long most) {
      this(section, Form.AS_IT_STANDS, most);
    }

    private String item() {
      String name = form == Form.DECODED ? "BINARY" : "BODY";
      return "%s.PEEK[%s]<0.%d>".formatted(name, specifier(), most);
    }

    /// What stands between the brackets.
    private String specifier() {
      return form == Form.HEADER ? section + ".MIME" : section;
    }

    /// Its octets, empty if the answer does not hold it.
    Optional<byte[]> in(FetchAnswer answer) {
      return answer.copy(specifier(), form == Form.DECODED);
    }

    /// Whether the answer holds what was asked for, and not only what comes along with it.
    boolean isIn(FetchAnswer answer) {
      return form != Form.HEADER && answer.section(specifier(), form == Form.DECODED).isPresent();
    }
  }

  /// In which form a piece is asked for.
  enum Form {
    AS_IT_STANDS,
    /// Without its transfer encoding, which the server undoes (RFC 3516).
    DECODED,
    /// The header of the part, which comes along with it (RFC 9051 §6.4.5).
    HEADER
  }

  /// Makes the extractor's input of the octets that came, one piece after the other.
  @FunctionalInterface
  interface Packing {
    Raw pack(List<byte[]> pieces);
  }

  PartRequest asking(List<Piece> others) {
    return new PartRequest(kind, uid, others, expected, packing, otherwise, instead, then);
  }

  PartRequest orElse(Function<List<byte[]>, Optional<PartRequest>> other) {
    return new PartRequest(kind, uid, pieces, expected, packing, other, instead, then);
  }

  PartRequest orInstead(Function<Extracted, Optional<PartRequest>> other) {
    return new PartRequest(kind, uid, pieces, expected, packing, otherwise, other, then);
  }

  PartRequest andThen(Function<Extracted, Optional<PartRequest>> next) {
    return new PartRequest(kind, uid, pieces, expected, packing, otherwise, instead, next);
  }
}
