package org.inboxaudit.source.imap;

import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.extract.attachment.AttachmentNames;
import org.inboxaudit.extract.mime.PartHeader;
import org.inboxaudit.source.imap.PartRequest.Form;
import org.inboxaudit.source.imap.PartRequest.Piece;

/// What speaks against the structure of a message as the server tells it (RFC 9051 §7.5.2): that is
/// one reading, and mail programs have others.
///
/// @param message with its parts
/// @param body octets behind its header
record StructureDoubts(Message message, long body) {
  /// What boundaries and the headers of parts take, in all and for each part.
  private static final long SEAMS = 1 << 10;

  private static final long SEAM = 768;

  /// How many headers of parts are looked at, and how much of each.
  private static final int HEADERS = 30;

  private static final long HEADER = 8 << 10;

  /// Up to this size of a message its octets are accounted for once the headers of its parts have
  /// come; beyond, [#SEAMS] must do.
  private static final long ACCOUNTED = 64 << 10;

  /// A line between parts with its ends (RFC 2046 §5.1.1).
  private static final long BOUNDARY = 78;

  /// A sentence for programs that know no parts.
  private static final long PREAMBLE = 64;

  /// The header of a multipart within another.
  private static final long INNER = 160;

  /// Whether there is far more behind the header than the parts account for: something stands
  /// before the first part, behind the last, or in one that the server did not see. The same if it
  /// could not tell what a part is, or how a file's name ends, or if all of them are empty.
  boolean atFirstSight() {
    List<Part> parts = message.parts();
    long told = sizes();
    return told == 0
        || body - told > SEAMS + SEAM * parts.size()
        || parts.stream().anyMatch(part -> part.mediaType().endsWith("/") || isOddlyNamed(part));
  }

  /// Whether a file has no name that says what opens it, or one that looks like what a program with
  /// other rules would read differently.
  private static boolean isOddlyNamed(Part part) {
    String type = part.mediaType();
    if (!part.isFile()
        || isOnlyRecognised(type)
        || type.startsWith("message/")
        || type.contains("signature")
        || type.contains("pgp")) {
      return false;
    }
    String name = part.fileName();
    return name.contains("=?") || name.contains("''") || !AttachmentNames.namesType(name);
  }

  /// Whether nobody looks into such a file, so that it is enough to know that it is one. What it
  /// truly is decides its first octets; if they say something else, it is looked into whole. SVG is
  /// a document with scripts.
  static boolean isOnlyRecognised(String type) {
    return type.startsWith("audio/")
        || type.startsWith("video/")
        || (type.startsWith("image/") && !type.startsWith("image/svg"));
  }

  /// The headers that would settle the rest; none if the message is one text, whose header is that
  /// of the message and was read.
  List<Piece> headers() {
    Part first = message.parts().getFirst();
    boolean isOneText = message.parts().size() == 1 && first.isText() && first.size() == body;
    return isOneText
        ? List.of()
        : looked().map(part -> new Piece(part.section(), Form.HEADER, HEADER)).toList();
  }

  private Stream<Part> looked() {
    return message.parts().stream().limit(HEADERS);
  }

  /// Whether doubts remain: a header says something else than the server, so that programs may show
  /// another file, or a message that is not long holds more than its parts and their headers.
  ///
  /// @param headers what came of [#headers], in this order; one that did not come is empty
  boolean remain(List<byte[]> headers) {
    List<Part> parts = looked().toList();
    for (int i = 0; i < parts.size(); i++) {
      if (PartHeader.saysElse(headers.get(i), parts.get(i).fileName())) {
        return true;
      }
    }
    long told = sizes() + headers.stream().mapToLong(header -> header.length).sum();
    return body <= ACCOUNTED
        && headers.size() == message.parts().size()
        && headers.stream().allMatch(header -> header.length > 0)
        && body - told > seams();
  }

  private long sizes() {
    return message.parts().stream().mapToLong(Part::size).sum();
  }

  /// What stands between parts at most: a line before each and one behind the last of a multipart,
  /// the preamble, the headers of multiparts within the message.
  private long seams() {
    long multiparts =
        message.parts().stream()
            .map(part -> part.section().substring(0, Math.max(0, part.section().lastIndexOf('.'))))
            .distinct()
            .count();
    return BOUNDARY * (message.parts().size() + multiparts) + PREAMBLE + INNER * (multiparts - 1);
  }
}
