package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;

/// Limits how often credentials are refused for one user of one server, whoever asks: so that
/// nobody can try passwords out with us, or lock an owner out at their provider.
///
/// Kept in the memory of this process, bounded, and under hashes with a key that nobody has.
@ApplicationScoped
public class SignIns {
  private static final List<Limit> LIMITS =
      List.of(
          new Limit(3, Duration.ofMinutes(15)),
          new Limit(5, Duration.ofHours(1)),
          new Limit(10, Duration.ofDays(1)));

  private static final int REMEMBERED = 100_000;
  private static final String ALGORITHM = "HmacSHA256";

  private final InstantSource clock;
  private final byte[] key = new byte[32];
  private final Map<String, Account> accounts = new LinkedHashMap<>();

  SignIns(InstantSource clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(key);
  }

  private record Limit(int refusals, Duration within) {}

  /// One user of one server.
  private static final class Account {
    private final Deque<Instant> refusals = new ArrayDeque<>();

    /// Attempts whose end is not known. Each may become a refusal.
    private int underWay;
  }

  /// For how long no sign-in to this mailbox will be tried; empty if one will.
  public synchronized Optional<Duration> closedFor(Mailbox mailbox) {
    Instant now = clock.instant();
    return names(mailbox).stream()
        .flatMap(name -> Optional.ofNullable(accounts.get(name)).stream())
        .flatMap(account -> closedUntil(account, now).stream())
        .max(Instant::compareTo)
        .map(until -> Duration.between(now, until));
  }

  /// Begins an attempt, to be closed when it has ended.
  synchronized Attempt begin(Mailbox mailbox) {
    List<String> names = names(mailbox);
    Instant now = clock.instant();
    forgetOld(now);
    boolean allowed =
        names.stream()
            .flatMap(name -> Optional.ofNullable(accounts.get(name)).stream())
            .noneMatch(account -> isFull(account, now));
    if (!allowed) {
      return new Attempt(List.of(), false);
    }
    for (String name : names) {
      accounts.computeIfAbsent(name, _ -> new Account()).underWay++;
    }
    return new Attempt(names, true);
  }

  private static boolean isFull(Account account, Instant now) {
    return LIMITS.stream()
        .anyMatch(limit -> within(account, limit, now).size() + account.underWay >= limit.refusals);
  }

  private static Optional<Instant> closedUntil(Account account, Instant now) {
    return LIMITS.stream()
        .filter(limit -> within(account, limit, now).size() >= limit.refusals)
        .map(
            limit -> {
              List<Instant> counted = within(account, limit, now);
              return counted.get(counted.size() - limit.refusals).plus(limit.within);
            })
        .max(Instant::compareTo);
  }

  private static List<Instant> within(Account account, Limit limit, Instant now) {
    Instant from = now.minus(limit.within);
    return account.refusals.stream().filter(at -> at.isAfter(from)).toList();
  }

  private void forgetOld(Instant now) {
    Instant from = now.minus(LIMITS.getLast().within);
    accounts
        .values()
        .removeIf(
            account -> {
              account.refusals.removeIf(at -> !at.isAfter(from));
              return account.refusals.isEmpty() && account.underWay == 0;
            });
    if (accounts.size() >= REMEMBERED) {
      accounts.entrySet().stream()
          .filter(entry -> entry.getValue().underWay == 0)
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresent(accounts::remove);
    }
  }

  /// The mailbox's own server first, then that of its rules.
  private List<String> names(Mailbox mailbox) {
    List<String> names = new ArrayList<>();
    names.add(name(mailbox.imap(), mailbox.userName()));
    mailbox.manageSieve().ifPresent(sieve -> names.add(name(sieve, mailbox.userName())));
    return names.stream().distinct().toList();
  }

  private String name(MailServer server, String user) {
    String host = server.host().toLowerCase(Locale.ROOT);
    String whole =
        (host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
            + "\n"
            + user.strip().toLowerCase(Locale.ROOT);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One audit that signs in.
  final class Attempt implements AutoCloseable {
    private final List<String> names;
    private final List<String> open;
    private final boolean allowed;

    private Attempt(List<String> names, boolean allowed) {
      this.names = names;
      this.open = new ArrayList<>(names);
      this.allowed = allowed;
    }

    /// Whether a server may be asked at all. If not, nothing may be sent to it.
    boolean allowed() {
      return allowed;
    }

    /// The mailbox's own server has taken the credential.
    void accepted() {
      if (!names.isEmpty()) {
        end(names.getFirst());
      }
    }

    /// A server did not take the credential.
    ///
    /// @param first whether it was the mailbox's own
    void refused(boolean first) {
      synchronized (SignIns.this) {
        String name = first ? names.getFirst() : names.getLast();
        end(name);
        accounts.computeIfAbsent(name, _ -> new Account()).refusals.addLast(clock.instant());
      }
    }

    private void end(String name) {
      synchronized (SignIns.this) {
        Account account = accounts.get(name);
        if (open.remove(name) && account != null) {
          account.underWay--;
        }
      }
    }

    @Override
    public void close() {
      names.forEach(this::end);
    }
  }
}
