package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// Holds what the directory of a ZIP file says against what lies where it points. Readers believe
/// the one or the other, and who wants to show a filter another file than the receiver lets them
/// differ.
///
/// @param sound whether both say the same
/// @param hidden where files begin of which the directory says nothing
record ZipStructure(boolean sound, List<Integer> hidden) {
  private static final int LOCAL_HEADER = 30;
  private static final int MOST_HIDDEN = 20;

  ZipStructure {
    hidden = List.copyOf(hidden);
  }

  static ZipStructure of(byte[] bytes, List<ZipArchiveEntry> entries) {
    List<ZipArchiveEntry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    Set<String> names = new HashSet<>();
    List<Integer> hidden = new ArrayList<>();
    boolean sound = !ZipEnd.isAmbiguous(bytes);
    long behind = 0;
    for (ZipArchiveEntry entry : inOrder) {
      long offset = entry.getLocalHeaderOffset();
      sound &=
          names.add(entry.getName())
              && offset >= behind
              && agrees(bytes, entry)
              && !EntryNames.escapes(entry.getName());
      hidden(bytes, behind, offset, hidden);
      behind = Math.max(behind, end(bytes, entry));
    }
    hidden(bytes, behind, bytes.length, hidden);
    return new ZipStructure(sound && hidden.isEmpty(), hidden);
  }

  /// Name, method and lock are told twice.
  private static boolean agrees(byte[] bytes, ZipArchiveEntry entry) {
    long offset = entry.getLocalHeaderOffset();
    if (offset < 0 || offset + LOCAL_HEADER > bytes.length) {
      return false;
    }
    int at = (int) offset;
    byte[] name = entry.getRawName();
    int length = Octets.little16(bytes, at + 26);
    int begin = at + LOCAL_HEADER;
    boolean locked = (Octets.little16(bytes, at + 6) & 1) != 0;
    return Signatures.isAt(bytes, at, "PK\3\4")
        && begin + length <= bytes.length
        && name != null
        && sameName(Arrays.copyOfRange(bytes, begin, begin + length), name)
        && locked == entry.getGeneralPurposeBit().usesEncryption()
        && Octets.little16(bytes, at + 8) == entry.getMethod();
  }

  /// Where a name goes beyond ASCII, packers write it once as it was and once as it could be
  /// written; then what it ends in must be the same.
  private static boolean sameName(byte[] local, byte[] name) {
    return Arrays.equals(local, name)
        || ((isBeyondAscii(local) || isBeyondAscii(name))
            && extension(local).equals(extension(name)));
  }

  private static boolean isBeyondAscii(byte[] name) {
    for (byte octet : name) {
      if (octet < 0) {
        return true;
      }
    }
    return false;
  }

  private static String extension(byte[] name) {
    return AttachmentNames.extension(new String(name, StandardCharsets.ISO_8859_1));
  }

  private static long end(byte[] bytes, ZipArchiveEntry entry) {
    long offset = entry.getLocalHeaderOffset();
    if (offset < 0 || offset + LOCAL_HEADER > bytes.length) {
      return 0;
    }
    int at = (int) offset;
    long data =
        offset + LOCAL_HEADER + Octets.little16(bytes, at + 26) + Octets.little16(bytes, at + 28);
    return data + Math.max(entry.getCompressedSize(), 0);
  }

  private static void hidden(byte[] bytes, long from, long to, List<Integer> hidden) {
    int end = (int) Math.min(to, bytes.length);
    for (int at = (int) Math.min(from, end); at < end && hidden.size() < MOST_HIDDEN; at++) {
      if (bytes[at] == 'P' && Signatures.isAt(bytes, at, "PK\3\4") && isHeader(bytes, at)) {
        hidden.add(at);
        at += (int) Math.min(Octets.little32(bytes, at + 18), end - at);
      }
    }
  }

  private static boolean isHeader(byte[] bytes, int at) {
    int version = at + LOCAL_HEADER <= bytes.length ? Octets.little16(bytes, at + 4) & 0xff : 255;
    return version <= 63 && Octets.little16(bytes, at + 26) > 0;
  }
}
