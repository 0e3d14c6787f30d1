package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Looks into tar archives, and into files that were merely compressed.
final class StreamArchives {

  private StreamArchives() {}

  static void read(Examined file, FileType type, Inspection inspection) throws IOException {
    InputStream bytes = new ByteArrayInputStream(file.bytes);
    if (type == FileType.TAR) {
      tar(file, bytes, inspection);
      return;
    }
    try (InputStream content =
        type == FileType.GZIP
            ? GzipCompressorInputStream.builder()
                .setInputStream(bytes)
                .setDecompressConcatenated(true)
                .get()
            : new BZip2CompressorInputStream(bytes, true)) {
      Inspection.Taken taken = inspection.take(content);
      inspection.entry(file, nameInside(file.name), taken, taken.bytes().length);
    }
  }

  private static void tar(Examined file, InputStream bytes, Inspection inspection)
      throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(bytes)) {
      boolean more = true;
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null && more;
          entry = tar.getNextEntry()) {
        if (entry.isFile() && tar.canReadEntryData(entry)) {
          more = inspection.entry(file, entry.getName(), inspection.take(tar), entry.getSize());
        }
      }
    }
  }

  /// `report.pdf` for `report.pdf.gz`, `report.tar` for `report.tgz`.
  private static String nameInside(String name) {
    String extension = AttachmentNames.extension(name);
    int dot = name.lastIndexOf('.');
    if (dot < 1) {
      return name;
    }
    boolean shortTar = extension.equals("tgz") || extension.equals("tbz");
    return name.substring(0, dot) + (shortTar ? ".tar" : "");
  }
}
