package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into cabinets (MS-CAB). Folders that are stored or compressed by MSZIP are opened, those
/// by LZX or Quantum are told by the names of their files.
final class Cabinet {
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;
  private static final int RESERVE = 4;
  private static final int NAME = 256;
  private static final int UTF8_NAME = 0x80;
  private static final int NO_FOLDER = 0xfffd;

  private Cabinet() {}

  private record Entry(String name, int folder, long offset, long size) {}

  static void read(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    int flags = Octets.little16(bytes, 30);
    int at = 36;
    int folderReserve = 0;
    int blockReserve = 0;
    if ((flags & RESERVE) != 0) {
      folderReserve = bytes[38] & 0xff;
      blockReserve = bytes[39] & 0xff;
      at = 40 + Octets.little16(bytes, 36);
    }
    int neighbours = ((flags & PREVIOUS) != 0 ? 2 : 0) + ((flags & NEXT) != 0 ? 2 : 0);
    for (int i = 0; i < neighbours; i++) {
      at += Octets.text(bytes, at, NAME, StandardCharsets.ISO_8859_1).length() + 1;
    }
    List<CabinetFolder> folders = new ArrayList<>();
    for (int i = Octets.little16(bytes, 26); i > 0; i--) {
      folders.add(
          new CabinetFolder(
              bytes,
              Octets.place(bytes, Octets.little32(bytes, at)),
              Octets.little16(bytes, at + 4),
              Octets.little16(bytes, at + 6) & 0xf,
              blockReserve));
      at += 8 + folderReserve;
    }
    List<Entry> entries = entries(bytes);
    for (Entry entry : entries) {
      EntryNames.judge(entry.name, file);
    }
    for (int i = 0; i < folders.size(); i++) {
      int folder = i;
      List<Entry> inside =
          entries.stream()
              .filter(entry -> entry.folder == folder)
              .sorted(Comparator.comparingLong(Entry::offset))
              .toList();
      if (!read(file, folders.get(i), inside, inspection)) {
        return;
      }
    }
    // begun in the cabinet before, or going on in the next
    for (Entry entry : entries) {
      if (entry.folder >= folders.size() && !inspection.named(file, entry.name, entry.size)) {
        return;
      }
      if (entry.folder >= folders.size() && entry.folder < NO_FOLDER) {
        file.traits.add(AttachmentTrait.MALFORMED);
      }
    }
  }

  private static List<Entry> entries(byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    int at = Octets.place(bytes, Octets.little32(bytes, 16));
    for (int i = Octets.little16(bytes, 28); i > 0; i--) {
      boolean utf8 = (Octets.little16(bytes, at + 14) & UTF8_NAME) != 0;
      String raw = Octets.text(bytes, at + 16, NAME, StandardCharsets.ISO_8859_1);
      entries.add(
          new Entry(
              utf8 ? Octets.text(bytes, at + 16, NAME, StandardCharsets.UTF_8) : raw,
              Octets.little16(bytes, at + 8),
              Octets.little32(bytes, at + 4),
              Octets.little32(bytes, at)));
      at += 16 + raw.length() + 1;
    }
    return entries;
  }

  private static boolean read(
      Examined file, CabinetFolder folder, List<Entry> entries, Inspection inspection)
      throws IOException {
    long at = 0;
    boolean broken = !folder.opens();
    InputStream content = folder.content();
    for (Entry entry : entries) {
      if (!broken && entry.offset < at) {
        file.traits.add(AttachmentTrait.MALFORMED); // one file over another
        broken = true;
      }
      Taken taken = new Taken(new byte[0], false);
      if (!broken) {
        try {
          at += inspection.take(new Limited(content, entry.offset - at)).bytes().length;
          taken = inspection.take(new Limited(content, entry.size));
          at += taken.bytes().length;
        } catch (IOException | IndexOutOfBoundsException _) {
          file.traits.add(AttachmentTrait.MALFORMED);
          broken = true;
        }
      }
      boolean more =
          broken
              ? inspection.named(file, entry.name, entry.size)
              : inspection.entry(file, entry.name, taken, entry.size);
      if (!more) {
        return false;
      }
    }
    return true;
  }

  /// At most so many octets of a stream.
  private static final class Limited extends StretchStream {
    private final InputStream content;
    private long left;

    Limited(InputStream content, long left) {
      this.content = content;
      this.left = left;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = content.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
