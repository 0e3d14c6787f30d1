package org.inboxaudit.extract.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.CONTAINER;
import static org.inboxaudit.evidence.AttachmentTrait.DISK_IMAGE;
import static org.inboxaudit.evidence.AttachmentTrait.DOCUMENT_SCRIPT;
import static org.inboxaudit.evidence.AttachmentTrait.ENCRYPTED;
import static org.inboxaudit.evidence.AttachmentTrait.POINTER;
import static org.inboxaudit.evidence.AttachmentTrait.PROGRAM;
import static org.inboxaudit.evidence.AttachmentTrait.SCRIPT;
import static org.inboxaudit.evidence.AttachmentTrait.SHORTCUT;
import static org.inboxaudit.evidence.AttachmentTrait.UNGUARDED_TYPE;

import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// What a file is by its own bytes, whatever its name says.
///
/// Only types that the checks tell apart, or that people send every day. [Signatures] knows the
/// binary ones, [TextTypes] those made of text.
enum FileType {
  WINDOWS_PROGRAM("application/vnd.microsoft.portable-executable", PROGRAM),
  ELF_PROGRAM("application/x-elf", PROGRAM),
  MAC_PROGRAM("application/x-mach-binary", PROGRAM),
  /// Java class files, and Mach-O files for several processors, which begin alike.
  JAVA_CLASS("application/java-vm", PROGRAM),
  ANDROID_PROGRAM("application/x-dex", PROGRAM),
  /// Machine code without a program around it, that finds out first where it lies.
  MACHINE_CODE("application/x-machine-code", PROGRAM),
  LINK("application/x-ms-shortcut", PROGRAM, SHORTCUT),
  HTML_APPLICATION("application/hta", PROGRAM),
  /// A script in a form that people cannot read: encoded, or compiled.
  ENCODED_SCRIPT("text/x-encoded-script", PROGRAM, SCRIPT),
  /// The same of systems other than Windows.
  COMPILED_SCRIPT("application/x-compiled-script", PROGRAM, SCRIPT),
  /// Markup that some program takes for a script or a task, whatever its name opens with.
  MARKUP_SCRIPT("text/x-markup-script", PROGRAM, SCRIPT),
  /// Text that an interpreter would run.
  SCRIPT_TEXT("text/x-script", PROGRAM, SCRIPT),
  COMPILED_HELP("application/vnd.ms-htmlhelp", PROGRAM),
  /// An extension of a browser.
  EXTENSION("application/x-chrome-extension", PROGRAM),
  REGISTRY("text/x-ms-regedit", PROGRAM),
  CONSOLE("application/x-ms-console", PROGRAM),
  SETTING("application/x-ms-settings", PROGRAM),
  JAVA_LAUNCH("application/x-java-jnlp-file", PROGRAM, POINTER),
  /// Installs a program from elsewhere (ClickOnce, App Installer).
  REMOTE_PROGRAM("application/x-ms-application", PROGRAM, POINTER),
  DESKTOP_ENTRY("application/x-desktop", PROGRAM),
  ADDRESS("application/x-mswinurl", POINTER),
  WEB_QUERY("text/x-ms-iqy", POINTER),
  REMOTE_DESKTOP("application/x-rdp", POINTER),
  REMOTE_LIBRARY("application/windows-library+xml", POINTER),
  /// A film that is a program for its player.
  FLASH("application/x-shockwave-flash", DOCUMENT_SCRIPT),
  SYMBOLIC_LINK_SHEET("application/x-sylk", UNGUARDED_TYPE),
  HTML("text/html"),
  SVG("image/svg+xml"),
  CALENDAR("text/calendar"),
  CONTACT("text/vcard"),
  RTF("application/rtf"),
  PDF("application/pdf"),
  OLE("application/x-ole-storage"),
  /// A sheet of Excel before 5.0, which is nothing but records.
  SHEET_RECORDS("application/vnd.ms-excel"),
  /// A project that an office program wraps up when it saves a document as text.
  ACTIVE_MIME("application/x-mso"),
  WORD_PERFECT("application/vnd.wordperfect"),
  EMAIL("message/rfc822"),
  MAILBOX("application/mbox", CONTAINER),
  /// A text that is another file in disguise: base64, PEM, uuencode. [EncodedText] tells.
  ENCODED_FILE("text/x-encoded-file", CONTAINER),
  /// Wrapped by who signed or compressed it (CMS), and locked for nobody.
  SIGNED("application/pkcs7-mime"),
  /// A file as Macs wrap it, of two kinds.
  APPLE_SINGLE("application/applefile"),
  MAC_BINARY("application/macbinary"),
  ACCESS_DATABASE("application/x-msaccess"),
  /// A document from before compounds, which nothing here reads.
  OLD_DOCUMENT("application/x-old-document"),
  /// Locked with a password or a key, by a program made for that.
  LOCKED_FILE("application/x-locked-file", ENCRYPTED),
  /// Locked for its receiver: OpenPGP, or an enveloped S/MIME message.
  SEALED("application/pgp-encrypted"),
  /// An archive, or a document that is one underneath: [ZipContents] tells.
  ZIP("application/zip"),
  SEVEN_ZIP("application/x-7z-compressed", CONTAINER),
  TAR("application/x-tar", CONTAINER),
  AR("application/x-archive", CONTAINER),
  CPIO("application/x-cpio", CONTAINER),
  DUMP("application/x-dump", CONTAINER),
  RPM("application/x-rpm", CONTAINER, PROGRAM),
  GZIP("application/gzip", CONTAINER),
  BZIP2("application/x-bzip2", CONTAINER),
  XZ("application/x-xz", CONTAINER),
  LZMA("application/x-lzma", CONTAINER),
  LZIP("application/lzip", CONTAINER),
  LZ4("application/x-lz4", CONTAINER),
  COMPRESS("application/x-compress", CONTAINER),
  RAR("application/vnd.rar", CONTAINER),
  CABINET("application/vnd.ms-cab-compressed", CONTAINER),
  ACE("application/x-ace-compressed", CONTAINER),
  ARJ("application/x-arj", CONTAINER),
  LHA("application/x-lzh-compressed", CONTAINER),
  /// What Macs install from, and some archive with.
  XAR("application/x-xar", CONTAINER),
  /// Archives that nothing here opens: zstd, lzop, WIM, ALZip, the mail store of Outlook, and many
  /// that are rare.
  OTHER_ARCHIVE("application/x-archive-other", CONTAINER),
  ONENOTE("application/onenote", CONTAINER),
  TNEF("application/vnd.ms-tnef", CONTAINER),
  ISO_IMAGE("application/x-iso9660-image", CONTAINER, DISK_IMAGE),
  FAT_IMAGE("application/x-raw-disk-image", CONTAINER, DISK_IMAGE),
  VIRTUAL_DISK("application/x-virtual-disk", CONTAINER, DISK_IMAGE),
  LOCKED_DISK("application/x-locked-disk", CONTAINER, DISK_IMAGE, ENCRYPTED),
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  TEXT("text/plain"),
  OTHER("application/octet-stream");

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

