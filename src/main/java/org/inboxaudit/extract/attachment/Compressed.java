package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.inboxaudit.evidence.AttachmentTrait;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.XZInputStream;

/// Looks into files that were merely compressed.
final class Compressed {

  /// The decompressors announce how much memory they want.
  private static final int MEMORY_KIB = 64 << 10;

  private Compressed() {}

  static void read(Examined file, FileType type, Inspection inspection) throws IOException {
    Inspection.Taken taken;
    try {
      taken = take(file, type, true, inspection);
    } catch (IOException _) {
      // Unpackers stop in front of what does not belong behind the first stream.
      taken = take(file, type, false, inspection);
    }
    inspection.entry(file, name(file, type), taken, taken.bytes().length);
  }

  /// Unpackers take the name that gzip keeps (RFC 1952 §2.3.1) before that of the file. It counts
  /// if it says what opens the file and the other does not.
  private static String name(Examined file, FileType type) throws IOException {
    String outer = EntryNames.uncompressed(file.name);
    if (type != FileType.GZIP) {
      return outer;
    }
    try (GzipCompressorInputStream content =
        GzipCompressorInputStream.builder()
            .setInputStream(new ByteArrayInputStream(file.bytes))
            .get()) {
      String kept = content.getMetaData().getFileName();
      boolean runs =
          kept != null
              && AttachmentNames.traits(kept).contains(AttachmentTrait.PROGRAM)
              && !AttachmentNames.traits(outer).contains(AttachmentTrait.PROGRAM);
      return runs ? kept : outer;
    }
  }

  private static Inspection.Taken take(
      Examined file, FileType type, boolean all, Inspection inspection) throws IOException {
    try (InputStream content = open(file.bytes, type, all)) {
      return inspection.take(content);
    }
  }

  /// @param all whether streams one behind the other are one file
  private static InputStream open(byte[] bytes, FileType type, boolean all) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    return switch (type) {
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(all)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(in, all);
      case XZ -> all ? new XZInputStream(in, MEMORY_KIB) : new SingleXZInputStream(in, MEMORY_KIB);
      case LZMA -> new LZMAInputStream(in, MEMORY_KIB);
      case LZIP -> new LzipStream(bytes, MEMORY_KIB << 10);
      case LZ4 -> new FramedLZ4CompressorInputStream(in, all);
      case COMPRESS -> new ZCompressorInputStream(in, MEMORY_KIB);
      default -> throw new IllegalArgumentException("not merely compressed");
    };
  }
}
