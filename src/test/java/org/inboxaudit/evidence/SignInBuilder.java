package org.inboxaudit.evidence;

import java.time.Instant;

/// Builds a [SignIn] for a test.
public final class SignInBuilder {
  private final String key;
  private Instant at = EvidenceFixtures.EARLIER;
  private boolean successful = true;
  private String network = "AS64496 Example Home";
  private String country = "IN";
  private String client = "imap";

  SignInBuilder(String key) {
    this.key = key;
  }

  public SignInBuilder at(Instant newAt) {
    at = newAt;
    return this;
  }

  public SignInBuilder failed() {
    successful = false;
    return this;
  }

  public SignInBuilder from(String newNetwork, String newCountry) {
    network = newNetwork;
    country = newCountry;
    return this;
  }

  public SignInBuilder with(String newClient) {
    client = newClient;
    return this;
  }

  public SignIn build() {
    return new SignIn(
        EvidenceFixtures.ref("log", EvidenceKind.SIGN_IN, key),
        at,
        successful,
        "192.0.2.10",
        network,
        country,
        client);
  }
}
