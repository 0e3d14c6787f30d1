package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into a message that Outlook saved as a file (MS-OXMSG): its attachments.
final class OutlookMessage {
  static final String MEDIA_TYPE = "application/vnd.ms-outlook";

  /// Property streams are named by property id and type (MS-OXMSG §2.2.1).
  private static final String CONTENT = "__substg1.0_37010102";

  /// Its text, which programs write beside any other form (MS-OXPROPS §2.618).
  private static final String BODY = "__substg1.0_1000001F";

  private static final String LONG_NAME = "__substg1.0_3707";
  private static final String SHORT_NAME = "__substg1.0_3704";

  private OutlookMessage() {}

  static void read(Examined file, DirectoryNode root, Inspection inspection) throws IOException {
    file.words.add(text(OleDocument.bytes(root, BODY), StandardCharsets.UTF_16LE));
    for (Entry entry : root) {
      if (entry instanceof DirectoryNode attachment
          && entry.getName().toLowerCase(Locale.ROOT).startsWith("__attach_version1.0_")) {
        file.traits.add(AttachmentTrait.CONTAINER);
        if (!attachment.hasEntryCaseInsensitive(CONTENT)) {
          inspection.unreadable(1); // a message within the message, or an object
          continue;
        }
        byte[] content = OleDocument.bytes(attachment, CONTENT);
        if (!inspection.entry(file, name(attachment), new Taken(content, true), content.length)) {
          return;
        }
      }
    }
  }

  private static String name(DirectoryNode attachment) throws IOException {
    for (String property : new String[] {LONG_NAME, SHORT_NAME}) {
      byte[] wide = OleDocument.bytes(attachment, property + "001F");
      String name = text(wide, StandardCharsets.UTF_16LE);
      if (name.isEmpty()) {
        name = text(OleDocument.bytes(attachment, property + "001E"), StandardCharsets.ISO_8859_1);
      }
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static String text(byte[] bytes, Charset charset) {
    return new String(bytes, charset).replace("\0", "");
  }
}
