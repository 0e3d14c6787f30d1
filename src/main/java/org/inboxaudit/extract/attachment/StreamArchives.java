package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.dump.DumpArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into archives that are read from front to back: tar, ar (Debian packages), cpio, dump.
final class StreamArchives {
  /// The first file of a package of Debian.
  private static final String DEBIAN = "debian-binary";

  private StreamArchives() {}

  static void read(Examined file, FileType type, Inspection inspection) throws IOException {
    boolean more = true;
    try (ArchiveInputStream<? extends ArchiveEntry> archive = open(file.bytes, type)) {
      for (ArchiveEntry entry = archive.getNextEntry();
          entry != null && more;
          entry = archive.getNextEntry()) {
        more = entry(file, archive, entry, inspection);
      }
    }
  }

  private static ArchiveInputStream<? extends ArchiveEntry> open(byte[] bytes, FileType type)
      throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    try {
      return switch (type) {
        case TAR -> new TarArchiveInputStream(in, "UTF-8");
        case AR -> new ArArchiveInputStream(in);
        case CPIO -> new CpioArchiveInputStream(in, "UTF-8");
        case DUMP -> new DumpArchiveInputStream(in);
        default -> throw new IllegalArgumentException("not an archive of this sort");
      };
    } catch (ArchiveException cause) {
      throw new IOException(cause);
    }
  }

  private static boolean entry(
      Examined file,
      ArchiveInputStream<? extends ArchiveEntry> archive,
      ArchiveEntry entry,
      Inspection inspection)
      throws IOException {
    String name = entry.getName() == null ? "" : entry.getName();
    EntryNames.judge(name, file);
    if (name.equals(DEBIAN)) {
      file.traits.add(AttachmentTrait.PROGRAM);
    }
    if (entry instanceof TarArchiveEntry tar
        && (tar.isLink() || tar.isSymbolicLink() || !tar.isFile())) {
      // to a place of the system itself many honest ones lead
      String target = tar.getLinkName();
      if (!target.startsWith("/") && EntryNames.linkEscapes(tar.isLink() ? "x" : name, target)) {
        file.traits.add(AttachmentTrait.MALFORMED);
      }
      return true;
    }
    if (entry.isDirectory()) {
      return true;
    }
    if (!canRead(archive, entry)) {
      return inspection.named(file, name, entry.getSize());
    }
    return inspection.entry(file, name, inspection.take(archive), entry.getSize());
  }

  @SuppressWarnings("unchecked") // an archive is only asked about its own entries
  private static boolean canRead(
      ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry) {
    return ((ArchiveInputStream<ArchiveEntry>) archive).canReadEntryData(entry);
  }
}
