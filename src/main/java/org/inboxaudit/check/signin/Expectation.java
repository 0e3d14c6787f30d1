package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Brand;
import org.inboxaudit.evidence.EmailAddress;

/// Whose letters a mailbox should hold, and about what.
final class Expectation {
  private static final Duration LETTERS_TAKE = Duration.ofDays(1);

  private Expectation() {}

  static Optional<Brand> provider(AuditContext context) {
    return context.owner().addresses().stream()
        .sorted(Comparator.comparing(EmailAddress::toString))
        .flatMap(address -> context.intel().providerOf(address).stream())
        .findFirst();
  }

  /// Whether the mailbox holds mail from the year before last, or from before that.
  static boolean hasAPast(AuditContext context) {
    int year = context.asOf().atZone(ZoneOffset.UTC).getYear();
    return context.index().messagesByYear().keySet().stream().anyMatch(each -> each < year - 1);
  }

  /// The first of our audits, if there was time enough for a letter about it.
  static Optional<Instant> firstAudit(AuditContext context) {
    return context.owner().ownTraces().stream()
        .min(Instant::compareTo)
        .filter(trace -> trace.isBefore(context.asOf().minus(LETTERS_TAKE)));
  }
}
