package org.inboxaudit.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;

/// Makes the right to read a mailbox, for tests of what comes after consent.
public final class AccessFixture {
  private AccessFixture() {}

  /// Access to a mailbox for these families, never withdrawn.
  public static Access access(Mailbox mailbox, Set<CheckFamily> families, String secret) {
    return access(mailbox, families, secret, () -> false);
  }

  /// Access that may be withdrawn while it is used.
  public static Access access(
      Mailbox mailbox, Set<CheckFamily> families, String secret, BooleanSupplier withdrawn) {
    return new Access(
        new ConsentId("con_test"), mailbox, families, new Secret(secret), List.of(), withdrawn);
  }

  /// Access to a mailbox whose owner brought files along.
  public static Access bringing(BooleanSupplier withdrawn, OwnersFile... files) {
    return bringing(mailbox(), withdrawn, files);
  }

  /// Access to this mailbox, with files.
  public static Access bringing(Mailbox mailbox, BooleanSupplier withdrawn, OwnersFile... files) {
    return new Access(
        new ConsentId("con_test"),
        mailbox,
        Set.of(CheckFamily.values()),
        new Secret("secret"),
        List.of(files),
        withdrawn);
  }

  /// Access to a mailbox that no server has, for all families.
  public static Access anywhere() {
    return access(mailbox(), Set.of(CheckFamily.values()), "secret");
  }

  public static Mailbox mailbox() {
    EmailAddress owner = EmailAddress.of("owner@example.org");
    return new Mailbox(
        owner, owner.toString(), new Mailbox.MailServer("localhost", 993), Optional.empty());
  }
}
