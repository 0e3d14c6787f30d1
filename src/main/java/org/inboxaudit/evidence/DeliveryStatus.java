package org.inboxaudit.evidence;

import java.util.Optional;

/// What a delivery status notification (RFC 3464) says of one recipient. Anybody can write such a
/// letter, so it is believed only where it names something that nobody else knows.
///
/// @param message the notification
/// @param recipient whom the message could not, or could, be delivered to; empty if it names no
///   address
/// @param status the enhanced status code (RFC 3463), `5.7.520`; empty if there is none
/// @param originalMessageId the Message-ID of the message it speaks of, without angle brackets,
///   empty if it does not return its header
/// @param originalFrom who wrote that message, as its returned header says
public record DeliveryStatus(
    EvidenceRef ref,
    Message message,
    Optional<EmailAddress> recipient,
    Action action,
    String status,
    String originalMessageId,
    Optional<EmailAddress> originalFrom)
    implements Evidence {

  /// What became of the message (RFC 3464 §2.3.3).
  public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED
  }
}
