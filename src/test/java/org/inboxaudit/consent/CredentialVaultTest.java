package org.inboxaudit.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    vault.put("aud_1", secret, List.of());

    assertEquals(Optional.of("app password"), vault.find("aud_1").map(Secret::reveal));
  }

  @Test
  void findsNothingUnderAnotherKey() {
    vault.put("aud_1", secret, List.of());

    assertEquals(Optional.empty(), vault.find("aud_2"));
  }

  @Test
  void wipesWhatItForgets() {
    vault.put("aud_1", secret, List.of());

    vault.forget("aud_1");

    assertEquals(Optional.empty(), vault.find("aud_1"));
    assertThrows(IllegalStateException.class, secret::reveal);
  }

  @Test
  void wipesWhatIsReplaced() {
    vault.put("aud_1", secret, List.of());

    vault.put("aud_1", new Secret("another"), List.of());

    assertThrows(IllegalStateException.class, secret::reveal);
    assertEquals(Optional.of("another"), vault.find("aud_1").map(Secret::reveal));
  }

  @Test
  void doesNotWipeWhatIsPutInTwice() {
    vault.put("aud_1", secret, List.of());
    vault.put("aud_1", secret, List.of());

    assertEquals(Optional.of("app password"), vault.find("aud_1").map(Secret::reveal));
  }

  @Test
  void keepsACredentialUntilItsTimeIsOver() {
    vault.put("aud_1", secret, List.of());
    clock.forward(KEPT_FOR.minusMillis(1));

    assertEquals(Optional.of(secret), vault.find("aud_1"));
  }

  @Test
  void wipesACredentialWhoseTimeIsOver() {
    vault.put("aud_1", secret, List.of());
    clock.forward(KEPT_FOR);

    vault.forgetOverdue();

    assertThrows(IllegalStateException.class, secret::reveal);
  }

  @Test
  void neverHandsOutACredentialWhoseTimeIsOver() {
    vault.put("aud_1", secret, List.of());
    clock.forward(KEPT_FOR);

    assertEquals(Optional.empty(), vault.find("aud_1"));
  }

  @Test
  void wipesEverythingAtTheEnd() {
    vault.put("aud_1", secret, List.of());

    vault.forgetAll();

    assertThrows(IllegalStateException.class, secret::reveal);
  }

  @Test
  void keepsFilesWithTheCredential() {
    RuleFile file = file(1);
    vault.put("aud_1", secret, List.of(file));

    assertEquals(List.of(file), vault.files("aud_1"));
    assertEquals(List.of(), vault.files("aud_2"));
  }

  @Test
  void wipesFilesItForgetsOrReplaces() {
    RuleFile first = file(1);
    RuleFile second = file(1);
    vault.put("aud_1", secret, List.of(first));
    vault.put("aud_1", new Secret("another"), List.of(second));
    vault.forget("aud_1");

    assertEquals(0, first.bytes()[0]);
    assertEquals(0, second.bytes()[0]);
    assertEquals(List.of(), vault.files("aud_1"));
  }

  @Test
  void wipesFilesWhoseTimeIsOver() {
    RuleFile file = file(1);
    vault.put("aud_1", secret, List.of(file));
    clock.forward(KEPT_FOR);

    assertEquals(List.of(), vault.files("aud_1"));
    assertEquals(0, file.bytes()[0]);
  }

  @Test
  void refusesFilesForWhichThereIsNoRoom() {
    vault.put("aud_1", secret, List.of(file(33 << 20)));
    Secret late = new Secret("late");

    assertThrows(
        CredentialVault.FullException.class,
        () -> vault.put("aud_2", late, List.of(file(32 << 20))));

    assertThrows(IllegalStateException.class, late::reveal);
    vault.forget("aud_1");
    vault.put("aud_2", new Secret("again"), List.of(file(32 << 20)));
  }

  @Test
  void printsNothingOfAFile() {
    assertEquals("***", new RuleFile("private.xml", new byte[1]).toString());
  }

  private static RuleFile file(int octets) {
    byte[] bytes = new byte[octets];
    Arrays.fill(bytes, (byte) 1);
    return new RuleFile("filters.xml", bytes);
  }
}
