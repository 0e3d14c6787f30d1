package org.inboxaudit.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.inboxaudit.consent.Consent.Purpose;
import org.inboxaudit.consent.InvalidConsentException.Flaw;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.report.ConsentText;

/// Takes consents, takes them back, and mints the right to read from them. The only place where
/// [Access] is made.
@ApplicationScoped
public class Consents {
  /// The longest a consent may hold. After that the owner is asked again.
  public static final Duration LONGEST = Duration.ofDays(180);

  /// How long a reading may go on in this process after the consent was taken back in another.
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(3);

  private final Grants grants;
  private final InstantSource clock;
  private final Ids ids;

  /// Grows with each withdrawal in this process, so that every reading looks again at once.
  private final AtomicLong withdrawals = new AtomicLong();

  public Consents(Grants grants, InstantSource clock, Ids ids) {
    this.grants = grants;
    this.clock = clock;
    this.ids = ids;
  }

  /// Keeps what an owner agreed to.
  ///
  /// @param subject who agreed: the subject of the session token
  /// @param textVersion the version of the text the owner was shown
  /// @param inForce the text that is to be shown now, in the language the owner read
  /// @throws InvalidConsentException if it cannot be kept like that; nothing is kept then
  public Consent give(
      String subject,
      EmailAddress mailbox,
      Set<CheckFamily> families,
      Purpose purpose,
      String textVersion,
      ConsentText inForce,
      Instant validUntil)
      throws InvalidConsentException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (families.isEmpty()) {
      throw new InvalidConsentException(Flaw.NO_FAMILY);
    }
    if (!validUntil.isAfter(now)) {
      throw new InvalidConsentException(Flaw.ALREADY_OVER);
    }
    if (validUntil.isAfter(now.plus(LONGEST))) {
      throw new InvalidConsentException(Flaw.TOO_LONG);
    }
    if (!textVersion.equals(inForce.version())) {
      throw new InvalidConsentException(Flaw.OTHER_TEXT);
    }
    Consent consent =
        new Consent(
            new ConsentId(ids.next("con_")),
            subject,
            mailbox,
            families,
            purpose,
            textVersion,
            inForce.language(),
            now,
            validUntil.truncatedTo(ChronoUnit.MILLIS),
            Optional.empty());
    grants.add(consent);
    return consent;
  }

  /// A consent, for the one who gave it.
  public Optional<Consent> find(ConsentId id, String subject) {
    return grants.find(id).filter(consent -> consent.subject().equals(subject));
  }

  /// Takes a consent back. Every reading under it ends at its next step: in this process at once,
  /// in others within seconds. To take it back twice is no error.
  ///
  /// @return false if the subject never gave such a consent
  public boolean withdraw(ConsentId id, String subject) {
    if (find(id, subject).isEmpty()) {
      return false;
    }
    grants.withdraw(id, clock.instant());
    withdrawals.incrementAndGet();
    return true;
  }

  /// Erases the records of consents that have been over for `keptFor` and that no audit needs any
  /// more.
  public void eraseEnded(Duration keptFor) {
    grants.eraseEnded(clock.instant().minus(keptFor));
  }

  /// Makes sure that a subject's consent allows reading a mailbox now, before anything is asked in
  /// its name.
  ///
  /// @throws ConsentRequiredException as for [#access], and if somebody else gave the consent
  public void require(ConsentId id, String subject, EmailAddress mailbox)
      throws ConsentRequiredException {
    if (allowing(id, mailbox).filter(given -> given.subject().equals(subject)).isEmpty()) {
      throw new ConsentRequiredException();
    }
  }

  /// The right to read a mailbox now.
  ///
  /// @throws ConsentRequiredException if the consent does not exist, is for another mailbox, is
  ///   over, or was taken back
  public Access access(
      ConsentId id, Mailbox mailbox, Secret secret, List<? extends OwnersFile> files)
      throws ConsentRequiredException {
    Consent consent = allowing(id, mailbox.address()).orElseThrow(ConsentRequiredException::new);
    return new Access(id, mailbox, consent.families(), secret, files, new Watch(id));
  }

  private Optional<Consent> allowing(ConsentId id, EmailAddress mailbox) {
    return grants
        .find(id)
        .filter(given -> given.mailbox().equals(mailbox))
        .filter(given -> given.holdsAt(clock.instant()));
  }

  /// Tells whether a consent has ended since, by time or by its owner. Asks the store only now and
  /// then, because it is asked before each step of a reading.
  private final class Watch implements BooleanSupplier {
    private final ConsentId id;
    private boolean ended;
    private Instant lookedAt;
    private long withdrawalsSeen;

    private Watch(ConsentId id) {
      this.id = id;
      lookedAt = Instant.MIN;
    }

    @Override
    public synchronized boolean getAsBoolean() {
      Instant now = clock.instant();
      long withdrawalsNow = withdrawals.get();
      boolean lookedLately =
          !now.isBefore(lookedAt) && now.isBefore(lookedAt.plus(LOOK_AGAIN_AFTER));
      if (!ended && !(lookedLately && withdrawalsNow == withdrawalsSeen)) {
        ended = grants.find(id).filter(consent -> consent.holdsAt(now)).isEmpty();
        lookedAt = now;
        withdrawalsSeen = withdrawalsNow;
      }
      return ended;
    }
  }
}
