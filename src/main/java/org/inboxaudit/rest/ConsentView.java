package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.finding.CheckFamily;

/// An agreement, as its giver may see it.
///
/// @param withdrawnAt when it was taken back, if it was
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ConsentView(
    String id,
    String mailbox,
    List<String> checks,
    String purpose,
    String language,
    String textVersion,
    Instant givenAt,
    Instant validUntil,
    Optional<Instant> withdrawnAt) {
  public ConsentView {
    checks = List.copyOf(checks);
  }

  static ConsentView of(Consent consent) {
    return new ConsentView(
        consent.id().value(),
        consent.mailbox().toString(),
        consent.families().stream().sorted().map(CheckFamily::word).toList(),
        Fields.word(consent.purpose()),
        consent.language(),
        consent.textVersion(),
        consent.givenAt(),
        consent.validUntil(),
        consent.withdrawnAt());
  }
}
