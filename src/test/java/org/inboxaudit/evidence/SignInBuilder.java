package org.inboxaudit.evidence;

import java.time.Instant;
import java.util.Optional;

/// Builds a [SignIn] for a test.
public final class SignInBuilder {
  private final String key;
  private Instant at = EvidenceFixtures.EARLIER;
  private Optional<Instant> until = Optional.empty();
  private boolean successful = true;
  private Optional<IpAddress> address = IpAddress.parse("192.0.2.10");
  private SignIn.Protocol protocol = SignIn.Protocol.IMAP;
  private String client = "";
  private long times = 1;
  private String source = "log";

  SignInBuilder(String key) {
    this.key = key;
  }

  public SignInBuilder at(Instant newAt) {
    at = newAt;
    return this;
  }

  /// The last of several times within an hour.
  public SignInBuilder until(Instant last) {
    until = Optional.of(last);
    return this;
  }

  public SignInBuilder failed() {
    successful = false;
    return this;
  }

  /// @param newAddress empty if the log does not tell it
  public SignInBuilder from(String newAddress) {
    address = IpAddress.parse(newAddress);
    return this;
  }

  public SignInBuilder over(SignIn.Protocol newProtocol) {
    protocol = newProtocol;
    return this;
  }

  public SignInBuilder times(long newTimes) {
    times = newTimes;
    return this;
  }

  public SignInBuilder with(String newClient) {
    client = newClient;
    return this;
  }

  /// Known from a log that came along with the audit.
  public SignInBuilder brought() {
    source = "log-file";
    return this;
  }

  public SignIn build() {
    return new SignIn(
        EvidenceFixtures.ref(source, EvidenceKind.SIGN_IN, key),
        at,
        until.orElse(at),
        times,
        successful,
        address,
        protocol,
        client);
  }
}
