package org.inboxaudit.check.message;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;

/// Dangerous links that came in, and those that left, by a short hash of the link.
///
/// @param more whether there were more than are kept; the same ones are kept whatever order they
///   come in
record LinksSentOn(SortedMap<String, Came> came, SortedMap<String, Left> left, boolean more) {
  private static final int MOST = 90;

  /// What only somebody writes who wants to deceive, or to get into an account or a machine. That a
  /// text names another site is left out: newsletters do it in every letter.
  private static final Set<LinkTrait> DANGEROUS =
      EnumSet.of(
          LinkTrait.OAUTH_MAIL_SCOPE,
          LinkTrait.DEVICE_CODE,
          LinkTrait.DISGUISED_HOST,
          LinkTrait.USER_INFO,
          LinkTrait.PROGRAM);

  /// @param at when it came, in seconds since 1970
  /// @param sender a hash of who sent it
  record Came(EvidenceRef ref, long at, String host, int sender) {
    private Came first(Came other) {
      return Order.precedes(ref, at, other.ref, other.at) ? this : other;
    }
  }

  /// @param at when it left first, in seconds since 1970
  /// @param recipients to how many, counted once for each letter
  /// @param only a hash of the recipient if it is always the same one, else 0
  record Left(long at, long recipients, int only) {
    private Left and(Left other) {
      return new Left(
          Math.min(at, other.at), recipients + other.recipients, only == other.only ? only : 0);
    }

    /// Whether it left only in answers to the one who sent it, which quote it.
    boolean onlyBackTo(Came came) {
      return only != 0 && only == came.sender();
    }
  }

  static LinksSentOn none() {
    return new LinksSentOn(new TreeMap<>(), new TreeMap<>(), false);
  }

  LinksSentOn and(MessageBody body, boolean sent) {
    LinksSentOn state = this;
    for (Link link : body.links()) {
      if (link.traits().stream().anyMatch(DANGEROUS::contains)) {
        state = state.and(body, link, sent);
      }
    }
    return state;
  }

  private LinksSentOn and(MessageBody body, Link link, boolean sent) {
    String key = key(link.url());
    Message message = body.message();
    long at = message.receivedAt().getEpochSecond();
    if (sent) {
      left.merge(key, new Left(at, message.recipients().size(), only(message)), Left::and);
    } else {
      int sender = message.from().map(from -> from.toString().hashCode()).orElse(0);
      came.merge(key, new Came(body.ref(), at, Shown.of(link.host()), sender), Came::first);
    }
    return bounded(sent ? left : came) ? this : new LinksSentOn(came, left, true);
  }

  private static boolean bounded(SortedMap<String, ?> links) {
    if (links.size() <= MOST) {
      return true;
    }
    links.remove(links.lastKey());
    return false;
  }

  private static int only(Message message) {
    return message.recipients().stream().distinct().count() == 1
        ? message.recipients().getFirst().toString().hashCode()
        : 0;
  }

  private static String key(String url) {
    return "%08x%08x"
        .formatted(url.hashCode(), new StringBuilder(url).reverse().toString().hashCode());
  }
}
