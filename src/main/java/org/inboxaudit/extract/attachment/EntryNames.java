package org.inboxaudit.extract.attachment;

import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;

/// Names of files in archives.
final class EntryNames {
  private EntryNames() {}

  /// Notes of an archive that one of its names leads out of it.
  static void judge(String name, Examined archive) {
    if (escapes(name)) {
      archive.traits.add(AttachmentTrait.MALFORMED);
    }
  }

  /// Whether an unpacker that believes the name would write outside the folder it unpacks to.
  static boolean escapes(String name) {
    String path = name.replace('\\', '/');
    boolean drive =
        path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    return drive
        || path.startsWith("/")
        || path.startsWith("../")
        || path.contains("/../")
        || path.endsWith("/..");
  }

  /// Whether a link leads out of the folder that is unpacked: `..` more often than folders before.
  static boolean linkEscapes(String name, String target) {
    String path = target.replace('\\', '/');
    if (path.startsWith("/")) {
      return true;
    }
    int depth = 0;
    for (String folder : name.replace('\\', '/').split("/", -1)) {
      depth += folder.isEmpty() || folder.equals(".") ? 0 : 1;
    }
    depth--; // its own name
    for (String step : path.split("/", -1)) {
      depth += step.equals("..") ? -1 : step.isEmpty() || step.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /// `report.pdf` for `report.pdf.gz`, `report.tar` for `report.tgz`.
  static String uncompressed(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 1) {
      return name;
    }
    return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "tgz", "tbz", "tbz2", "txz", "tlz", "taz" -> name.substring(0, dot) + ".tar";
      case "svgz" -> name.substring(0, dot) + ".svg";
      default -> name.substring(0, dot);
    };
  }
}
