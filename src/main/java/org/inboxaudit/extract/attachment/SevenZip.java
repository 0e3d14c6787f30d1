package org.inboxaudit.extract.attachment;

import java.io.IOException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;

/// Looks into 7z archives. Passwords are never guessed.
final class SevenZip {

  /// Its decompressors announce how much memory they want.
  private static final int MEMORY_KIB = 64 << 10;

  private SevenZip() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    try (SevenZFile archive =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(file.bytes))
            .setMaxMemoryLimitKiB(MEMORY_KIB)
            .get()) {
      entries(file, archive, inspection);
    } catch (PasswordRequiredException _) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
      inspection.unreadable(Gap.UNKNOWN);
    }
  }

  private static void entries(Examined file, SevenZFile archive, Inspection inspection)
      throws IOException {
    int told = 0;
    try {
      boolean more = true;
      for (SevenZArchiveEntry entry = archive.getNextEntry();
          entry != null && more;
          entry = archive.getNextEntry()) {
        told++;
        if (!entry.isDirectory()) {
          more =
              inspection.entry(
                  file,
                  name(entry),
                  inspection.take(archive.getInputStream(entry)),
                  entry.getSize());
        }
      }
    } catch (IOException | RuntimeException | NoClassDefFoundError cause) {
      // What cannot be unpacked still has a name.
      int n = 0;
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        if (++n >= Math.max(told, 1)
            && !entry.isDirectory()
            && !inspection.named(file, name(entry), entry.getSize())) {
          break;
        }
      }
      throw cause;
    }
  }

  private static String name(SevenZArchiveEntry entry) {
    return entry.getName() == null ? "" : entry.getName();
  }
}
