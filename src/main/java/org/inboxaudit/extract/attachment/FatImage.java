package org.inboxaudit.extract.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.inboxaudit.evidence.Gap;

/// Looks into a raw image of a disk with one FAT volume (ECMA-107 and its successors), as cameras,
/// sticks and `.img` files have. Partitions and other file systems are unreadable.
final class FatImage {
  private static final int RECORD = 32;
  private static final int LONG_NAME = 0x0f;
  private static final int VOLUME = 0x08;
  private static final int FOLDER = 0x10;
  private static final int DELETED = 0xe5;
  private static final int DEPTH = 20;
  private static final int FOLDERS = 1000;
  private static final int LARGEST_FOLDER = 1 << 20;
  private static final int[] NAME_PLACES = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};

  private final Examined file;
  private final Inspection inspection;
  private final byte[] bytes;
  private final Set<Long> folders = new HashSet<>();
  private int clusterSize;
  private int table;
  private long data;
  private int width;
  private long clusters;

  private FatImage(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
    this.bytes = file.bytes;
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    FatImage image = new FatImage(file, inspection);
    byte[] bytes = file.bytes;
    int sector = Octets.little16(bytes, 11);
    int perCluster = bytes[13] & 0xff;
    int reserved = Octets.little16(bytes, 14);
    int tables = bytes[16] & 0xff;
    int rootRecords = Octets.little16(bytes, 17);
    boolean jump = bytes[0] == (byte) 0xeb || bytes[0] == (byte) 0xe9;
    if (!jump || perCluster == 0 || reserved == 0 || tables == 0 || tables > 4) {
      inspection.unreadable(Gap.UNKNOWN); // partitions, or another file system
      return;
    }
    long perTable = Octets.little16(bytes, 22);
    perTable = perTable == 0 ? Octets.little32(bytes, 36) : perTable;
    long root = (reserved + tables * perTable) * sector;
    long total = Octets.little16(bytes, 19);
    total = total == 0 ? Octets.little32(bytes, 32) : total;
    image.table = Octets.place(bytes, (long) reserved * sector);
    image.clusterSize = perCluster * sector;
    image.data = root + (long) rootRecords * RECORD;
    image.clusters = (total * sector - image.data) / image.clusterSize;
    image.width = image.clusters < 4085 ? 12 : image.clusters < 65_525 ? 16 : 32;
    if (image.width == 32) {
      image.folder(image.chain(Octets.little32(bytes, 44), LARGEST_FOLDER), 0);
    } else {
      int begin = Octets.place(bytes, root);
      int end = Octets.place(bytes, image.data);
      image.folder(Arrays.copyOfRange(bytes, begin, end), 0);
    }
  }

  private boolean folder(byte[] records, int depth) throws IOException {
    StringBuilder longName = new StringBuilder();
    for (int at = 0; at + RECORD <= records.length && records[at] != 0; at += RECORD) {
      int marks = records[at + 11] & 0xff;
      if ((records[at] & 0xff) == DELETED) {
        longName.setLength(0);
      } else if (marks == LONG_NAME) {
        longName.insert(0, piece(records, at)); // the last piece comes first
        if (longName.length() > 300) {
          longName.setLength(300);
        }
      } else {
        String name = longName.isEmpty() ? shortName(records, at) : longName.toString();
        longName.setLength(0);
        if ((marks & VOLUME) == 0
            && records[at] != '.'
            && !entry(records, at, name, (marks & FOLDER) != 0, depth)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean entry(byte[] records, int at, String name, boolean folder, int depth)
      throws IOException {
    long first = Octets.little16(records, at + 26);
    if (width == 32) {
      first |= (Octets.little16(records, at + 20) & 0x0fffL) << 16;
    }
    if (folder) {
      if (depth >= DEPTH || folders.size() >= FOLDERS) {
        inspection.beyondLimit(Gap.UNKNOWN);
        return false;
      }
      return !folders.add(first) || folder(chain(first, LARGEST_FOLDER), depth + 1);
    }
    long size = Octets.little32(records, at + 28);
    byte[] content = chain(first, size);
    return content.length == size
        ? inspection.entry(file, name, inspection.stretch(content, 0, size), size)
        : inspection.named(file, name, size);
  }

  /// What lies in a chain of clusters; never more than the image itself, even if it is a circle.
  private byte[] chain(long first, long size) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    long cluster = first;
    while (cluster >= 2
        && cluster < clusters + 2
        && content.size() < size
        && content.size() + clusterSize <= bytes.length) {
      long from = data + (cluster - 2) * clusterSize;
      if (from + clusterSize > bytes.length) {
        break;
      }
      content.write(bytes, (int) from, (int) Math.min(clusterSize, size - content.size()));
      cluster = next(cluster);
    }
    return content.toByteArray();
  }

  private long next(long cluster) {
    return switch (width) {
      case 12 -> {
        int pair = Octets.little16(bytes, (int) (table + cluster * 3 / 2));
        yield (cluster & 1) == 0 ? pair & 0xfff : pair >> 4;
      }
      case 16 -> Octets.little16(bytes, (int) (table + cluster * 2));
      default -> Octets.little32(bytes, (int) (table + cluster * 4)) & 0x0fffffff;
    };
  }

  private static String piece(byte[] records, int at) {
    StringBuilder piece = new StringBuilder();
    for (int place : NAME_PLACES) {
      int c = Octets.little16(records, at + place);
      if (c == 0 || c == 0xffff) {
        break;
      }
      piece.append((char) c);
    }
    return piece.toString();
  }

  private static String shortName(byte[] records, int at) {
    String name = new String(records, at, 8, StandardCharsets.ISO_8859_1).strip();
    String extension = new String(records, at + 8, 3, StandardCharsets.ISO_8859_1).strip();
    return extension.isEmpty() ? name : name + "." + extension;
  }
}
