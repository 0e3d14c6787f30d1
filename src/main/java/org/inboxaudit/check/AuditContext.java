package org.inboxaudit.check;

import java.time.Instant;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// What a check may know besides the evidence. Immutable, and nothing in it waits for a network.
///
/// @param owner whose mailbox it is
/// @param asOf the time of the audit; the only "now" a check knows
/// @param intel word lists and tables, loaded before the pass
/// @param networks who holds which network, loaded before the pass
/// @param indicators what others have seen used against people, loaded before the pass
/// @param index the history of the mailbox; before the second round has ended it refuses to answer
/// @param rules the history of its mail rules; empty before the last round has ended
public record AuditContext(
    Owner owner,
    Instant asOf,
    Intel intel,
    NetworkMap networks,
    Indicators indicators,
    MailboxIndex index,
    RuleHistory rules) {

  /// The context in which an audit begins.
  public AuditContext(
      Owner owner, Instant asOf, Intel intel, NetworkMap networks, Indicators indicators) {
    this(owner, asOf, intel, networks, indicators, MailboxIndex.NOT_SEALED, RuleHistory.UNKNOWN);
  }

  /// The context in which an audit begins that knows no indicators.
  public AuditContext(Owner owner, Instant asOf, Intel intel, NetworkMap networks) {
    this(owner, asOf, intel, networks, Indicators.NONE);
  }

  /// The context in which an audit begins that knows no networks.
  public AuditContext(Owner owner, Instant asOf, Intel intel) {
    this(owner, asOf, intel, NetworkMap.NONE);
  }

  /// Whether an address is the owner's own: the mailbox, one declared by the owner, or any address
  /// of an own domain. The domain of a public mail provider is nobody's own.
  public boolean owns(EmailAddress address) {
    return owner.addresses().contains(address) || owns(address.domain());
  }

  /// Whether a domain is the owner's or their organisation's.
  public boolean owns(Domain domain) {
    return owner.addresses().stream()
            .map(EmailAddress::domain)
            .filter(own -> !intel.isPublicMailProvider(own))
            .anyMatch(domain::isWithin)
        || owner.domains().stream().anyMatch(domain::isWithin);
  }

  /// Whether a message left from this mailbox. One in the inbox or among junk came in, whatever
  /// sender it names: to write in the owner's own name is a common disguise.
  public boolean sends(Message message) {
    return switch (message.locator().role()) {
      case SENT -> true;
      case INBOX, JUNK, DRAFTS -> false;
      case TRASH, ARCHIVE, ALL, FLAGGED, OTHER ->
          !message.has(MessageFlag.DRAFT)
              && message.from().filter(owner.addresses()::contains).isPresent();
    };
  }

  /// The same context with another index.
  public AuditContext with(MailboxIndex sealed) {
    return new AuditContext(owner, asOf, intel, networks, indicators, sealed, rules);
  }

  /// The same context with what is known of the rules.
  public AuditContext with(RuleHistory known) {
    return new AuditContext(owner, asOf, intel, networks, indicators, index, known);
  }
}
