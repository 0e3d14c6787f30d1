package org.inboxaudit.extract.attachment;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads a Windows shortcut (MS-SHLLINK) for what it starts: its path, its arguments, and the place
/// of its icon, which Windows fetches as soon as the folder is shown.
final class ShellLink {
  private static final int HEADER = 76;
  private static final int ID_LIST = 0x01;
  private static final int LINK_INFO = 0x02;
  private static final int FIRST_TEXT = 0x04;
  private static final int LAST_TEXT = 0x40;
  private static final int UNICODE = 0x80;
  private static final int BLOCKS = 50;
  private static final long ENVIRONMENT = 0xa0000001L;
  private static final long ICON = 0xa0000007L;
  private static final int ENVIRONMENT_SIZE = 0x314;
  private static final Charset NARROW = StandardCharsets.ISO_8859_1;

  /// Programs of Windows that run what their arguments say.
  private static final List<String> INTERPRETERS =
      List.of(
          "cmd.exe",
          "cmd ",
          "powershell",
          "pwsh",
          "mshta",
          "wscript",
          "cscript",
          "rundll32",
          "regsvr32",
          "msiexec",
          "certutil",
          "bitsadmin",
          "forfiles",
          "conhost",
          "curl",
          "%comspec%",
          "wmic",
          "ssh.exe",
          "ftp.exe",
          "msbuild",
          "installutil",
          "explorer.exe \\\\",
          "python");

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();

  private ShellLink(byte[] bytes) {
    this.bytes = bytes;
  }

  static void read(Examined file) {
    ShellLink link = new ShellLink(file.bytes);
    try {
      link.walk();
    } catch (IndexOutOfBoundsException _) {
      file.traits.add(AttachmentTrait.MALFORMED);
    }
    String all = String.join("\n", link.texts);
    String lower = all.toLowerCase(Locale.ROOT);
    if (INTERPRETERS.stream().anyMatch(lower::contains)) {
      file.traits.add(AttachmentTrait.SCRIPT);
    }
    FileLinks.addAll(file, all);
    if (!file.links.isEmpty()) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
  }

  private void walk() {
    long flags = Octets.little32(bytes, 20);
    long at = HEADER;
    if ((flags & ID_LIST) != 0) {
      at += 2L + Octets.little16(bytes, Octets.place(bytes, at));
    }
    if ((flags & LINK_INFO) != 0) {
      int info = Octets.place(bytes, at);
      long size = Octets.little32(bytes, info);
      info(info, Octets.place(bytes, at + size));
      at += size;
    }
    for (int flag = FIRST_TEXT; flag <= LAST_TEXT; flag <<= 1) {
      if ((flags & flag) != 0) {
        int count = Octets.little16(bytes, Octets.place(bytes, at));
        int length = (flags & UNICODE) != 0 ? count * 2 : count;
        Octets.place(bytes, at + 2 + length);
        texts.add(
            new String(
                bytes,
                (int) at + 2,
                length,
                (flags & UNICODE) != 0 ? StandardCharsets.UTF_16LE : NARROW));
        at += 2L + length;
      }
    }
    blocks(at);
  }

  /// The path on the disk, and the share it lies on (§2.3).
  private void info(int at, int end) {
    if (end - at < 28) {
      return;
    }
    long flags = Octets.little32(bytes, at + 8);
    if ((flags & 1) != 0) {
      text(at + Octets.little32(bytes, at + 16), end);
    }
    if ((flags & 2) != 0) {
      long share = at + Octets.little32(bytes, at + 20);
      int name = Octets.place(bytes, share + 8);
      text(share + Octets.little32(bytes, name), end);
    }
    text(at + Octets.little32(bytes, at + 24), end);
  }

  private void text(long at, int end) {
    if (at < end) {
      texts.add(Octets.text(bytes, Octets.place(bytes, at), end - (int) at, NARROW));
    }
  }

  /// Further places of the target and of the icon (§2.5), each told narrow and wide.
  private void blocks(long from) {
    long at = from;
    for (int n = 0; n < BLOCKS && at + 8 <= bytes.length; n++) {
      int block = (int) at;
      long size = Octets.little32(bytes, block);
      if (size < 8) {
        return;
      }
      Octets.place(bytes, at + size);
      long kind = Octets.little32(bytes, block + 4);
      if ((kind == ENVIRONMENT || kind == ICON) && size >= ENVIRONMENT_SIZE) {
        texts.add(Octets.text(bytes, block + 8, 260, NARROW));
        String wide = new String(bytes, block + 268, 520, StandardCharsets.UTF_16LE);
        texts.add(wide.substring(0, Math.max(wide.indexOf('\0'), 0)));
      }
      at += size;
    }
  }
}
