package org.inboxaudit.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CredentialVaultTest {
  private static final Duration KEPT_FOR = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final CredentialVault vault = new CredentialVault(clock, () -> KEPT_FOR);
  private final Secret secret = new Secret("app password");

  @AfterEach
  void close() {
    vault.forgetAll();
  }

  @Test
  void findsWhatWasPutIn() {
    vault.put("aud_1", secret);

    assertEquals(Optional.of("app password"), vault.find("aud_1").map(Secret::reveal));
  }

  @Test
  void findsNothingUnderAnotherKey() {
    vault.put("aud_1", secret);

    assertEquals(Optional.empty(), vault.find("aud_2"));
  }

  @Test
  void wipesWhatItForgets() {
    vault.put("aud_1", secret);

    vault.forget("aud_1");

    assertEquals(Optional.empty(), vault.find("aud_1"));
    assertThrows(IllegalStateException.class, secret::reveal);
  }

  @Test
  void wipesWhatIsReplaced() {
    vault.put("aud_1", secret);

    vault.put("aud_1", new Secret("another"));

    assertThrows(IllegalStateException.class, secret::reveal);
    assertEquals(Optional.of("another"), vault.find("aud_1").map(Secret::reveal));
  }

  @Test
  void doesNotWipeWhatIsPutInTwice() {
    vault.put("aud_1", secret);
    vault.put("aud_1", secret);

    assertEquals(Optional.of("app password"), vault.find("aud_1").map(Secret::reveal));
  }

  @Test
  void keepsACredentialUntilItsTimeIsOver() {
    vault.put("aud_1", secret);
    clock.forward(KEPT_FOR.minusMillis(1));

    assertEquals(Optional.of(secret), vault.find("aud_1"));
  }

  @Test
  void wipesACredentialWhoseTimeIsOver() {
    vault.put("aud_1", secret);
    clock.forward(KEPT_FOR);

    vault.forgetOverdue();

    assertThrows(IllegalStateException.class, secret::reveal);
  }

  @Test
  void neverHandsOutACredentialWhoseTimeIsOver() {
    vault.put("aud_1", secret);
    clock.forward(KEPT_FOR);

    assertEquals(Optional.empty(), vault.find("aud_1"));
  }

  @Test
  void wipesEverythingAtTheEnd() {
    vault.put("aud_1", secret);

    vault.forgetAll();

    assertThrows(IllegalStateException.class, secret::reveal);
  }
}
