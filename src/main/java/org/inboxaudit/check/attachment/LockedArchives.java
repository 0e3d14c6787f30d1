package org.inboxaudit.check.attachment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;

/// Messages with a locked archive, and messages that say a password, joined by message.
///
/// @param letters the newest ones by time and key, whatever order they come in
record LockedArchives(SortedMap<String, Locked> letters) {
  private static final int MOST = 80;
  private static final int LONGEST_KEY = 64;
  private static final Set<String> ARCHIVES =
      Set.of(
          "zip", "zipx", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "ace", "arj", "lzh", "cab",
          "iso", "img", "vhd", "vhdx");

  /// @param at when it came, in seconds since 1970
  /// @param file the archive, empty if none was seen yet
  /// @param told whether the message says a password
  record Locked(EvidenceRef ref, long at, String sender, boolean seen, String file, boolean told) {
    private Locked and(Locked other) {
      boolean others =
          !other.file.isEmpty() && (file.isEmpty() || other.place().compareTo(place()) < 0);
      Locked named = others ? other : this;
      return new Locked(named.ref, at, sender, seen, named.file, told || other.told);
    }

    private String place() {
      return file + "|" + ref.part();
    }
  }

  static LockedArchives none() {
    return new LockedArchives(new TreeMap<>());
  }

  /// Whether a message brings an archive, by the names of its files.
  static boolean mayHold(Message message) {
    for (Message.Part part : message.parts()) {
      String name = part.fileName();
      String extension = name.substring(name.lastIndexOf('.') + 1).strip();
      if (ARCHIVES.contains(extension.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  LockedArchives and(Attachment file) {
    boolean locked =
        file.traits().contains(AttachmentTrait.ENCRYPTED)
            && (file.traits().contains(AttachmentTrait.CONTAINER) || !file.containers().isEmpty());
    return locked ? and(file.message(), file.ref(), Shown.of(Arrival.path(file)), false) : this;
  }

  LockedArchives and(MessageBody body) {
    return body.traits().contains(BodyTrait.FILE_PASSWORD) && mayHold(body.message())
        ? and(body.message(), body.ref(), "", true)
        : this;
  }

  private LockedArchives and(Message message, EvidenceRef ref, String file, boolean told) {
    String key = message.ref().key();
    if (key.length() > LONGEST_KEY) {
      return this;
    }
    long at = message.receivedAt().getEpochSecond();
    letters.merge(
        "%012d %s".formatted(at, key),
        new Locked(ref, at, Shown.of(Arrival.sender(message)), message.opened(), file, told),
        Locked::and);
    if (letters.size() > MOST) {
      letters.remove(letters.firstKey());
    }
    return this;
  }

  /// Those of which everybody who reads the letter has the key.
  List<Locked> opened() {
    return letters.values().stream()
        .filter(letter -> letter.told() && !letter.file().isEmpty())
        .toList();
  }
}
