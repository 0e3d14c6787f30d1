package org.inboxaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProviderKeysTest {
  private static final String GOOGLE = "s1._domainkey.accounts.google.com";
  private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

  private Instant now = NOON;

  private record Config(boolean dkimDns, Optional<String> dkimDnsServer)
      implements ExtractorConfig {
    @Override
    public int processes() {
      return 1;
    }

    @Override
    public MemorySize memory() {
      return new MemorySize(BigInteger.ONE);
    }

    @Override
    public Optional<Path> dkimKeys() {
      return Optional.empty();
    }

    @Override
    public Sandbox sandbox() {
      return Sandbox.NONE;
    }
  }

  private ProviderKeys keys(boolean dns, KeyResolver resolver) {
    return new ProviderKeys(new Config(dns, Optional.of(resolver.address())), () -> now);
  }

  @Test
  void asksOnlyForNamesUnderWhichProvidersSign() throws Exception {
    try (KeyResolver resolver = KeyResolver.with("")) {
      ProviderKeys keys = keys(true, resolver);
      for (String name :
          List.of(
              "s1._domainkey.attacker.example",
              "s1._domainkey.accounts.google.com.attacker.example",
              "accounts.google.com",
              "secret words._domainkey.accounts.google.com",
              "a/b._domainkey.accounts.google.com",
              "x".repeat(300) + "._domainkey.accounts.google.com")) {
        assertEquals(List.of(), keys.find(Set.of(name)));
      }
      assertEquals(List.of(), resolver.asked());
    }
  }

  @Test
  void remembersAKeyForADay() throws Exception {
    try (KeyResolver resolver = KeyResolver.with(GOOGLE + "\tv=DKIM1; p=abc")) {
      ProviderKeys keys = keys(true, resolver);
      assertEquals(List.of(GOOGLE + "\tv=DKIM1; p=abc"), keys.find(Set.of(GOOGLE)));
      now = NOON.plus(Duration.ofHours(23));
      keys.find(Set.of(GOOGLE));
      assertEquals(1, resolver.asked().size());
      now = NOON.plus(Duration.ofHours(25));
      keys.find(Set.of(GOOGLE));
      assertEquals(2, resolver.asked().size());
    }
  }

  @Test
  void remembersThatAKeyIsGone() throws Exception {
    try (KeyResolver resolver = KeyResolver.with("")) {
      ProviderKeys keys = keys(true, resolver);
      assertEquals(List.of(), keys.find(Set.of(GOOGLE)));
      assertEquals(List.of(), keys.find(Set.of(GOOGLE)));
      assertEquals(List.of(GOOGLE), resolver.asked());
    }
  }

  @Test
  void stopsAskingWhenLettersWantTooMuch() throws Exception {
    try (KeyResolver resolver = KeyResolver.with("")) {
      ProviderKeys keys = keys(true, resolver);
      for (int i = 0; i < 150; i++) {
        keys.find(Set.of("s" + i + "._domainkey.accounts.google.com"));
      }
      assertEquals(100, resolver.asked().size());
    }
  }

  @Test
  void asksNobodyWhenItIsOff() throws Exception {
    try (KeyResolver resolver = KeyResolver.with(GOOGLE + "\tv=DKIM1; p=abc")) {
      assertEquals(List.of(), keys(false, resolver).find(Set.of(GOOGLE)));
      assertEquals(List.of(), resolver.asked());
    }
  }
}
