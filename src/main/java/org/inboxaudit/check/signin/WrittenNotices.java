package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;

/// What [MissingNoticeCheck] remembers: when each provider wrote, and which of our audits it wrote
/// about.
///
/// @param places the inbox
/// @param written by provider
/// @param audits in seconds since 1970
record WrittenNotices(
    SortedMap<String, EvidenceRef> places,
    SortedMap<String, Span> written,
    SortedSet<Long> audits) {
  private static final int MOST = 20;
  private static final Duration BEFORE = Duration.ofDays(7);
  private static final Duration AFTER = Duration.ofDays(1);

  /// In seconds since 1970.
  ///
  /// @param last the last letter of any kind
  /// @param firstAboutAccess the first about a sign-in, an app password or an app; `Long.MAX_VALUE`
  ///   if there is none
  record Span(long last, long firstAboutAccess) {
    private Span and(Span other) {
      return new Span(
          Math.max(last, other.last), Math.min(firstAboutAccess, other.firstAboutAccess));
    }
  }

  static WrittenNotices none() {
    return new WrittenNotices(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
  }

  /// The inbox has this name on every server (RFC 9051 §5.1).
  WrittenNotices in(Message letter) {
    places.computeIfAbsent(
        "inbox", _ -> new EvidenceRef(letter.ref().source(), EvidenceKind.FOLDER, "INBOX"));
    return this;
  }

  WrittenNotices and(Notice notice, AuditContext context) {
    Instant at = AlertLetters.moment(notice);
    boolean access = isAboutAccess(notice.event());
    written.merge(
        notice.provider(),
        new Span(at.getEpochSecond(), access ? at.getEpochSecond() : Long.MAX_VALUE),
        Span::and);
    if (written.size() > MOST) {
      written.pollLastEntry();
    }
    if (access) {
      context.owner().ownTraces().stream()
          .filter(audit -> !at.isBefore(audit.minus(BEFORE)) && !at.isAfter(audit.plus(AFTER)))
          .forEach(audit -> audits.add(audit.getEpochSecond()));
    }
    while (audits.size() > MOST) {
      audits.removeLast();
    }
    return this;
  }

  Optional<Instant> last(String provider) {
    return Optional.ofNullable(written.get(provider)).map(span -> Instant.ofEpochSecond(span.last));
  }

  /// Whether a provider had written about access well before an audit.
  boolean hadWritten(String provider, Instant audit) {
    return Optional.ofNullable(written.get(provider))
        .filter(span -> span.firstAboutAccess < audit.minus(BEFORE).getEpochSecond())
        .isPresent();
  }

  /// Whether there is a letter about an audit.
  boolean met(Instant audit) {
    return audits.contains(audit.getEpochSecond());
  }

  private static boolean isAboutAccess(Notice.Event event) {
    return switch (event) {
      case NEW_SIGN_IN, SIGN_IN_BLOCKED, APP_PASSWORD_CREATED, APP_ACCESS_GRANTED -> true;
      case PASSWORD_CHANGED,
          PASSWORD_RESET_REQUESTED,
          RECOVERY_CHANGED,
          SECOND_FACTOR_CHANGED,
          FORWARDING_REQUESTED,
          SENDING_REQUESTED,
          STATE_ATTACK_WARNING,
          NOT_UNDERSTOOD ->
          false;
    };
  }
}
