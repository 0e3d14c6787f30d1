package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A folder of a cabinet: blocks of up to 32 KiB that are one stream when put together (MS-CAB §3).
final class CabinetFolder {
  private static final int BLOCK = 32 << 10;
  private static final int STORED = 0;
  private static final int MSZIP = 1;

  private final byte[] bytes;
  private final int begin;
  private final int blocks;
  private final int compression;
  private final int reserve;

  CabinetFolder(byte[] bytes, int begin, int blocks, int compression, int reserve) {
    this.bytes = bytes;
    this.begin = begin;
    this.blocks = blocks;
    this.compression = compression;
    this.reserve = reserve;
  }

  boolean opens() {
    return compression == STORED || compression == MSZIP;
  }

  InputStream content() {
    return new Content();
  }

  private final class Content extends StretchStream {
    private int next = begin;
    private int left = blocks;
    private byte[] block = new byte[0];
    private int at;

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      while (at == block.length) {
        if (left-- <= 0) {
          return -1;
        }
        block();
      }
      int copied = Math.min(length, block.length - at);
      System.arraycopy(block, at, buffer, offset, copied);
      at += copied;
      return copied;
    }

    private void block() throws IOException {
      int packed = Octets.little16(bytes, next + 4);
      int size = Octets.little16(bytes, next + 6);
      int data = Octets.place(bytes, (long) next + 8 + reserve);
      next = Octets.place(bytes, (long) data + packed);
      if (size > BLOCK) {
        throw new IOException("a block that is too large");
      }
      at = 0;
      if (compression == STORED) {
        block = Arrays.copyOfRange(bytes, data, next);
        return;
      }
      block = inflated(data, packed, size);
    }

    /// Each block is a deflate stream of its own behind two letters, that may point back into the
    /// block before.
    private byte[] inflated(int data, int packed, int size) throws IOException {
      if (packed < 2 || bytes[data] != 'C' || bytes[data + 1] != 'K') {
        throw new IOException("no block");
      }
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(bytes, data + 2, packed - 2);
        if (block.length > 0) {
          inflater.setDictionary(block);
        }
        byte[] content = new byte[size];
        int length = 0;
        while (length < size) {
          int more = inflater.inflate(content, length, size - length);
          if (more == 0) {
            throw new IOException("a block that ends early");
          }
          length += more;
        }
        return content;
      } catch (DataFormatException cause) {
        throw new IOException(cause);
      } finally {
        inflater.end();
      }
    }
  }
}
