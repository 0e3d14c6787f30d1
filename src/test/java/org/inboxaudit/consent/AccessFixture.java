package org.inboxaudit.consent;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.inboxaudit.finding.CheckFamily;

/// Makes an [Access] for tests, which outside of this package nobody can.
public final class AccessFixture {
  private AccessFixture() {}

  /// The right to read a mailbox, never withdrawn.
  public static Access access(Mailbox mailbox, Set<CheckFamily> families, String secret) {
    return access(mailbox, families, secret, () -> false);
  }

  /// The right to read a mailbox until it is withdrawn.
  public static Access access(
      Mailbox mailbox, Set<CheckFamily> families, String secret, BooleanSupplier withdrawn) {
    return new Access(new ConsentId("con_test"), mailbox, families, new Secret(secret), withdrawn);
  }
}
