package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.evidence.SourceId;

/// Names what a log tells by what makes it one thing, so that it has the same name in every audit,
/// whichever way the log came.
public final class LogRefs {
  private LogRefs() {}

  /// The sign-ins of one hour, from one address, by one door, all let in or all refused.
  public static EvidenceRef signIn(
      SourceId source,
      Instant hour,
      Optional<IpAddress> address,
      Protocol protocol,
      boolean successful,
      String client) {
    String key =
        "%s %s %s %s".formatted(hour, written(address), protocol, successful ? "in" : "no");
    return new EvidenceRef(source, EvidenceKind.SIGN_IN, key, client);
  }

  public static EvidenceRef session(
      SourceId source, Instant endedAt, Optional<IpAddress> address, long octetsSent) {
    String key = "%s %s %d".formatted(endedAt, written(address), octetsSent);
    return new EvidenceRef(source, EvidenceKind.MAIL_SESSION, key);
  }

  private static String written(Optional<IpAddress> address) {
    return address.map(Object::toString).orElse("-");
  }
}
