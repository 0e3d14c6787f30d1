package org.inboxaudit.evidence;

import java.time.Instant;
import java.util.Optional;

/// Somebody signed in to the account, or tried to, as a server's log tells it. What came from one
/// address with one program within an hour is told as one.
///
/// @param at when it happened; the first time if it happened more than once
/// @param until the last time; `at` if it happened once
/// @param times how often at least
/// @param successful whether the server let them in
/// @param address from where, empty if the log does not tell it
/// @param client the program as the log names it (`Thunderbird`), empty if it does not
public record SignIn(
    EvidenceRef ref,
    Instant at,
    Instant until,
    long times,
    boolean successful,
    Optional<IpAddress> address,
    Protocol protocol,
    String client)
    implements Evidence {
  /// What a source is called that reads a log which came along with the audit.
  public static final SourceId BROUGHT = new SourceId("log-file");

  /// Whether it is known from a log that came along with the audit, for which nobody vouches.
  public boolean isBrought() {
    return ref.source().equals(BROUGHT);
  }

  /// By which door somebody came.
  public enum Protocol {
    IMAP,
    POP3,
    /// Submission of mail (RFC 6409), also by SMTP AUTH on another port.
    SMTP,
    MANAGE_SIEVE,
    /// The provider's web page.
    WEB,
    OTHER
  }
}
