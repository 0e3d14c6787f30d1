package org.inboxaudit.evidence;

import java.time.Instant;
import java.util.Optional;

/// What a provider's letter about the account claims. It is not a [SignIn]: a server's log and a
/// letter about it are different evidence, and the letter may be forged, replayed or about somebody
/// else.
///
/// @param message the letter
/// @param provider the provider's short name (`google`)
/// @param event what it says happened
/// @param standing how far the letter can be trusted to come from that provider
/// @param account the account it names, as written (it may be masked: `ab**c@example.org`), empty
///   if it names none
/// @param at when it says the event happened; empty if it does not say
/// @param device as written, at most 100 characters; empty if it names none
/// @param place as written, at most 100 characters; providers' places are often wrong
/// @param address the network address it names, empty if none
public record Notice(
    EvidenceRef ref,
    Message message,
    String provider,
    Event event,
    Standing standing,
    String account,
    Optional<Instant> at,
    String device,
    String place,
    String address)
    implements Evidence {

  /// What providers write about.
  public enum Event {
    NEW_SIGN_IN,
    SIGN_IN_BLOCKED,
    PASSWORD_CHANGED,
    /// Somebody asked for a new password; nothing was changed yet.
    PASSWORD_RESET_REQUESTED,
    RECOVERY_CHANGED,
    SECOND_FACTOR_CHANGED,
    APP_PASSWORD_CREATED,
    APP_ACCESS_GRANTED,
    FORWARDING_REQUESTED,
    /// Another account is to write mail in this address's name.
    SENDING_REQUESTED,
    STATE_ATTACK_WARNING,
    /// The provider wrote from an address it uses for such letters, and we do not know what about.
    NOT_UNDERSTOOD
  }

  /// How a letter's origin was established.
  public enum Standing {
    /// Its DKIM signature was verified here with a key of the provider (RFC 6376).
    VERIFIED,
    /// The receiving provider says so in the topmost Authentication-Results (RFC 8601), and the
    /// header looks as one that was delivered there.
    VOUCHED,
    /// Nothing to check by: no signature, or the key is gone. Unknown, not false.
    UNKNOWN,
    /// The provider may well have written it, but not for this owner, or not all of it: it was
    /// addressed to others and sent on, or somebody put words of their own into it.
    MISUSED,
    /// A check was possible and it failed, or the links and addresses in it are not the provider's.
    CONTRADICTED
  }
}
