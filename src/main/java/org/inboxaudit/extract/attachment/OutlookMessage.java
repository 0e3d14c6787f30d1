package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into a message that Outlook saved as a file (MS-OXMSG): its attachments, and those of
/// messages in it.
final class OutlookMessage {
  static final String MEDIA_TYPE = "application/vnd.ms-outlook";

  /// Property streams are named by property id and type (MS-OXMSG §2.2.1).
  private static final String CONTENT = "__substg1.0_37010102";

  /// Its text, which programs write beside any other form (MS-OXPROPS §2.618).
  private static final String BODY = "__substg1.0_1000001F";

  private static final String OBJECT = "__substg1.0_3701000D";
  private static final String PROPERTIES = "__properties_version1.0";
  private static final String PROPERTY = "__substg1.0_";
  private static final int DEPTH = 10;

  private static final String LONG_NAME = "__substg1.0_3707";
  private static final String SHORT_NAME = "__substg1.0_3704";

  private OutlookMessage() {}

  static void read(Examined file, DirectoryNode root, Inspection inspection) throws IOException {
    file.words.add(text(OleDocument.bytes(root, BODY), StandardCharsets.UTF_16LE));
    read(file, root, inspection, 0);
  }

  private static boolean read(
      Examined file, DirectoryNode message, Inspection inspection, int depth) throws IOException {
    for (Entry entry : message) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (entry instanceof DirectoryNode attachment && name.startsWith("__attach_version1.0_")) {
        file.traits.add(AttachmentTrait.CONTAINER);
        if (!attachment(file, attachment, inspection, depth)) {
          return false;
        }
      } else if (isOwnProperty(name) && leadsToShare(message, entry.getName())) {
        file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      }
    }
    return true;
  }

  /// @return false if the limits allow no further file
  private static boolean attachment(
      Examined file, DirectoryNode attachment, Inspection inspection, int depth)
      throws IOException {
    if (attachment.hasEntryCaseInsensitive(CONTENT)) {
      byte[] content = OleDocument.bytes(attachment, CONTENT);
      return inspection.entry(file, name(attachment), new Taken(content, true), content.length);
    }
    if (attachment.hasEntryCaseInsensitive(OBJECT)
        && attachment.getEntryCaseInsensitive(OBJECT) instanceof DirectoryNode message
        && message.hasEntryCaseInsensitive(PROPERTIES)) {
      if (depth < DEPTH) {
        return read(file, message, inspection, depth + 1);
      }
    } else {
      file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
    }
    inspection.unreadable(1);
    return true;
  }

  /// A text under one of the numbers that a message gives out itself (§2.2.3), such as the sound of
  /// a reminder.
  private static boolean isOwnProperty(String name) {
    return name.length() == CONTENT.length()
        && name.startsWith(PROPERTY)
        && name.endsWith("001f")
        && name.charAt(PROPERTY.length()) >= '8';
  }

  /// A reminder whose sound lies on a share tells the machine there the password of whoever gets
  /// it, without a click (CVE-2023-23397).
  private static boolean leadsToShare(DirectoryNode message, String property) throws IOException {
    String text = text(OleDocument.bytes(message, property), StandardCharsets.UTF_16LE);
    return text.startsWith("\\\\") && Relationships.isElsewhere(text);
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
