package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;

/// Looks into images of optical discs (ECMA-119, ISO 9660): the names of Joliet or Rock Ridge where
/// they are, for those are what people see. An image that has UDF alone is left to [UdfImage].
final class IsoImage {
  private static final int SECTOR = 2048;
  private static final int FIRST = 16;
  private static final int DESCRIPTORS = 64;
  private static final int PRIMARY = 1;
  private static final int SUPPLEMENTARY = 2;
  private static final int ROOT = 156;
  private static final int RECORD = 33;
  private static final int DIRECTORY = 2;
  private static final int FOLDERS = 1000;
  private static final int LARGEST_FOLDER = 1 << 20;

  private final Examined file;
  private final Inspection inspection;
  private final byte[] bytes;
  private boolean wide;

  private IsoImage(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
    this.bytes = file.bytes;
  }

  private record Folder(long sector, long size) {}

  static void read(Examined file, Inspection inspection) throws IOException {
    IsoImage image = new IsoImage(file, inspection);
    int volume = image.volume();
    if (volume < 0) {
      UdfImage.read(file, inspection);
      return;
    }
    image.folders(
        new Folder(
            Octets.little32(image.bytes, volume + ROOT + 2),
            Octets.little32(image.bytes, volume + ROOT + 10)));
  }

  /// The descriptor of the volume whose names people see: that of Joliet, or else the first.
  private int volume() {
    int primary = -1;
    for (int i = FIRST; i < FIRST + DESCRIPTORS; i++) {
      int at = i * SECTOR;
      if (at + SECTOR > bytes.length || !Signatures.isAt(bytes, at + 1, "CD001")) {
        break;
      }
      if (bytes[at] == PRIMARY && primary < 0) {
        primary = at;
      } else if (bytes[at] == SUPPLEMENTARY
          && bytes[at + 88] == '%'
          && bytes[at + 89] == '/'
          && "@CE".indexOf(bytes[at + 90]) >= 0) {
        wide = true;
        return at;
      }
    }
    return primary;
  }

  private void folders(Folder root) throws IOException {
    Deque<Folder> waiting = new ArrayDeque<>();
    Set<Long> seen = new HashSet<>();
    waiting.add(root);
    while (!waiting.isEmpty()) {
      Folder folder = waiting.poll();
      if (!seen.add(folder.sector)) {
        // what leads back to where one was before leads nowhere
        file.traits.add(AttachmentTrait.MALFORMED);
        inspection.unreadable(Gap.UNKNOWN);
        continue;
      }
      if (seen.size() > FOLDERS || waiting.size() > FOLDERS) {
        inspection.beyondLimit(Gap.UNKNOWN);
        return;
      }
      if (!records(folder, waiting)) {
        return;
      }
    }
  }

  private boolean records(Folder folder, Deque<Folder> waiting) throws IOException {
    int at = Octets.place(bytes, folder.sector * SECTOR);
    int end = (int) Math.min(bytes.length, at + Math.min(folder.size, LARGEST_FOLDER));
    if (end - at < folder.size) {
      inspection.unreadable(Gap.UNKNOWN);
    }
    while (at < end) {
      int length = bytes[at] & 0xff;
      if (length == 0) {
        at = (at / SECTOR + 1) * SECTOR; // a record never crosses sectors
        continue;
      }
      int nameLength = at + RECORD <= end ? bytes[at + RECORD - 1] & 0xff : 0;
      if (length < RECORD + nameLength || at + length > end || nameLength == 0) {
        throw new MalformedFile("no record");
      }
      long sector = Octets.little32(bytes, at + 2) + (bytes[at + 1] & 0xff);
      long size = Octets.little32(bytes, at + 10);
      boolean self = nameLength == 1 && (bytes[at + RECORD] & 0xff) < 2; // "." and ".."
      if (!self && (bytes[at + 25] & DIRECTORY) != 0) {
        waiting.add(new Folder(sector, size));
      } else if (!self && !entry(name(at, length, nameLength), sector, size)) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private boolean entry(String name, long sector, long size) throws IOException {
    if (size > 0 && sector * SECTOR + size > bytes.length) {
      file.traits.add(AttachmentTrait.MALFORMED);
      return inspection.named(file, name, size);
    }
    long from = Math.min(sector * SECTOR, bytes.length);
    return inspection.entry(file, name, inspection.stretch(bytes, from, size), size);
  }

  private String name(int at, int length, int nameLength) {
    String name =
        new String(
            bytes,
            at + RECORD,
            nameLength,
            wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    int version = name.lastIndexOf(';');
    if (version > 0) {
      name = name.substring(0, version);
    }
    String other = wide ? "" : rockRidge(at + RECORD + (nameLength | 1), at + length);
    return other.isEmpty() ? name : other;
  }

  /// The name by which systems of the Unix family know it (IEEE P1282 §4.1.4), in pieces.
  private String rockRidge(int from, int end) {
    StringBuilder name = new StringBuilder();
    int at = from;
    while (at + 4 < end) {
      int length = bytes[at + 2] & 0xff;
      if (length < 4 || at + length > end) {
        break;
      }
      if (bytes[at] == 'N' && bytes[at + 1] == 'M' && length > 5) {
        name.append(new String(bytes, at + 5, length - 5, StandardCharsets.UTF_8));
      }
      at += length;
    }
    return name.toString();
  }
}
