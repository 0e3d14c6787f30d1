package org.inboxaudit.extract.attachment;

import java.util.Locale;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.link.Target;

/// Looks into small files whose whole meaning is to open something elsewhere, for where.
final class PointerFile {
  private static final int MOST = 1 << 20;

  private PointerFile() {}

  /// Whether an address leads into a Windows network, which tells whoever is asked there the name
  /// and the password of who asks (ATT&CK T1187).
  static boolean isShare(Target target) {
    return (target.scheme().equals("file") || target.scheme().equals("smb"))
        && target.host().isPresent();
  }

  static void read(Examined file) {
    file.traits.add(AttachmentTrait.POINTER);
    String text = TextTypes.text(file.bytes, MOST);
    FileLinks.addAll(file, text);
    // A remote desktop names a machine and no address (MS-RDP files: name:type:value).
    text.lines()
        .filter(line -> line.strip().toLowerCase(Locale.ROOT).startsWith("full address:s:"))
        .limit(Attachment.LINKS)
        .map(line -> line.substring(line.lastIndexOf(":s:") + 3).strip())
        .forEach(host -> FileLinks.add(file, "rdp://" + host));
  }
}
