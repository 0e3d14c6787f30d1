package org.inboxaudit.check.message;

import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;

/// Which messages tell the password of a file, and which hold a file that needs one: the newest of
/// each, by time and key of the message.
///
/// @param locked the first file by name of each message
record ToldPasswords(SortedMap<String, Boolean> told, SortedMap<String, Locked> locked) {
  private static final int MOST = 100;
  private static final int LONGEST = 100;

  /// @param at when its message came, in seconds since 1970
  record Locked(
      EvidenceRef ref, String file, String sender, long at, boolean opened, boolean junk) {
    private Locked first(Locked other) {
      int order = file.compareTo(other.file);
      boolean mine = order == 0 ? ref.part().compareTo(other.ref.part()) <= 0 : order < 0;
      return mine ? this : other;
    }
  }

  static ToldPasswords none() {
    return new ToldPasswords(new TreeMap<>(), new TreeMap<>());
  }

  ToldPasswords and(Evidence evidence) {
    if (evidence instanceof MessageBody body && body.traits().contains(BodyTrait.FILE_PASSWORD)) {
      told.put(place(body.message()), true);
      trim(told);
    }
    if (evidence instanceof Attachment file
        && file.traits().contains(AttachmentTrait.ENCRYPTED)) {
      locked.merge(place(file.message()), locked(file), Locked::first);
      trim(locked);
    }
    return this;
  }

  private static Locked locked(Attachment file) {
    Message message = file.message();
    String sender = message.from().map(Object::toString).orElse("–");
    return new Locked(
        file.ref(),
        Shown.of(file.fileName()),
        sender.length() <= LONGEST ? sender : "–",
        message.receivedAt().getEpochSecond(),
        message.has(MessageFlag.SEEN) || message.has(MessageFlag.ANSWERED),
        message.locator().role() == FolderRole.JUNK);
  }

  private static String place(Message message) {
    return "%012d %s".formatted(message.receivedAt().getEpochSecond(), message.ref().key());
  }

  private static void trim(SortedMap<String, ?> map) {
    if (map.size() > MOST) {
      map.remove(map.firstKey());
    }
  }
}
