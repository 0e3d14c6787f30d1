package org.inboxaudit.check.signin;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SignIn.Protocol;

/// By which doors somebody came in, and since when.
///
/// @param byDoor the first use of each protocol, by its name
/// @param removedByPop how many messages were deleted for good over POP3, as far as a log counts
///   them
record Doors(SortedMap<String, Use> byDoor, long removedByPop) {
  private static final long A_MONTH = Duration.ofDays(30).toSeconds();

  /// @param first the earliest sign-in
  /// @param network from where it came, a dash if that is not known
  /// @param hours in how many hours somebody signed in by this door
  /// @param at of the first, in seconds since 1970
  record Use(
      EvidenceRef first, Protocol door, String network, String country, long hours, long at) {

    private Use and(Use other) {
      Use earlier = Order.precedes(first, at, other.first, other.at) ? this : other;
      return new Use(
          earlier.first, door, earlier.network, earlier.country, hours + other.hours, earlier.at);
    }
  }

  static Doors none() {
    return new Doors(new TreeMap<>(), 0);
  }

  /// Adds a sign-in that let somebody in; our own are none.
  Doors and(SignIn signIn, AuditContext context) {
    if (!signIn.successful() || Whence.isOurs(signIn.at(), signIn.until(), context)) {
      return this;
    }
    Whence from = Whence.orUnknown(signIn.address(), context);
    Protocol door = door(signIn);
    long at = signIn.at().getEpochSecond();
    Use use = new Use(signIn.ref(), door, from.network(), from.country(), 1, at);
    byDoor.merge(door.name(), use, Use::and);
    return this;
  }

  /// What a session by POP3 took away; others are told elsewhere.
  Doors and(MailSession session) {
    boolean counts = session.protocol() == Protocol.POP3 && session.messagesRemoved() > 0;
    return counts ? new Doors(byDoor, removedByPop + session.messagesRemoved()) : this;
  }

  /// A mail server sees the owner's web mail as a mail program on the machine of the web mail.
  private static Protocol door(SignIn signIn) {
    boolean webMail =
        signIn.protocol() == Protocol.IMAP
            && signIn.address().filter(address -> !address.isGlobal()).isPresent();
    return webMail ? Protocol.WEB : signIn.protocol();
  }

  long total() {
    return byDoor.values().stream().mapToLong(Use::hours).sum();
  }

  /// The old protocols that were used for the first time when the owner was long known to come in
  /// by others: POP3 in any case, IMAP and SMTP if it was the web page before.
  List<Use> lateOldOnes() {
    long start = byDoor.values().stream().mapToLong(Use::at).min().orElse(0);
    return byDoor.values().stream()
        .filter(use -> use.at() - start >= A_MONTH)
        .filter(use -> isOldAndNew(use))
        .sorted(Comparator.comparingLong(Use::at))
        .toList();
  }

  private boolean isOldAndNew(Use use) {
    return switch (use.door()) {
      case POP3 -> true;
      case IMAP, SMTP ->
          byDoor.values().stream()
              .filter(other -> other.at() < use.at())
              .noneMatch(other -> other.door() != Protocol.WEB && other.door() != Protocol.OTHER);
      case MANAGE_SIEVE, WEB, OTHER -> false;
    };
  }
}
