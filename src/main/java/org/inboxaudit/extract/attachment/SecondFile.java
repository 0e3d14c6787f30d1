package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.HexFormat;
import org.inboxaudit.evidence.AttachmentTrait;

/// Finds a second file behind a first: an archive, a document or a program that was put behind a
/// picture, a sound or a document, and an archive with junk before it. Unpackers look for their
/// marks wherever they stand; filters look at the beginning.
///
/// ZIP files are found by their end ([ZipEnd]).
final class SecondFile {
  private static final HexFormat HEX = HexFormat.of();

  /// Marks so long that none stands in compressed data by chance.
  private static final Marks MARKS =
      Marks.of(
          HEX.parseHex("526172211a0700"),
          HEX.parseHex("526172211a070100"),
          HEX.parseHex("377abcaf271c00"),
          HEX.parseHex("4d53434600000000"),
          HEX.parseHex("d0cf11e0a1b11ae1"),
          "%PDF-1.".getBytes(ISO_8859_1));

  /// What every program of Windows says under DOS.
  private static final Marks STUB =
      Marks.of("This program cannot be run in DOS mode".getBytes(ISO_8859_1));

  private static final int HEADER = 512;

  /// What a browser, Windows or a server runs wherever it stands.
  private static final Marks SCRIPTS =
      Marks.ofWords("<script", "<hta:application", "<?php ", "wscript.", "<jsp:");

  /// So far from its end a script is sought in a picture.
  private static final int TEXT = 1 << 20;

  private SecondFile() {}

  static void read(Examined file, FileType type, Inspection inspection) throws IOException {
    int from = begin(file, type);
    if (from < 0) {
      return;
    }
    int at = place(file.bytes, from);
    if (at > 0) {
      file.traits.add(AttachmentTrait.MALFORMED); // two files in one
      file.traits.add(AttachmentTrait.CONTAINER);
      int length = file.bytes.length - at;
      inspection.entry(file, "behind", inspection.stretch(file.bytes, at, length), length);
    } else if (isPicture(type)) {
      script(file);
    }
  }

  /// Where a second file may begin, -1 if none is sought.
  private static int begin(Examined file, FileType type) {
    return switch (type) {
      case JPEG, PNG, GIF, RTF -> 8;
      case PDF -> PdfDocument.end(file.bytes);
      case OTHER ->
          isMedia(file.bytes)
                  || AttachmentNames.traits(file.name).contains(AttachmentTrait.CONTAINER)
              ? 1
              : -1;
      default -> -1;
    };
  }

  private static boolean isPicture(FileType type) {
    return type == FileType.JPEG || type == FileType.PNG || type == FileType.GIF;
  }

  /// Pictures, sound and film of which nothing else is known here.
  private static boolean isMedia(byte[] bytes) {
    return Signatures.isAt(bytes, 0, "BM")
        || Signatures.isAt(bytes, 0, "RIFF")
        || Signatures.isAt(bytes, 4, "ftyp")
        || Signatures.isAt(bytes, 0, "ID3")
        || Signatures.isAt(bytes, 0, "OggS")
        || Signatures.isAt(bytes, 0, "II*\0")
        || Signatures.isAt(bytes, 0, "MM\0*")
        || Signatures.isAt(bytes, 0, "\0\0\1\0");
  }

  private static int place(byte[] bytes, int from) {
    int first = MARKS.find(bytes, from);
    int stub = STUB.find(bytes, from);
    for (int at = stub; at > Math.max(from, stub - HEADER); at--) {
      if (bytes[at] == 'M' && bytes[at + 1] == 'Z') {
        return first < 0 ? at : Math.min(first, at);
      }
    }
    return first;
  }

  private static void script(Examined file) {
    if (SCRIPTS.find(file.bytes, file.bytes.length - TEXT) >= 0) {
      file.traits.add(AttachmentTrait.MALFORMED);
      file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
    }
  }
}
