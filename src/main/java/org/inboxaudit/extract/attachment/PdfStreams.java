package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Undoes the filters of a PDF stream (ISO 32000-2 §7.4), each only as far as a limit allows: a
/// filter may be applied to its own output again and again.
final class PdfStreams {
  private static final int FILTERS = 8;
  private static final int STREAMS = 100;

  /// Filters that no picture needs.
  private static final Set<String> PLAIN =
      Set.of(
          "FlateDecode",
          "Fl",
          "LZWDecode",
          "LZW",
          "ASCII85Decode",
          "A85",
          "ASCIIHexDecode",
          "AHx",
          "RunLengthDecode",
          "RL",
          "Crypt");

  private PdfStreams() {}

  /// What a stream holds.
  ///
  /// @throws IOException if it cannot be decoded at all
  static Taken decode(COSStream stream, int limit) throws IOException {
    byte[] bytes;
    try (InputStream raw = stream.createRawInputStream()) {
      bytes = raw.readNBytes(limit);
    }
    List<COSName> filters = filters(stream);
    if (filters.size() > FILTERS) {
      throw new IOException("more filters than anybody needs");
    }
    boolean whole = true;
    for (int i = 0; i < filters.size(); i++) {
      if (!PLAIN.contains(filters.get(i).getName())) {
        throw new IOException("a filter for pictures");
      }
      Bounded decoded = new Bounded(limit);
      try {
        FilterFactory.INSTANCE
            .getFilter(filters.get(i))
            .decode(new ByteArrayInputStream(bytes), decoded, stream, i);
      } catch (IOException cause) {
        if (decoded.bytes.size() == 0) {
          throw cause;
        }
        whole = false;
      }
      bytes = decoded.bytes.toByteArray();
    }
    return new Taken(bytes, whole);
  }

  /// What a page shows (§7.7.3.3).
  static List<COSStream> contents(COSDictionary page) {
    List<COSStream> streams = new ArrayList<>();
    COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
    if (contents instanceof COSStream stream) {
      streams.add(stream);
    } else if (contents instanceof COSArray array) {
      for (int i = 0; i < Math.min(array.size(), STREAMS); i++) {
        if (array.getObject(i) instanceof COSStream stream) {
          streams.add(stream);
        }
      }
    }
    return streams;
  }

  private static List<COSName> filters(COSStream stream) {
    COSBase filters = stream.getFilters();
    List<COSName> names = new ArrayList<>();
    if (filters instanceof COSName name) {
      names.add(name);
    } else if (filters instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSName name) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    Bounded(int limit) {
      this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
      if (bytes.size() == limit) {
        throw new IOException("larger than the limit");
      }
      bytes.write(b);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      int room = limit - bytes.size();
      bytes.write(from, offset, Math.min(room, length));
      if (length > room) {
        throw new IOException("larger than the limit");
      }
    }
  }
}
