package org.inboxaudit.check.attachment;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EvidenceRef;

/// Dangerous files that came in, by SHA-256: able to run something, to hand over a file, or to ask
/// for a password, or known to a virus scanner.
///
/// @param kept the same ones whatever order they come in
/// @param more whether there were more than these
record DangerousFiles(SortedMap<String, File> kept, boolean more) {
  private static final int MOST = 130;
  private static final int LONGEST_NAME = 30;
  private static final Set<AttachmentTrait> DANGEROUS =
      EnumSet.of(
          AttachmentTrait.PROGRAM,
          AttachmentTrait.SHORTCUT,
          AttachmentTrait.SCRIPT,
          AttachmentTrait.EXPLOIT_OBJECT,
          AttachmentTrait.MACRO_RUNS_BY_ITSELF,
          AttachmentTrait.SMUGGLED_FILE,
          AttachmentTrait.PASSWORD_FORM,
          AttachmentTrait.AUTOPLAY);
  private static final Set<AttachmentTrait> RUNS =
      EnumSet.of(
          AttachmentTrait.PROGRAM,
          AttachmentTrait.SHORTCUT,
          AttachmentTrait.SCRIPT,
          AttachmentTrait.EXPLOIT_OBJECT);

  /// @param ref the place it is reported at: of several, always the same
  record File(EvidenceRef ref, String name) {
    private File first(File other) {
      return place().compareTo(other.place()) <= 0 ? this : other;
    }

    private String place() {
      return ref.key() + "|" + ref.part() + "|" + name;
    }
  }

  static DangerousFiles none() {
    return new DangerousFiles(new TreeMap<>(), false);
  }

  static boolean isDangerous(Attachment file) {
    return !file.sha256().isEmpty()
        && (!file.signature().isEmpty() || file.traits().stream().anyMatch(DANGEROUS::contains));
  }

  /// Whether it starts something when it is opened.
  static boolean runs(Attachment file) {
    return file.traits().stream().anyMatch(RUNS::contains);
  }

  DangerousFiles and(Attachment file) {
    String name = Arrival.visible(file.fileName());
    String clipped = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    kept.merge(file.sha256(), new File(file.ref(), clipped), File::first);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new DangerousFiles(kept, true);
  }
}