  /// Whether a file of this type is there for nothing but the files in it.
  boolean isArchive() {
    return switch (this) {
      case SEVEN_ZIP, RAR, CABINET, ACE, ARJ, LHA, TNEF, ISO_IMAGE, FAT_IMAGE -> true;
      default -> false;
    };
  }

  /// Reads the type off the bytes, which may be the head of a file only.
  static FileType of(byte[] bytes) {
    FileType binary = Signatures.of(bytes);
    return binary == OTHER ? TextTypes.of(bytes) : binary;
  }

  /// Reads the type off the bytes and, where they are a text of any kind, off the name too: a
  /// script that opens in an editor is read and not run, and a browser takes a page for one by its
  /// name.
  static FileType of(byte[] bytes, String name, String declaredType) {
    FileType type = of(bytes);
    String extension = AttachmentNames.extension(name);
    return switch (type) {
      case SCRIPT_TEXT -> AttachmentNames.opensAsText(extension) ? TEXT : type;
      // Windows itself reads what is called `desktop.ini`.
      case ADDRESS ->
          AttachmentNames.opensAsText(extension) && !extension.equals("ini") ? TEXT : type;
      case TEXT, OTHER, EMAIL ->
          PdfDocument.isWithoutHead(bytes, extension)
              ? PDF
              : TextTypes.named(type, extension, declaredType);
      default -> type;
    };
  }
}
