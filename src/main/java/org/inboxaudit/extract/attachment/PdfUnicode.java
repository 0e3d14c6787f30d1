package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;

/// The map of a font in a PDF from its codes to Unicode (ISO 32000-2 §9.10.3).
///
/// Ranges are kept as they are written. A map of a few kilobytes may name every code there is a
/// thousand times over, and the library would write each of them down.
final class PdfUnicode {
  private static final int OCTETS = 64 << 10;

  private final NavigableMap<Integer, Range> ranges = new TreeMap<>();

  /// @param text of its first code; the last letter counts up with the code
  private record Range(int last, String text) {}

  private PdfUnicode() {}

  /// As far as it can be read.
  static PdfUnicode of(COSStream stream) {
    PdfUnicode map = new PdfUnicode();
    try {
      PDFStreamParser parser = new PDFStreamParser(PdfStreams.decode(stream, OCTETS).bytes());
      List<COSBase> operands = new ArrayList<>();
      for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
        if (token instanceof COSBase operand) {
          operands.add(operand);
        } else if (token instanceof Operator operator) {
          map.take(operator.getName(), operands);
          operands.clear();
        }
      }
    } catch (IOException | RuntimeException _) {
      // what stands before the fault counts
    }
    return map;
  }

  private void take(String name, List<COSBase> operands) {
    if (name.equals("endbfchar")) {
      for (int i = 0; i + 1 < operands.size(); i += 2) {
        int code = code(operands.get(i));
        put(code, code, operands.get(i + 1));
      }
    } else if (name.equals("endbfrange")) {
      for (int i = 0; i + 2 < operands.size(); i += 3) {
        int first = code(operands.get(i));
        if (operands.get(i + 2) instanceof COSArray each) {
          for (int n = 0; n < each.size(); n++) {
            put(first + n, first + n, each.getObject(n));
          }
        } else {
          put(first, code(operands.get(i + 1)), operands.get(i + 2));
        }
      }
    }
  }

  private void put(int first, int last, COSBase text) {
    if (first >= 0 && text instanceof COSString octets) {
      String mapped = new String(octets.getBytes(), StandardCharsets.UTF_16BE);
      if (!mapped.isEmpty()) {
        ranges.put(first, new Range(last, mapped));
      }
    }
  }

  /// -1 for what is no code of up to three octets.
  private static int code(COSBase written) {
    int code = -1;
    if (written instanceof COSString octets && octets.getBytes().length < 4) {
      code = 0;
      for (byte octet : octets.getBytes()) {
        code = (code << 8) | Byte.toUnsignedInt(octet);
      }
    }
    return code;
  }

  /// What a code means, empty if the map does not say.
  String text(int code) {
    var range = ranges.floorEntry(code);
    if (range == null || range.getValue().last() < code) {
      return "";
    }
    String text = range.getValue().text();
    int further = code - range.getKey();
    return further == 0
        ? text
        : text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + further);
  }
}
