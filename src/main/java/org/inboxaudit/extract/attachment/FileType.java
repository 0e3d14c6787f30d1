package org.inboxaudit.extract.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.CONTAINER;
import static org.inboxaudit.evidence.AttachmentTrait.DISK_IMAGE;
import static org.inboxaudit.evidence.AttachmentTrait.PROGRAM;
import static org.inboxaudit.evidence.AttachmentTrait.SCRIPT;
import static org.inboxaudit.evidence.AttachmentTrait.SHORTCUT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// What a file is by its first bytes, whatever its name says.
///
/// A small table of our own: only types that the checks tell apart, or that people send every day.
enum FileType {
  WINDOWS_PROGRAM("application/vnd.microsoft.portable-executable", PROGRAM),
  ELF_PROGRAM("application/x-elf", PROGRAM),
  MAC_PROGRAM("application/x-mach-binary", PROGRAM),
  LINK("application/x-ms-shortcut", PROGRAM, SHORTCUT),
  HTML_APPLICATION("application/hta", PROGRAM),
  ENCODED_SCRIPT("text/x-encoded-script", PROGRAM, SCRIPT),
  COMPILED_HELP("application/vnd.ms-htmlhelp", PROGRAM),
  HTML("text/html"),
  RTF("application/rtf"),
  PDF("application/pdf"),
  OLE("application/x-ole-storage"),
  EMAIL("message/rfc822"),
  /// An archive, or a document that is one underneath: [ZipContents] tells.
  ZIP("application/zip"),
  SEVEN_ZIP("application/x-7z-compressed", CONTAINER),
  TAR("application/x-tar", CONTAINER),
  GZIP("application/gzip", CONTAINER),
  BZIP2("application/x-bzip2", CONTAINER),
  XZ("application/x-xz", CONTAINER),
  RAR("application/vnd.rar", CONTAINER),
  CABINET("application/vnd.ms-cab-compressed", CONTAINER),
  ACE("application/x-ace-compressed", CONTAINER),
  ARJ("application/x-arj", CONTAINER),
  ONENOTE("application/onenote", CONTAINER),
  TNEF("application/vnd.ms-tnef", CONTAINER),
  ISO_IMAGE("application/x-iso9660-image", CONTAINER, DISK_IMAGE),
  VIRTUAL_DISK("application/x-virtual-disk", CONTAINER, DISK_IMAGE),
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  TEXT("text/plain"),
  OTHER("application/octet-stream");

  private static final int TEXT_SEEN = 64 << 10;
  private static final int ISO_DESCRIPTOR = 0x8001;
  private static final int TRAILER = 512;

  private static final List<Magic> TABLE =
      List.of(
          new Magic(ELF_PROGRAM, 0, "7f454c46"),
          new Magic(MAC_PROGRAM, 0, "feedface"),
          new Magic(MAC_PROGRAM, 0, "feedfacf"),
          new Magic(MAC_PROGRAM, 0, "cefaedfe"),
          new Magic(MAC_PROGRAM, 0, "cffaedfe"),
          new Magic(LINK, 0, "4c0000000114020000000000c000000000000046"),
          new Magic(ENCODED_SCRIPT, 0, "23407e5e"),
          new Magic(COMPILED_HELP, 0, "4954534603"),
          new Magic(OLE, 0, "d0cf11e0a1b11ae1"),
          new Magic(ZIP, 0, "504b0304"),
          new Magic(ZIP, 0, "504b0506"),
          new Magic(SEVEN_ZIP, 0, "377abcaf271c"),
          new Magic(GZIP, 0, "1f8b08"),
          new Magic(BZIP2, 4, "314159265359"),
          new Magic(XZ, 0, "fd377a585a00"),
          new Magic(RAR, 0, "526172211a07"),
          new Magic(CABINET, 0, "4d53434600000000"),
          new Magic(ACE, 7, "2a2a4143452a2a"),
          new Magic(ARJ, 0, "60ea"),
          new Magic(ONENOTE, 0, "e4525c7b8cd8a74daeb15378d02996d3"),
          new Magic(TNEF, 0, "789f3e22"),
          new Magic(VIRTUAL_DISK, 0, "7668647866696c65"),
          new Magic(VIRTUAL_DISK, 0, "636f6e6563746978"),
          new Magic(ISO_IMAGE, ISO_DESCRIPTOR, "4344303031"),
          new Magic(ISO_IMAGE, ISO_DESCRIPTOR, "4245413031"),
          new Magic(TAR, 257, "7573746172"),
          new Magic(JPEG, 0, "ffd8ff"),
          new Magic(PNG, 0, "89504e470d0a1a0a"),
          new Magic(GIF, 0, "47494638"),
          // Word takes a header without the final "f1" as well.
          new Magic(RTF, 0, "7b5c7274"));

  private final String mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
  private final Set<AttachmentTrait> traits;

  FileType(String mediaType, AttachmentTrait... traits) {
    this.mediaType = mediaType;
    this.traits = Set.of(traits);
  }

  String mediaType() {
    return mediaType;
  }

  /// What every file of this type shows.
  Set<AttachmentTrait> traits() {
    return traits;
  }

  /// Reads the type off the bytes, which may be the head of a file only.
  static FileType of(byte[] bytes) {
    if (isWindowsProgram(bytes)) {
      return WINDOWS_PROGRAM;
    }
    for (Magic magic : TABLE) {
      if (magic.matches(bytes)) {
        return magic.type();
      }
    }
    if (endsAsDiskImage(bytes)) {
      return VIRTUAL_DISK;
    }
    return text(bytes);
  }

  /// An MZ header; a text that happens to begin with these letters has no zero bytes behind them.
  private static boolean isWindowsProgram(byte[] bytes) {
    if (bytes.length < 32 || bytes[0] != 'M' || bytes[1] != 'Z') {
      return false;
    }
    for (int i = 2; i < 32; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /// A fixed VHD and an Apple disk image carry their mark in the last 512 bytes.
  private static boolean endsAsDiskImage(byte[] bytes) {
    int trailer = bytes.length - TRAILER;
    return trailer > 0
        && (new Magic(VIRTUAL_DISK, trailer, "636f6e6563746978").matches(bytes)
            || new Magic(VIRTUAL_DISK, trailer, "6b6f6c7900000004").matches(bytes));
  }

  private static FileType text(byte[] bytes) {
    // Zero bytes are dropped so that UTF-16 reads like the rest.
    String text =
        new String(bytes, 0, Math.min(bytes.length, TEXT_SEEN), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .toLowerCase(Locale.ROOT);
    if (text.contains("<hta:application")) {
      return HTML_APPLICATION;
    }
    int pdf = text.indexOf("%pdf-");
    if (pdf >= 0 && pdf < 1024) {
      return PDF;
    }
    String start = text.replace("\u00ef\u00bb\u00bf", "").stripLeading();
    if (List.of("<!doctype html", "<html", "<head", "<body", "<script").stream()
        .anyMatch(start::startsWith)) {
      return HTML;
    }
    boolean printable =
        !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
    return printable ? TEXT : OTHER;
  }

  private record Magic(FileType type, int offset, String hex) {
    boolean matches(byte[] bytes) {
      byte[] magic = HexFormat.of().parseHex(hex);
      return bytes.length >= offset + magic.length
          && Arrays.equals(bytes, offset, offset + magic.length, magic, 0, magic.length);
    }
  }
}
