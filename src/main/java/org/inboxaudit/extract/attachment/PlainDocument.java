package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;
import org.inboxaudit.extract.mime.LenientMessage;
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

  private static final byte[] SEALED =
      "\n-----BEGIN PGP MESSAGE-----".getBytes(StandardCharsets.US_ASCII);

  private PlainDocument() {}

  static void read(Examined file, Inspection inspection) {
    String head = text(file.bytes, HEAD);
    if (head.stripLeading().startsWith("<")) {
      XmlEntities.judge(head, file);
      xml(file, head, inspection);
    } else if (isTable(file) && PROGRAM_CELL.matcher(text(file.bytes, TABLE)).find()) {
      file.traits.add(AttachmentTrait.DDE);
    } else if (Shellcode.is(file.bytes)) {
      file.traits.add(AttachmentTrait.PROGRAM);
    }
    EarlyPictures.judge(file);
    if (file.mediaType.equals(FileType.TEXT.mediaType())) {
      filesIn(file, head, inspection);
      file.words.add(TextDecoding.text(start(file.bytes, WORDS)));
    }
  }

  /// What was put into a text before there was MIME, and what stands locked in it.
  private static void filesIn(Examined file, String head, Inspection inspection) {
    if (Octets.indexOf(file.bytes, SEALED, 0) >= 0) {
      inspection.unreadable(1);
    }
    for (LenientMessage.Part part : LenientMessage.filesIn(file.bytes)) {
      byte[] content = part.contents().getFirst();
      file.traits.add(AttachmentTrait.CONTAINER);
      String name = part.names().isEmpty() ? "" : part.names().getFirst();
      if (!inspection.entry(file, name, new Taken(content, true), content.length)) {
        return;
      }
    }
    // a program of its printer, or of its converter, that a drawing starts
    if ((head.startsWith("%!ps") && text(file.bytes, TABLE).contains("%pipe%"))
        || (head.startsWith("push graphic-context")
            && head.contains("url(")
            && head.contains("|"))) {
      file.traits.add(AttachmentTrait.DOCUMENT_ACTION);
    }
  }

  /// Whether the formula of a cell starts a program.
  static boolean startsProgram(String formula) {
    return PROGRAM_CELL.matcher(formula.toLowerCase(Locale.ROOT)).find();
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
