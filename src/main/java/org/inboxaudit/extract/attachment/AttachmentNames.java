package org.inboxaudit.extract.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads what a file's name alone tells: what it would do when opened, and whether it dresses up.
public final class AttachmentNames {

  /// Runs of blanks at least this long push an extension out of most windows.
  private static final int PADDING = 8;

  /// Types that a double click runs or installs. Every large mail provider blocks most of them.
  private static final Set<String> PROGRAMS =
      Set.of(
          "apk",
          "appimage",
          "application",
          "appinstaller",
          "appx",
          "appxbundle",
          "chm",
          "class",
          "com",
          "cpl",
          "deb",
          "desktop",
          "diagcab",
          "dll",
          "exe",
          "gadget",
          "hlp",
          "hta",
          "inf",
          "jar",
          "jnlp",
          "msc",
          "msi",
          "msix",
          "msixbundle",
          "msp",
          "mst",
          "ocx",
          "pif",
          "pkg",
          "reg",
          "rpm",
          "scf",
          "scr",
          "settingcontent-ms",
          "sys",
          "workflow",
          "xapk",
          "xll");

  private static final Set<String> SCRIPTS =
      Set.of(
          "applescript",
          "bash",
          "bat",
          "cmd",
          "command",
          "js",
          "jse",
          "pl",
          "ps1",
          "ps1xml",
          "ps2",
          "psc1",
          "psm1",
          "py",
          "pyc",
          "pyw",
          "pyz",
          "scpt",
          "sct",
          "sh",
          "vb",
          "vbe",
          "vbs",
          "wsc",
          "wsf",
          "wsh");

  /// Small files whose whole meaning is to open something elsewhere.
  private static final Set<String> POINTERS =
      Set.of(
          "iqy",
          "library-ms",
          "rdp",
          "search-ms",
          "searchconnector-ms",
          "url",
          "webloc",
          "website");

  private static final Set<String> DISK_IMAGES =
      Set.of("dmg", "img", "iso", "udf", "vhd", "vhdx", "vmdk");

  private static final Set<String> ARCHIVES =
      Set.of(
          "7z", "ace", "arj", "bz2", "cab", "gz", "lzh", "one", "onepkg", "rar", "tar", "tbz",
          "tgz", "txz", "xz", "z", "zip");

  /// What people open without a thought.
  private static final Set<String> DOCUMENTS =
      Set.of(
          "avi", "bmp", "csv", "doc", "docm", "docx", "eml", "epub", "gif", "heic", "htm", "html",
          "jpeg", "jpg", "key", "m4a", "mov", "mp3", "mp4", "msg", "numbers", "odp", "ods", "odt",
          "ogg", "pages", "pdf", "png", "pps", "ppsx", "ppt", "pptm", "pptx", "rtf", "svg", "tif",
          "tiff", "txt", "vcf", "wav", "webm", "webp", "wps", "xls", "xlsb", "xlsm", "xlsx", "xml");

  private AttachmentNames() {}

  /// What the name shows.
  ///
  /// @param fileName as the message or the archive names it, with or without folders
  public static Set<AttachmentTrait> traits(String fileName) {
    Set<AttachmentTrait> traits = EnumSet.noneOf(AttachmentTrait.class);
    String extension = extension(fileName);
    boolean runs = addKind(extension, traits);
    if (runs && DOCUMENTS.contains(extension(withoutExtension(fileName)))) {
      traits.add(AttachmentTrait.DOUBLE_EXTENSION);
    }
    if (fileName.codePoints().anyMatch(AttachmentNames::turnsDirection)) {
      traits.add(AttachmentTrait.BIDI_CONTROL);
    }
    if (isPadded(fileName)) {
      traits.add(AttachmentTrait.PADDED_NAME);
    }
    return traits;
  }

  /// The extension in lower case as Windows would see it: blanks and dots at the end do not count,
  /// nor do characters that nobody sees.
  public static String extension(String fileName) {
    String name = visible(lastSegment(fileName));
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
  }

  /// Whether people take a file with this extension for something to read, see or hear.
  static boolean isDocument(String extension) {
    return DOCUMENTS.contains(extension);
  }

  private static boolean addKind(String extension, Set<AttachmentTrait> traits) {
    if (PROGRAMS.contains(extension)) {
      traits.add(AttachmentTrait.PROGRAM);
    } else if (SCRIPTS.contains(extension)) {
      traits.addAll(Set.of(AttachmentTrait.PROGRAM, AttachmentTrait.SCRIPT));
    } else if (extension.equals("lnk")) {
      traits.addAll(Set.of(AttachmentTrait.PROGRAM, AttachmentTrait.SHORTCUT));
    } else if (POINTERS.contains(extension)) {
      traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    } else if (DISK_IMAGES.contains(extension)) {
      traits.addAll(Set.of(AttachmentTrait.CONTAINER, AttachmentTrait.DISK_IMAGE));
    } else if (ARCHIVES.contains(extension)) {
      traits.add(AttachmentTrait.CONTAINER);
      return false;
    } else {
      return false;
    }
    return true;
  }

  /// The overrides, and what forces right-to-left, of UAX #9. Left-to-right marks and embeddings
  /// stay out: phones write them around numbers and in Arabic-script names as a matter of course.
  private static boolean turnsDirection(int c) {
    return c == 0x202b || c == 0x202d || c == 0x202e || c == 0x2067;
  }

  private static boolean isPadded(String fileName) {
    int run = 0;
    boolean seen = false;
    for (int c : fileName.codePoints().toArray()) {
      if (seen && c == '.') {
        return true;
      }
      run = isBlank(c) ? run + 1 : 0;
      seen |= run >= PADDING;
    }
    return false;
  }

  private static boolean isBlank(int c) {
    return Character.isSpaceChar(c)
        || Character.isWhitespace(c)
        || c == 0x2800 // Braille pattern blank
        || c == 0x3164 // Hangul filler
        || c == 0xffa0;
  }

  private static String withoutExtension(String fileName) {
    String name = visible(lastSegment(fileName));
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  private static String lastSegment(String fileName) {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }

  private static String visible(String name) {
    StringBuilder visible = new StringBuilder();
    name.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
        .map(c -> isBlank(c) ? ' ' : c)
        .forEach(visible::appendCodePoint);
    int end = visible.length();
    while (end > 0 && (visible.charAt(end - 1) == '.' || visible.charAt(end - 1) == ' ')) {
      end--;
    }
    return visible.substring(0, end);
  }
}
