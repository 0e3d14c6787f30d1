package org.inboxaudit.check.attachment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds files whose name pretends another type than they are: turned writing direction, a second
/// extension, padding, bytes of another type (S29, ATT&CK T1036.007).
///
/// A disguise over something that runs is hardly innocent. Without that, a name in a script written
/// from right to left needs direction marks, Indic and Persian ones need joiners that nobody sees,
/// and sloppy names have two extensions.
///
/// Blind spot: a harmless-looking name that is true, with harm inside.
@CheckInfo(
    id = "attachment-disguised-name",
    reads = Attachment.class,
    severity = Severity.MEDIUM,
    signs = "S29",
    features = {"D1", "D2", "D18"},
    attack = {"T1036.002", "T1036.007"})
final class DisguisedNameCheck implements ItemCheck<Attachment> {
  private static final Set<AttachmentTrait> DISGUISES =
      EnumSet.of(
          AttachmentTrait.BIDI_CONTROL,
          AttachmentTrait.DOUBLE_EXTENSION,
          AttachmentTrait.PADDED_NAME,
          AttachmentTrait.INVISIBLE_CHARACTER,
          AttachmentTrait.TYPE_MISMATCH);
  private static final Set<AttachmentTrait> RUNS =
      EnumSet.of(
          AttachmentTrait.PROGRAM,
          AttachmentTrait.SHORTCUT,
          AttachmentTrait.SCRIPT,
          AttachmentTrait.TYPE_MISMATCH);

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    if (file.traits().stream().noneMatch(DISGUISES::contains)) {
      return List.of();
    }
    Finding finding = about(file).with("type", Arrival.visible(file.detectedType()));
    if (file.traits().stream().anyMatch(RUNS::contains)) {
      finding = finding.at(Severity.HIGH, Confidence.STRONG);
    } else if (!file.traits().contains(AttachmentTrait.BIDI_CONTROL) || isRightToLeft(file)) {
      finding = finding.at(Severity.LOW, Confidence.WEAK);
    }
    return List.of(Arrival.of(file, context).tell(finding));
  }

  private static boolean isRightToLeft(Attachment file) {
    return file.fileName()
        .codePoints()
        .map(Character::getDirectionality)
        .anyMatch(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
