package org.inboxaudit.audit;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.NetworkMap;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.Consent.Purpose;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.report.Report;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ReadPlan.Budget;

/// Puts together what an audit needs to run.
@ApplicationScoped
class AuditPlans {
  private final Audits audits;
  private final Reports reports;
  private final List<EvidenceSource> sources;
  private final List<Check> checks;
  private final Intel intel;
  private final NetworkMap networks;
  private final Indicators indicators;
  private final Providers providers;
  private final Consents consents;
  private final Destinations destinations;
  private final AuditConfig config;
  private final InstantSource clock;

  /// @param sources by priority; the mailbox itself first
  AuditPlans(
      Audits audits,
      Reports reports,
      @All List<EvidenceSource> sources,
      @All List<Check> checks,
      Intel intel,
      NetworkMap networks,
      Indicators indicators,
      Providers providers,
      Consents consents,
      Destinations destinations,
      AuditConfig config,
      InstantSource clock) {
    this.audits = audits;
    this.reports = reports;
    this.sources = sources;
    this.checks = checks;
    this.intel = intel;
    this.networks = networks;
    this.indicators = indicators;
    this.providers = providers;
    this.consents = consents;
    this.destinations = destinations;
    this.config = config;
    this.clock = clock;
  }

  AuditEngine.Run of(Audit audit, Access access, AuditEngine.Listener listener) {
    List<Audit> siblings = audits.under(audit.consent());
    return new AuditEngine.Run(
        audit.id(),
        access,
        sources,
        checks,
        context(audit, siblings),
        receivers(audit.mailbox()),
        budget(audit.mailbox()),
        listener,
        audit.keptForNext(),
        neighbours(audit),
        earlier(audit, siblings));
  }

  /// The catalog.
  List<Check> checks() {
    return checks;
  }

  /// The word lists, the files about networks and the sets of indicators that the checks were
  /// given, with their versions.
  String intelVersion() {
    String version = intel.version();
    version += networks.isThere() ? ", networks " + networks.version() : "";
    return version + (indicators.isThere() ? ", indicators " + indicators.version() : "");
  }

  /// Whether a source is the mailbox itself.
  boolean isFirst(SourceId source) {
    return sources.getFirst().id().equals(source);
  }

  /// Those before this one, newest first, that ended and were to keep what they knew of the same
  /// mailbox on the same server.
  private static List<AuditId> earlier(Audit audit, List<Audit> siblings) {
    return siblings.stream()
        .takeWhile(sibling -> !sibling.id().equals(audit.id()))
        .filter(sibling -> sibling.keptForNext() && sibling.status().ended())
        .filter(sibling -> sibling.mailbox().equals(audit.mailbox()))
        .map(Audit::id)
        .toList()
        .reversed();
  }

  /// An organisation's mailboxes are compared with each other, as its text of consent says, and no
  /// others.
  private AuditEngine.Neighbours neighbours(Audit audit) {
    return consents
        .find(audit.consent(), audit.subject())
        .filter(consent -> consent.purpose() == Purpose.ORGANISATION)
        .<AuditEngine.Neighbours>map(
            _ -> found -> destinations.compare(audit.id(), audit.mailbox().address(), found))
        .orElse(AuditEngine.Neighbours.NONE);
  }

  private Budget budget(Mailbox mailbox) {
    long octets =
        providers
            .of(mailbox.imap())
            .map(provider -> Math.min(provider.octetsADay(), config.totalPartBytes()))
            .orElse(config.totalPartBytes());
    return new Budget(config.messages(), config.partBytes(), octets, config.checkpointEvery());
  }

  /// Whose Authentication-Results may be believed (RFC 8601 §5): those of the mailbox's own domain
  /// and server, and the name under which a large provider's servers are known to speak.
  private List<String> receivers(Mailbox mailbox) {
    String host = mailbox.imap().host().toLowerCase(Locale.ROOT);
    Stream<String> known =
        intel.words("receivers").stream()
            .filter(line -> line.startsWith(host + " "))
            .map(line -> line.substring(host.length()).strip());
    return Stream.concat(Stream.of(mailbox.address().domain().name(), host), known).toList();
  }

  /// What was said of the same mailbox under the same consent. The consent has one subject, so the
  /// answers are theirs.
  private List<Report> reports(Audit audit, List<Audit> siblings) {
    return siblings.stream()
        .filter(sibling -> sibling.mailbox().address().equals(audit.mailbox().address()))
        .flatMap(sibling -> reports.find(sibling.id()).stream())
        .toList();
  }

  private AuditContext context(Audit audit, List<Audit> siblings) {
    Set<EmailAddress> own = new HashSet<>(audit.declared().ownAddresses());
    own.add(audit.mailbox().address());
    EmailAddress.parse(audit.mailbox().userName()).ifPresent(own::add);
    Owner owner =
        new Owner(
            own,
            Set.copyOf(audit.declared().ownDomains()),
            audit.declared().usesVpn(),
            audit.declared().journeys(),
            Set.copyOf(audit.declared().homeNetworks()),
            EarlierAnswers.in(reports(audit, siblings)),
            siblings.stream().map(Audit::createdAt).toList());
    return new AuditContext(owner, clock.instant(), intel, networks, indicators);
  }
}
