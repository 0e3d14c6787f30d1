package org.inboxaudit.source.imap;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;

/// What it means that a server says NO, BAD or BYE: by its response code (RFC 5530) and, where
/// servers ask to come back later without one, by the words they are known to use.
///
/// The text is hostile input: it decides between our own failures and is never carried on.
final class Refusal {
  /// What stands behind it cannot be anything we know.
  private static final int LOOKED_AT = 1_000;

  /// A tag or `*`, the status, and the code; all before the code may be missing.
  private static final Pattern CODE =
      Pattern.compile("^(?:[^\\[\\s]{1,64} +){0,2}\\[([a-z0-9-]{1,40})[\\] ]");

  private static final Pattern BYE = Pattern.compile("^(?:\\* +)?bye(?:\\s|$)");

  private static final Pattern BACK_OFF =
      Pattern.compile("suggested backoff time: ([0-9]{1,12}) milliseconds");

  /// About the credential, or about who may use it.
  private static final Set<String> DENIALS =
      Set.of(
          "authenticationfailed",
          "authorizationfailed",
          "expired",
          "privacyrequired",
          "contactadmin",
          "noperm");

  private static final Set<String> THROTTLES = Set.of("limit", "unavailable", "overquota");

  /// How servers say it without a code, or under ALERT, which may mean anything.
  private static final List<String> THROTTLE_WORDS =
      List.of(
          "request is throttled",
          "too many simultaneous connections",
          "too many connections",
          "rate limit hit",
          "command or bandwidth limits",
          "maximum number of connections",
          "user is authenticated but not connected",
          "connection closed. 14");

  private Refusal() {}

  /// When it was said.
  enum Phase {
    /// From the greeting until the credential is accepted.
    SIGN_IN,
    /// After that.
    READING
  }

  /// What a tagged NO or BAD, or an untagged BYE, means for the audit.
  ///
  /// While signing in, whatever is not a request to come back later is the same
  /// [Failure#SIGN_IN_REFUSED], whether the password is wrong, expired or blocked, so that nobody
  /// can try passwords out with us; "too many failed attempts" is one of them.
  ///
  /// @param text the line as the server wrote it, with or without its tag
  /// @return empty if only this one command was refused, and the reading can go on
  static Optional<SourceException> of(Phase phase, String text) {
    String line =
        text.substring(0, Math.min(LOOKED_AT, text.length())).strip().toLowerCase(Locale.ROOT);
    String code = code(line);
    boolean bye = BYE.matcher(line).find();
    return switch (phase) {
      case SIGN_IN -> Optional.of(whileSigningIn(line, code, bye));
      case READING -> whileReading(line, code, bye);
    };
  }

  private static SourceException whileSigningIn(String line, String code, boolean bye) {
    if (DENIALS.contains(code)) {
      return new SourceException(Failure.SIGN_IN_REFUSED);
    }
    if (isThrottle(line, code) || code.equals("inuse")) {
      return throttled(line);
    }
    if (code.equals("serverbug")) {
      return new SourceException(Failure.CUT);
    }
    return new SourceException(bye ? Failure.UNREACHABLE : Failure.SIGN_IN_REFUSED);
  }

  /// Where one command is refused for a reason that lies in its folder, the others are still read.
  private static Optional<SourceException> whileReading(String line, String code, boolean bye) {
    if (isThrottle(line, code)) {
      return Optional.of(throttled(line));
    }
    boolean sessionOver = code.startsWith("auth") || code.equals("expired");
    if (DENIALS.contains(code) && (bye || sessionOver)) {
      return Optional.of(new SourceException(Failure.DENIED));
    }
    return bye ? Optional.of(new SourceException(Failure.CUT)) : Optional.empty();
  }

  private static boolean isThrottle(String line, String code) {
    return THROTTLES.contains(code) || THROTTLE_WORDS.stream().anyMatch(line::contains);
  }

  private static SourceException throttled(String line) {
    Matcher wait = BACK_OFF.matcher(line);
    return wait.find()
        ? new SourceException(Failure.THROTTLED, Duration.ofMillis(Long.parseLong(wait.group(1))))
        : new SourceException(Failure.THROTTLED);
  }

  private static String code(String line) {
    Matcher code = CODE.matcher(line);
    return code.find() ? code.group(1) : "";
  }
}
