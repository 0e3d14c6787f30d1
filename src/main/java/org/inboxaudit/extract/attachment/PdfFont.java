package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.encoding.DictionaryEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.StandardEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/// What the codes of a font in a PDF mean and how wide they are, by the tables beside it: the map
/// to Unicode, or the names of its glyphs (ISO 32000-2 §9.10.2). Its program is never read; a font
/// without either table says nothing.
final class PdfFont {
  static final PdfFont NONE = new PdfFont();

  private static final int WIDTHS = 20_000;
  private static final double USUAL = 0.5;
  private static final int LENGTH_OF_A_RANGE = 3;

  /// What the codes of a font are in, by how the name of its character map begins (§9.7.5.2).
  private static final Map<String, Charset> CHARSETS =
      charsets(
          Map.of(
              "Uni", "UTF-16BE",
              "GB", "GB18030",
              "ETen-B5", "Big5",
              "B5pc", "Big5",
              "HKscs-B5", "Big5-HKSCS",
              "90ms-RKSJ", "windows-31j",
              "KSC", "x-windows-949"));

  private Optional<PdfUnicode> unicode = Optional.empty();
  private Optional<Encoding> names = Optional.empty();
  private Optional<Charset> charset = Optional.empty();
  private double[] widths = {};
  private int firstWidth;
  private double usualWidth = USUAL;
  private boolean wide;

  private PdfFont() {}

  static PdfFont of(COSDictionary font) {
    PdfFont read = new PdfFont();
    read.wide = COSName.TYPE0.equals(font.getCOSName(COSName.SUBTYPE));
    if (font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map) {
      read.unicode = Optional.of(PdfUnicode.of(map));
    }
    if (read.wide) {
      read.composite(font);
    } else {
      read.names = Optional.of(encoding(font));
      if (font.getDictionaryObject(COSName.WIDTHS) instanceof COSArray widths) {
        read.widths(widths, font.getInt(COSName.FIRST_CHAR, 0));
      }
    }
    return read;
  }

  private static Map<String, Charset> charsets(Map<String, String> names) {
    Map<String, Charset> known = new HashMap<>();
    names.forEach(
        (start, name) -> {
          if (Charset.isSupported(name)) {
            known.put(start, Charset.forName(name));
          }
        });
    return known;
  }

  /// A font of more than 256 glyphs (§9.7): its codes may be those of a charset, and its widths are
  /// those of the font below it.
  private void composite(COSDictionary font) {
    COSName encoding = font.getCOSName(COSName.ENCODING);
    if (encoding != null && unicode.isEmpty()) {
      charset =
          CHARSETS.entrySet().stream()
              .filter(known -> encoding.getName().startsWith(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
    }
    if (font.getDictionaryObject(COSName.DESCENDANT_FONTS) instanceof COSArray fonts
        && fonts.size() > 0
        && fonts.getObject(0) instanceof COSDictionary below) {
      usualWidth = below.getInt(COSName.DW, 1000) / 1000.0;
      if (below.getDictionaryObject(COSName.W) instanceof COSArray ranges) {
        ranges(ranges);
      }
    }
  }

  /// `first [width width …]`, or `first last width` (§9.7.4.3).
  private void ranges(COSArray ranges) {
    widths = new double[WIDTHS];
    int left = WIDTHS;
    for (int i = 0; i + 1 < ranges.size() && left > 0; ) {
      int first = ranges.getInt(i, 0);
      if (ranges.getObject(i + 1) instanceof COSArray each) {
        for (int n = 0; n < each.size() && left-- > 0; n++) {
          width((long) first + n, each.getObject(n));
        }
        i += 2;
      } else {
        int last = ranges.getInt(i + 1, first);
        for (long n = first; i + 2 < ranges.size() && n <= last && left-- > 0; n++) {
          width(n, ranges.getObject(i + 2));
        }
        i += LENGTH_OF_A_RANGE;
      }
    }
  }

  private void width(long code, COSBase written) {
    if (code >= 0 && code < widths.length && written instanceof COSNumber number) {
      widths[(int) code] = number.floatValue() / 1000;
    }
  }

  private static Encoding encoding(COSDictionary font) {
    boolean trueType = COSName.TRUE_TYPE.equals(font.getCOSName(COSName.SUBTYPE));
    Encoding usual = trueType ? WinAnsiEncoding.INSTANCE : StandardEncoding.INSTANCE;
    COSBase written = font.getDictionaryObject(COSName.ENCODING);
    if (written instanceof COSName name) {
      Encoding known = Encoding.getInstance(name);
      return known == null ? usual : known;
    }
    return written instanceof COSDictionary differences
        ? new DictionaryEncoding(differences, true, usual)
        : usual;
  }

  private void widths(COSArray written, int first) {
    firstWidth = first;
    widths = new double[Math.min(written.size(), WIDTHS)];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = written.getObject(i) instanceof COSNumber number ? number.floatValue() / 1000 : 0;
    }
  }

  /// Adds what a string shows.
  ///
  /// @return how wide it is, in ems
  double show(byte[] codes, FileWords words) {
    if (charset.isPresent()) {
      String text = new String(codes, charset.get());
      words.add(text);
      return text.length() * usualWidth;
    }
    double width = 0;
    ByteArrayInputStream left = new ByteArrayInputStream(codes);
    while (left.available() > 0) {
      int length = length(left.available());
      int code = left.read();
      for (int i = 1; i < length; i++) {
        code = (code << 8) | left.read();
      }
      words.add(text(code));
      width += width(code);
    }
    return width;
  }

  /// Fonts of more than 256 glyphs have codes of two octets, whatever else a map allows.
  private int length(int available) {
    return wide && available > 1 ? 2 : 1;
  }

  private String text(int code) {
    String mapped = unicode.map(map -> map.text(code)).orElse("");
    if (!mapped.isEmpty() || names.isEmpty()) {
      return mapped;
    }
    String named = GlyphList.getAdobeGlyphList().toUnicode(names.get().getName(code));
    return named == null ? "" : named;
  }

  private double width(int code) {
    int at = code - firstWidth;
    return at >= 0 && at < widths.length && widths[at] > 0 ? widths[at] : usualWidth;
  }
}
