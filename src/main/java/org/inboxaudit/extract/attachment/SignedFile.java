package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.DerWalk.Element;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into files that were wrapped by who signed or compressed them (CMS, RFC 5652 §5, RFC
/// 3274). Nothing of that is locked: mail programs show what lies in it as if it hung there itself
/// (S/MIME, RFC 8551 §3.5.2).
final class SignedFile {
  private static final byte[] DATA_TYPES = HexFormat.of().parseHex("06092a864886f70d0107");
  private static final byte[] COMPRESSED = HexFormat.of().parseHex("060b2a864886f70d0109100109");
  private static final byte[] ENVELOPED_AND_SIGNED =
      HexFormat.of().parseHex("060b2a864886f70d0109100117");
  private static final int SIGNED = 2;
  private static final int ENVELOPED = 3;

  /// How the header of a message begins that was wrapped.
  private static final List<String> HEADERS =
      List.of("content-", "mime-version:", "from:", "received:");

  private static final int LONGEST_BEGINNING = 20;

  private final byte[] bytes;
  private final DerWalk walk;

  private SignedFile(byte[] bytes) {
    this.bytes = bytes;
    this.walk = new DerWalk(bytes);
  }

  /// What such a wrapping is by the kind of content it announces, [FileType#OTHER] for none.
  static FileType type(byte[] bytes) {
    if (bytes.length < 30 || bytes[0] != DerWalk.SEQUENCE) {
      return FileType.OTHER;
    }
    int length = bytes[1] & 0xff;
    int at = length > 0x80 && length <= 0x84 ? length - 0x80 + 2 : 2;
    if (Octets.stands(bytes, COMPRESSED, at)) {
      return FileType.SIGNED;
    }
    if (Octets.stands(bytes, ENVELOPED_AND_SIGNED, at)) {
      return FileType.SEALED;
    }
    if (!Octets.stands(bytes, DATA_TYPES, at)) {
      return FileType.OTHER;
    }
    return switch (bytes[at + DATA_TYPES.length]) {
      case SIGNED -> FileType.SIGNED;
      case ENVELOPED -> FileType.SEALED;
      default -> FileType.OTHER;
    };
  }

  /// A signature apart from what it signs wraps nothing.
  static void read(Examined file, Inspection inspection) throws IOException {
    SignedFile wrapping = new SignedFile(file.bytes);
    Optional<byte[]> content = wrapping.content();
    if (content.isEmpty()) {
      return;
    }
    file.traits.add(AttachmentTrait.CONTAINER);
    boolean deflated = Octets.indexOf(file.bytes, COMPRESSED, 0) >= 0;
    InputStream stored = new ByteArrayInputStream(content.get());
    try (InputStream plain = deflated ? new InflaterInputStream(stored) : stored) {
      Taken taken = inspection.take(plain);
      inspection.entry(file, name(file, taken.bytes()), taken, taken.bytes().length);
    }
  }

  /// What lies in the first sequence that holds a content behind its type (RFC 5652 §5.2). A type
  /// without a content belongs to a signature apart.
  private Optional<byte[]> content() throws MalformedFile {
    Element all = walk.at(0);
    boolean typed = false;
    for (Element outer : walk.within(all)) {
      if (outer.is(DerWalk.CONTEXT)) {
        for (Element field : walk.within(walk.at(outer.from()))) {
          List<Element> parts = field.is(DerWalk.SEQUENCE) ? walk.within(field) : List.of();
          boolean typedHere = !parts.isEmpty() && parts.getFirst().is(DerWalk.OBJECT_IDENTIFIER);
          if (typedHere && parts.size() > 1 && parts.get(1).is(DerWalk.CONTEXT)) {
            return Optional.of(octets(walk.at(parts.get(1).from())));
          }
          typed |= typedHere;
        }
      }
    }
    if (!typed) {
      throw new MalformedFile("a wrapping of nothing");
    }
    return Optional.empty();
  }

  private byte[] octets(Element stored) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (stored.isConstructed()) {
      for (Element piece : walk.within(stored)) {
        content.write(bytes, piece.from(), piece.to() - piece.from());
      }
    } else if (stored.is(DerWalk.OCTETS)) {
      content.write(bytes, stored.from(), stored.to() - stored.from());
    }
    return content.toByteArray();
  }

  /// `invoice.pdf` for `invoice.pdf.p7m`; a part of a message has no name of its own.
  private static String name(Examined file, byte[] content) {
    String start =
        Octets.text(content, 0, LONGEST_BEGINNING, StandardCharsets.ISO_8859_1)
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return HEADERS.stream().anyMatch(start::startsWith)
        ? "message.eml"
        : EntryNames.uncompressed(file.name);
  }
}
