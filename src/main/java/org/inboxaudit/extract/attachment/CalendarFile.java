package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;
import org.inboxaudit.extract.link.Target;
import org.inboxaudit.extract.mime.TransferEncoding;

/// Looks into calendar files (RFC 5545): where they lead, what their alarms do, and files that lie
/// in them.
final class CalendarFile {
  private CalendarFile() {}

  static void read(Examined file, Inspection inspection) {
    String text =
        new String(file.bytes, StandardCharsets.UTF_8)
            .replace("\r\n", "\n")
            .replace("\n ", "") // folded lines (§3.1)
            .replace("\n\t", "");
    file.words.add(text);
    FileLinks.addAll(file, text);
    int n = 1;
    for (String line : text.lines().toList()) {
      String head = line.substring(0, Math.min(line.length(), 1000)).toUpperCase(Locale.ROOT);
      int colon = line.indexOf(':');
      alarm(head, line.substring(colon + 1).strip(), file);
      if (head.startsWith("ATTACH;") && head.contains("ENCODING=BASE64") && colon > 0) {
        byte[] encoded = line.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1);
        byte[] content = TransferEncoding.decode(encoded, "base64").orElse(encoded);
        if (!inspection.entry(file, name(line, n++), new Taken(content, true), content.length)) {
          return;
        }
      }
    }
  }

  /// An alarm may start a program (RFC 2445 §4.6.6), or play a sound from a Windows network.
  private static void alarm(String head, String value, Examined file) {
    if (head.startsWith("ACTION") && value.equalsIgnoreCase("PROCEDURE")) {
      file.traits.add(AttachmentTrait.DOCUMENT_ACTION);
    } else if (head.startsWith("ATTACH")
        && Target.of(value).stream().anyMatch(PointerFile::isShare)) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
  }

  /// Most programs name it in a parameter of their own.
  private static String name(String line, int n) {
    String key = "FILENAME=";
    int at = line.toUpperCase(Locale.ROOT).indexOf(key);
    int from = at + key.length();
    int end = from;
    while (at >= 0 && end < line.length() && line.charAt(end) != ';' && line.charAt(end) != ':') {
      end++;
    }
    return at < 0 ? "attachment-" + n : line.substring(from, end).replace("\"", "");
  }
}
