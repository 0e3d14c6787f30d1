package org.inboxaudit.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Builds a [Notice] for a test.
public final class NoticeBuilder {
  private final String key;
  private final Notice.Event event;
  private MessageBuilder message;
  private String provider = "google";
  private Notice.Standing standing = Notice.Standing.VERIFIED;
  private String account = EvidenceFixtures.OWNER;
  private Optional<Instant> at = Optional.empty();
  private String device = "";
  private String place = "";
  private String address = "";

  NoticeBuilder(String key, Notice.Event event) {
    this.key = key;
    this.event = event;
    this.message =
        new MessageBuilder(key).from("no-reply@accounts.google.com").subject("Security alert");
  }

  /// Changes the message that carries the letter.
  public NoticeBuilder carried(UnaryOperator<MessageBuilder> change) {
    message = change.apply(message);
    return this;
  }

  public NoticeBuilder in(FolderRole role) {
    return carried(letter -> letter.in(role));
  }

  public NoticeBuilder by(String newProvider) {
    provider = newProvider;
    return this;
  }

  public NoticeBuilder standing(Notice.Standing newStanding) {
    standing = newStanding;
    return this;
  }

  public NoticeBuilder about(String newAccount) {
    account = newAccount;
    return this;
  }

  public NoticeBuilder at(Instant newAt) {
    at = Optional.of(newAt);
    return carried(letter -> letter.at(newAt));
  }

  public NoticeBuilder device(String newDevice) {
    device = newDevice;
    return this;
  }

  public NoticeBuilder place(String newPlace) {
    place = newPlace;
    return this;
  }

  public NoticeBuilder address(String newAddress) {
    address = newAddress;
    return this;
  }

  public Notice build() {
    return new Notice(
        EvidenceFixtures.ref("imap", EvidenceKind.NOTICE, key),
        message.build(),
        provider,
        event,
        standing,
        account,
        at,
        device,
        place,
        address);
  }
}
