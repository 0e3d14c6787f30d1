package org.inboxaudit.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.OwnersFile;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// Asks for an audit of one mailbox.
///
/// @param consentId the agreement under which it is read
/// @param mailbox where it is
/// @param credential what it is opened with
/// @param owner what the owner tells about themselves, so that their own things are not reported
/// @param ruleFiles files with mail rules, where the mail server shows none
/// @param logFiles pieces of the mail server's log
/// @param keepForNextAudit whether the next audit of this mailbox under the same consent is to read
///   only what is new
@Schema(additionalProperties = Schema.False.class)
public record StartAudit(
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Size(max = 64, message = FieldCode.IS_TOO_LONG)
        @Schema(examples = "con_7QmC2x")
        String consentId,
    @NotNull(message = FieldCode.IS_REQUIRED) @Valid Place mailbox,
    @NotNull(message = FieldCode.IS_REQUIRED) @Valid Credential credential,
    Optional<@Valid Owner> owner,
    @Schema(
            description =
                "Files with mail rules that the owner exported, where the mail server shows none."
                    + " What they show is reported; that they show all is not believed.")
        Optional<
                @Size(max = BroughtFile.MOST, message = FieldCode.IS_TOO_MANY) List<
                    @NotNull(message = FieldCode.IS_REQUIRED) @Valid BroughtFile>>
            ruleFiles,
    @Schema(
            description =
                "Pieces of the mail server's log that an administrator gave out. Only lines of the"
                    + " name that is signed in with count, in this audit alone, so they cannot come"
                    + " with keep_for_next_audit.")
        Optional<
                @Size(max = BroughtLog.MOST, message = FieldCode.IS_TOO_MANY) List<
                    @NotNull(message = FieldCode.IS_REQUIRED) @Valid BroughtLog>>
            logFiles,
    @Schema(
            description =
                "Whether the next audit of this mailbox under the same consent is to read only"
                    + " what is new. What this audit knows of the mailbox then stays until that one"
                    + " begins, or until this one is erased; without it, it goes with the end of"
                    + " the audit.")
        Optional<Boolean> keepForNextAudit) {

  boolean keptForNext() {
    return keepForNextAudit.orElse(false);
  }

  ConsentId consent() {
    return new ConsentId(consentId);
  }

  List<OwnersFile> files() {
    return BroughtLog.files(ruleFiles, logFiles, keptForNext());
  }

  Audit.Declared declared() {
    return owner.map(Owner::declared).orElse(Audit.Declared.NOTHING);
  }

  /// Where the mailbox is.
  ///
  /// @param address its e-mail address
  /// @param userName the name to sign in with; the address if not given
  /// @param imap the IMAP server
  /// @param manageSieve the ManageSieve server, if the mail rules are to be read
  @Schema(name = "Mailbox", additionalProperties = Schema.False.class)
  public record Place(
      @NotNull(message = FieldCode.IS_REQUIRED)
          @Size(max = 320, message = FieldCode.IS_TOO_LONG)
          @Schema(examples = "owner@example.org")
          String address,
      Optional<
              @Size(min = 1, max = 320, message = FieldCode.IS_OUT_OF_RANGE)
              @Pattern(regexp = Credential.NO_CONTROL, message = FieldCode.IS_OUT_OF_RANGE) String>
          userName,
      @NotNull(message = FieldCode.IS_REQUIRED) @Valid Server imap,
      Optional<@Valid Server> manageSieve) {

    Mailbox mailbox() {
      EmailAddress owner = Fields.address("mailbox.address", address);
      return new Mailbox(
          owner, userName.orElse(address), imap.mailServer(), manageSieve.map(Server::mailServer));
    }
  }

  /// A host name and a port, never a URL.
  @Schema(name = "MailServer", additionalProperties = Schema.False.class)
  public record Server(
      @NotNull(message = FieldCode.IS_REQUIRED)
          @Size(max = 253, message = FieldCode.IS_TOO_LONG)
          @Schema(examples = "imap.example.org")
          String host,
      @NotNull(message = FieldCode.IS_REQUIRED)
          @Min(value = 1, message = FieldCode.IS_OUT_OF_RANGE)
          @Max(value = 65535, message = FieldCode.IS_OUT_OF_RANGE)
          @Schema(examples = "993")
          Integer port) {

    Mailbox.MailServer mailServer() {
      return new Mailbox.MailServer(host, port);
    }
  }

  /// What the owner tells about themselves.
  ///
  /// @param ownAddresses other addresses of the owner
  /// @param ownDomains domains of the owner's organisation
  /// @param usesVpn whether sign-ins may come from anywhere
  /// @param journeys where the owner was
  /// @param homeNetworks networks of the owner's home and work
  @Schema(name = "Owner", additionalProperties = Schema.False.class)
  public record Owner(
      Optional<
              @Size(max = 50, message = FieldCode.IS_TOO_MANY) List<
                  @NotNull(message = FieldCode.IS_REQUIRED)
                  @Size(max = 320, message = FieldCode.IS_TOO_LONG) String>>
          ownAddresses,
      Optional<
              @Size(max = 50, message = FieldCode.IS_TOO_MANY) List<
                  @NotNull(message = FieldCode.IS_REQUIRED)
                  @Size(max = 253, message = FieldCode.IS_TOO_LONG) String>>
          ownDomains,
      Optional<Boolean> usesVpn,
      @Schema(
              description =
                  "Where the owner was. A sign-in from there, then, weighs less. It never hides a"
                      + " forward.")
          Optional<
                  @Size(max = 50, message = FieldCode.IS_TOO_MANY) List<
                      @NotNull(message = FieldCode.IS_REQUIRED) @Valid Journey>>
              journeys,
      @Schema(
              description =
                  "Networks of the owner's home and work: the number of their holder, or a prefix.",
              examples = "[\"AS64496\", \"203.0.113.0/24\"]")
          Optional<
                  @Size(max = 20, message = FieldCode.IS_TOO_MANY) List<
                      @NotNull(message = FieldCode.IS_REQUIRED)
                      @Size(max = 50, message = FieldCode.IS_TOO_LONG) String>>
              homeNetworks) {

    Audit.Declared declared() {
      List<EmailAddress> addresses =
          Fields.each("owner.own_addresses", ownAddresses.orElse(List.of()), Fields::address);
      List<Domain> domains =
          Fields.each("owner.own_domains", ownDomains.orElse(List.of()), Fields::domain);
      return new Audit.Declared(
          addresses,
          domains,
          usesVpn.orElse(false),
          Fields.each("owner.journeys", journeys.orElse(List.of()), (at, stay) -> stay.read(at)),
          Fields.each("owner.home_networks", homeNetworks.orElse(List.of()), Fields::network));
    }
  }

  /// A stay in a country, both days included.
  ///
  /// @param country two letters of ISO 3166-1
  @Schema(name = "Journey", additionalProperties = Schema.False.class)
  public record Journey(
      @NotNull(message = FieldCode.IS_REQUIRED)
          @Pattern(regexp = "[A-Za-z]{2}", message = FieldCode.IS_UNKNOWN_VALUE)
          @Schema(examples = "NP")
          String country,
      @NotNull(message = FieldCode.IS_REQUIRED) @Schema(examples = "2026-03-01") String from,
      @NotNull(message = FieldCode.IS_REQUIRED) @Schema(examples = "2026-03-14") String until) {

    org.inboxaudit.check.Owner.Journey read(String field) {
      LocalDate first = Fields.date(field + ".from", from);
      LocalDate last = Fields.date(field + ".until", until);
      if (last.isBefore(first)) {
        throw ProblemException.field(field + ".until", FieldCode.OUT_OF_RANGE);
      }
      return new org.inboxaudit.check.Owner.Journey(country.toUpperCase(Locale.ROOT), first, last);
    }
  }
}
