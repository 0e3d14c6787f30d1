package org.inboxaudit.check.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;

/// Answers that came in, and how the owner's own Message-IDs end.
///
/// @param sent how many sent messages there are
/// @param places the right sides of the Message-IDs of sent mail
/// @param answers the newest ones by time and key, whatever order they come in
record Replies(long sent, SortedSet<String> places, SortedMap<String, Answer> answers) {
  private static final String IN_REPLY_TO = "in-reply-to";
  private static final String LIST = "list-id";
  private static final Set<FolderRole> READ =
      Set.of(FolderRole.INBOX, FolderRole.ARCHIVE, FolderRole.OTHER);
  private static final int MOST = 200;
  private static final int MOST_PLACES = 20;
  private static final int LONGEST_PLACE = 80;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_SENDER = 60;

  /// @param at when it was received, in seconds since 1970
  /// @param to the Message-ID it answers
  record Answer(EvidenceRef ref, long at, String from, String to) {
    String place() {
      return Bounces.place(to);
    }

    /// Whether it came between the first and the last of these.
    boolean isWithin(List<Answer> some) {
      return !some.isEmpty() && at >= some.getFirst().at() && at <= some.getLast().at();
    }
  }

  static Set<String> headers() {
    return Set.of(IN_REPLY_TO, LIST);
  }

  static Replies none() {
    return new Replies(0, new TreeSet<>(), new TreeMap<>());
  }

  Replies and(Message message, AuditContext context) {
    boolean own = message.from().filter(context::owns).isPresent();
    if (own && message.locator().role() == FolderRole.SENT) {
      String place = Bounces.place(message.messageId());
      if (!place.isEmpty() && place.length() <= LONGEST_PLACE) {
        places.add(place);
        if (places.size() > MOST_PLACES) {
          places.removeLast();
        }
      }
      return new Replies(sent + 1, places, answers);
    }
    String to = own || !isToTheOwnerAlone(message, context) ? "" : answered(message);
    String from = message.from().map(Object::toString).orElse("");
    if (!to.isEmpty() && to.length() <= LONGEST_ID && from.length() <= LONGEST_SENDER) {
      long at = message.receivedAt().getEpochSecond();
      answers.put(
          "%012d %s".formatted(at, message.ref().key()), new Answer(message.ref(), at, from, to));
      if (answers.size() > MOST) {
        answers.remove(answers.firstKey());
      }
    }
    return this;
  }

  /// An answer to somebody else whose letters bear the same domain would have them among its
  /// recipients.
  private static boolean isToTheOwnerAlone(Message message, AuditContext context) {
    return READ.contains(message.locator().role())
        && message.receivedAt().getEpochSecond() > 0
        && !message.headers().containsKey(LIST)
        && !message.recipients().isEmpty()
        && context.owner().addresses().containsAll(message.recipients())
        && !Bounces.mayBe(message);
  }

  /// The Message-ID in the field; some programs write more behind it.
  private static String answered(Message message) {
    String field = message.header(IN_REPLY_TO).orElse("");
    int open = field.indexOf('<');
    int close = field.indexOf('>', open + 1);
    return open >= 0 && close > open ? field.substring(open + 1, close).strip() : "";
  }

  /// The answers to a message that is named as the owner's are.
  List<Answer> toOwn() {
    return answers.values().stream()
        .filter(answer -> places.contains(answer.place().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /// How many of those who wrote these the owner never wrote to.
  static long strangers(List<Answer> some, AuditContext context) {
    return some.stream()
        .map(Answer::from)
        .distinct()
        .flatMap(from -> EmailAddress.parse(from).stream())
        .filter(from -> !context.index().wroteTo(from))
        .count();
  }
}
