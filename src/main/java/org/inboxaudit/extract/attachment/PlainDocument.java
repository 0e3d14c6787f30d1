package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.text.FoldedText;
import org.inboxaudit.extract.text.TextDecoding;

/// Looks into documents that are text: a document of an office program or a form in one XML file,
/// and a table whose cells start programs.
final class PlainDocument {
  private static final int HEAD = 4096;
  private static final int TABLE = 2 << 20;

  /// Of a text no more is judged, in any charset.
  private static final int WORDS = 4 * FoldedText.LONGEST;

  /// A cell that is a formula and names a program and its topic: `=cmd|' /c …'!A0`. Blanks and
  /// signs before the name make no difference, and a sum may stand before it.
  private static final Pattern PROGRAM_CELL =
      Pattern.compile(
          "(?im)(?:^|[,;\\t>]|formula=\"(?:of:)?)[\"' ]*[=+\\-@][\\w"
              + " .\"()*/&:+\\-@=]*\\|\\s*(?:'|&apos;)[^\\n"
              + "!]*(?:'|&apos;)\\s*!"
              // the same without quotes, and as LibreOffice spells it
              + "|(?:^|[,;\\t])[\"']?=[\\w.]+\\|[\\w /\\\\.:-]+!\\w"
              + "|(?:^|[,;\\t])[\"']*=\\s*dde\\(");

  private PlainDocument() {}

  static void read(Examined file, Inspection inspection) {
    String head = text(file.bytes, HEAD);
    if (head.stripLeading().startsWith("<")) {
      xml(file, head, inspection);
    } else if (isTable(file) && PROGRAM_CELL.matcher(text(file.bytes, TABLE)).find()) {
      file.traits.add(AttachmentTrait.DDE);
    } else if (BareCode.is(file.bytes)) {
      file.traits.add(AttachmentTrait.PROGRAM);
    }
    if (file.mediaType.equals(FileType.TEXT.mediaType())) {
      file.words.add(TextDecoding.text(start(file.bytes, WORDS)));
    }
  }

  private static boolean isTable(Examined file) {
    return switch (AttachmentNames.extension(file.name)) {
      case "csv", "tsv", "tab", "prn", "dif", "xls" -> true;
      default -> false;
    };
  }

  private static void xml(Examined file, String head, Inspection inspection) {
    if (head.contains("urn:oasis:names:tc:opendocument")) {
      file.mediaType = "application/vnd.oasis.opendocument";
      OpenDocumentPart.readXml(file.bytes, file, inspection);
    } else if (head.contains("schemas.microsoft.com/office/2006/xmlpackage")
        || head.contains("schemas.microsoft.com/office/word/2003/wordml")) {
      file.mediaType = "application/vnd.ms-word.xml";
      FlatDocument.read(file, inspection);
    } else if (head.contains("ns.adobe.com/xdp/")) {
      file.mediaType = "application/vnd.adobe.xdp+xml";
      FlatDocument.read(file, inspection);
    } else if (head.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      file.mediaType = "application/vnd.ms-excel.xml";
      if (PROGRAM_CELL.matcher(text(file.bytes, TABLE)).find()) {
        file.traits.add(AttachmentTrait.DDE);
      }
      OfficePart.readWords(start(file.bytes, TABLE), file);
    }
  }

  private static byte[] start(byte[] bytes, int most) {
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  /// Without zero bytes, so that UTF-16 reads like the rest.
  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, Math.min(bytes.length, length), StandardCharsets.ISO_8859_1)
        .replace("\0", "")
        .replace("\u00ef\u00bb\u00bf", "")
        .replace("\u00ff\u00fe", "")
        .toLowerCase(Locale.ROOT);
  }
}
