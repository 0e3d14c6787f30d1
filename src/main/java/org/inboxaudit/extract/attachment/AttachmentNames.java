package org.inboxaudit.extract.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads what a file's name alone tells: what it would do when opened, and whether it dresses up.
public final class AttachmentNames {

  /// Runs of blanks at least this long push an extension out of most windows.
  private static final int PADDING = 8;

  private static final int LONGEST_EXTENSION = 20;

  /// Types that a double click runs or installs. Every large mail provider blocks most of them.
  private static final Set<String> PROGRAMS =
      Set.of(
          "aab", "accda", "accde", "accdr", "ade", "adp", "air", "apk", "app", "appx", "arx", "bas",
          "bgi", "chm", "class", "com", "cpl", "crx", "deb", "dll", "drv", "dvb", "exe", "fas",
          "fxp", "hlp", "hta", "inf", "ins", "isp", "ipa", "its", "jar", "jnlp", "mad", "maf",
          "mam", "maq", "mau", "mav", "maw", "mcf", "mda", "mdw", "mde", "mdz", "mof", "mpkg",
          "msc", "msi", "msix", "msp", "mst", "msu", "ocx", "ops", "osd", "oxt", "pcd", "pif",
          "pkg", "plg", "ppkg", "prf", "reg", "rpm", "scf", "scr", "shb", "shs", "snap", "sys",
          "theme", "vbp", "vlx", "vsix", "vsto", "wflow", "wll", "wsb", "xapk", "xbap", "xll",
          "xnk", "xpi");

  /// The same, with longer names.
  private static final Set<String> LONG_NAMED_PROGRAMS =
      Set.of(
          "appcontent-ms",
          "appimage",
          "appinstaller",
          "application",
          "appref-ms",
          "appxbundle",
          "desktop",
          "deskthemepack",
          "diagcab",
          "diagcfg",
          "diagpkg",
          "flatpakref",
          "gadget",
          "mobileconfig",
          "msixbundle",
          "printerexport",
          "settingcontent-ms",
          "terminal",
          "themepack",
          "vsmacros",
          "webpnp",
          "workflow");

  private static final Set<String> SCRIPTS =
      Set.of(
          "a3x", "ahk", "au3", "bash", "bat", "cdxml", "cmd", "command", "csh", "htc", "js", "jse",
          "ksh", "lsp", "mjs", "msh", "msh1", "msh2", "pl", "ps1", "ps1xml", "ps2", "ps2xml",
          "psc1", "psc2", "psd1", "psm1", "py", "pyc", "pyo", "pyw", "pyz", "pyzw", "scpt", "sct",
          "sh", "vb", "vbe", "vbs", "ws", "wsc", "wsf", "wsh", "zsh");

  /// Small files whose whole meaning is to open something elsewhere.
  private static final Set<String> POINTERS =
      Set.of(
          "afploc",
          "dqy",
          "fileloc",
          "ica",
          "inetloc",
          "iqy",
          "library-ms",
          "odc",
          "oqy",
          "rdp",
          "rqy",
          "search-ms",
          "searchconnector-ms",
          "udl",
          "url",
          "webloc",
          "website");

  private static final Set<String> DISK_IMAGES =
      Set.of(
          "cso",
          "daa",
          "dmg",
          "img",
          "iso",
          "isz",
          "nrg",
          "qcow",
          "qcow2",
          "sparseimage",
          "toast",
          "udf",
          "vdi",
          "vhd",
          "vhdx",
          "vmdk");

  private static final Set<String> ARCHIVES =
      Set.of(
          "7z", "ace", "alz", "ar", "arc", "arj", "asar", "bz", "bz2", "bzip2", "cab", "cpio",
          "egg", "gz", "lha", "lrz", "lz", "lz4", "lzh", "lzma", "lzo", "one", "onepkg", "pst",
          "rar", "sit", "sitx", "tar", "taz", "tbz", "tbz2", "tgz", "tlz", "txz", "tzst", "wim",
          "xar", "xz", "z", "zip", "zipx", "zoo", "zpaq", "zst");

  /// What opens in an editor, so that a script under this name is read and not run.
  private static final Set<String> TEXTS =
      Set.of(
          "adoc", "asm", "c", "cc", "conf", "cpp", "cs", "css", "csv", "diff", "go", "h", "hpp",
          "htm", "html", "ini", "java", "json", "kt", "log", "lua", "md", "patch", "php", "rb",
          "rs", "rst", "rtf", "sql", "tex", "toml", "ts", "tsv", "txt", "xml", "yaml", "yml");

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
    if (fileName.codePoints().anyMatch(AttachmentNames::isUnseen)) {
      traits.add(AttachmentTrait.INVISIBLE_CHARACTER);
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
    String extension = dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    int stream = extension.indexOf(':'); // Windows writes what stands before it
    return stream < 0 ? extension : extension.substring(0, stream);
  }

  /// Whether a name ends in what could be an extension.
  public static boolean namesType(String fileName) {
    String extension = extension(fileName);
    return !extension.isEmpty()
        && extension.length() <= LONGEST_EXTENSION
        && extension.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }

  /// Whether people take a file with this extension for something to read, see or hear.
  static boolean isDocument(String extension) {
    return DOCUMENTS.contains(extension);
  }

  /// Whether a file with this extension is shown as text, whatever language it is written in.
  static boolean opensAsText(String extension) {
    return TEXTS.contains(extension);
  }

  private static boolean addKind(String extension, Set<AttachmentTrait> traits) {
    if (PROGRAMS.contains(extension) || LONG_NAMED_PROGRAMS.contains(extension)) {
      traits.add(AttachmentTrait.PROGRAM);
    } else if (SCRIPTS.contains(extension) || extension.equals("applescript")) {
      traits.addAll(Set.of(AttachmentTrait.PROGRAM, AttachmentTrait.SCRIPT));
    } else if (extension.equals("lnk")) {
      traits.addAll(Set.of(AttachmentTrait.PROGRAM, AttachmentTrait.SHORTCUT));
    } else if (POINTERS.contains(extension)) {
      traits.add(AttachmentTrait.POINTER);
    } else if (extension.equals("slk")) {
      traits.add(AttachmentTrait.UNGUARDED_TYPE);
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

  /// What has no width and no meaning in a name. Joiners stay out: Persian, Arabic and Indian
  /// scripts are spelled with them, and so are emoji; marks of direction are everyday there too.
  private static boolean isUnseen(int c) {
    return c == 0x200b // zero width space
        || (c >= 0x2060 && c <= 0x2064)
        || c == 0xfeff
        || c == 0x00ad // soft hyphen
        || c == 0x034f
        || c == 0x180e
        || (c >= 0xe0000 && c <= 0xe007f); // tags
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
