package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/// Looks into files that were merely compressed.
final class Compressed {

  /// The decompressors announce how much memory they want.
  private static final int MEMORY_KIB = 64 << 10;

  private static final int LZIP_HEADER = 6;
  private static final byte LZMA_PROPERTIES = 0x5d;

  private Compressed() {}

  static void read(Examined file, FileType type, Inspection inspection) throws IOException {
    try (InputStream content = open(file.bytes, type)) {
      Inspection.Taken taken = inspection.take(content);
      inspection.entry(file, EntryNames.uncompressed(file.name), taken, taken.bytes().length);
    } catch (MemoryLimitException _) {
      inspection.beyondLimit(Gap.UNKNOWN);
    } catch (EOFException cause) {
      throw cause;
    } catch (IOException cause) {
      file.traits.add(AttachmentTrait.MALFORMED);
      throw cause;
    }
  }

  private static InputStream open(byte[] bytes, FileType type) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    return switch (type) {
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZInputStream(in, MEMORY_KIB);
      case LZMA -> new LZMAInputStream(in, MEMORY_KIB);
      case LZIP -> lzip(bytes);
      case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
      case COMPRESS -> new ZCompressorInputStream(in, MEMORY_KIB);
      default -> throw new IllegalArgumentException("not merely compressed");
    };
  }

  /// Magic, version and size of the dictionary stand before an LZMA stream with fixed properties.
  private static InputStream lzip(byte[] bytes) throws IOException {
    int base = 1 << (bytes[5] & 0x1f);
    int dictionary = base - base / 16 * (bytes[5] >> 5 & 7);
    if (dictionary < 4096 || dictionary > MEMORY_KIB << 10) {
      throw new IOException("not a size of a dictionary");
    }
    InputStream stream =
        new ByteArrayInputStream(bytes, LZIP_HEADER, Math.max(bytes.length - LZIP_HEADER, 0));
    return new LZMAInputStream(stream, -1, LZMA_PROPERTIES, dictionary);
  }
}
