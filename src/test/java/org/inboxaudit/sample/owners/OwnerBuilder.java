package org.inboxaudit.sample.owners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.check.Owner.Journey;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleBuilder;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.sample.owners.TapedOwner.Guest;

/// Puts the tapes of one owner together, in the order in which the connectors would tell them.
final class OwnerBuilder {
  static final SourceId IMAP = new SourceId("imap");
  private static final Set<EvidenceKind> MAILBOX =
      EnumSet.complementOf(
          EnumSet.of(EvidenceKind.MAIL_RULE, EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION));

  private final String name;
  private final String story;
  private final OwnerMail mail;
  private final Set<String> folders =
      new TreeSet<>(List.of("Drafts", "INBOX", "Junk", "Sent", "Trash"));
  private final List<AccountSetting> settings = new ArrayList<>();
  private final List<AccessGrant> grants = new ArrayList<>();
  private final List<MailRule> rules = new ArrayList<>();
  private String ruleSource = "";
  private boolean tellsRights = true;
  private Declared declared = Declared.NOTHING;
  private final List<Journey> journeys = new ArrayList<>();
  private Optional<SignInLog> log = Optional.empty();

  /// @param story one sentence a line
  OwnerBuilder(String name, OwnerMail mail, String story) {
    this.name = name;
    this.mail = mail;
    this.story = story;
  }

  OwnerMail mail() {
    return mail;
  }

  /// Rules that are read over ManageSieve.
  OwnerBuilder scripts(RuleBuilder... all) {
    return rules("sieve", all);
  }

  /// Rules from a file that the owner brought along.
  OwnerBuilder file(RuleBuilder... all) {
    return rules("file", all);
  }

  private OwnerBuilder rules(String source, RuleBuilder... all) {
    ruleSource = source;
    Arrays.stream(all).map(rule -> rule.seenBy(source).build()).forEach(rules::add);
    return this;
  }

  /// Folders that are there even if nothing lies in them.
  OwnerBuilder folders(String... names) {
    folders.addAll(List.of(names));
    return this;
  }

  OwnerBuilder grant(AccessGrant grant) {
    grants.add(grant);
    return this;
  }

  OwnerBuilder setting(AccountSetting setting) {
    settings.add(setting);
    return this;
  }

  /// On a server that knows neither ACL (RFC 4314) nor METADATA (RFC 5464).
  OwnerBuilder withoutRights() {
    tellsRights = false;
    return this;
  }

  OwnerBuilder declares(String... ownAddresses) {
    declared =
        new Declared(Arrays.stream(ownAddresses).map(EmailAddress::of).toList(), List.of(), false);
    return this;
  }

  OwnerBuilder declaresVpn() {
    declared = new Declared(declared.ownAddresses(), declared.ownDomains(), true);
    return this;
  }

  /// A stay in another country that the owner declared, both days included.
  OwnerBuilder journey(String country, String from, String until) {
    journeys.add(new Journey(country, LocalDate.parse(from), LocalDate.parse(until)));
    return this;
  }

  /// What the mail server's log tells; older sign-ins are not kept.
  OwnerBuilder log(SignInLog told) {
    log = Optional.of(told);
    return this;
  }

  TapedOwner compromised() {
    return build(Guest.TOLD_TO_ACT);
  }

  TapedOwner visited() {
    return build(Guest.HARDLY_SEEN);
  }

  TapedOwner innocent() {
    return build(Guest.NOBODY);
  }

  private TapedOwner build(Guest guest) {
    SortedMap<String, List<String>> tapes = new TreeMap<>();
    tapes.put(IMAP.value(), mailbox());
    if (!ruleSource.isEmpty()) {
      List<String> lines = opening(ruleSource, EnumSet.of(EvidenceKind.MAIL_RULE));
      whole(lines, EvidenceKind.MAIL_RULE, rules);
      tapes.put(ruleSource, lines);
    }
    log.ifPresent(told -> tapes.put(SignInLog.LOG.value(), logLines(told)));
    return new TapedOwner(
        name, guest, EmailAddress.of(mail.owner().address()), declared, journeys, tapes);
  }

  private List<String> logLines(SignInLog told) {
    List<String> lines =
        opening(SignInLog.LOG.value(), EnumSet.of(EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION));
    say(lines, Gap.of(EvidenceKind.SIGN_IN, Gap.Reason.NOT_RETAINED));
    say(lines, Gap.of(EvidenceKind.MAIL_SESSION, Gap.Reason.NOT_RETAINED));
    whole(lines, EvidenceKind.SIGN_IN, told.signIns());
    whole(lines, EvidenceKind.MAIL_SESSION, told.sessions());
    return lines;
  }

  private List<String> mailbox() {
    OwnerMail.Told told = mail.tell();
    folders.addAll(told.counts().keySet());
    List<String> lines = opening(IMAP.value(), MAILBOX);
    whole(
        lines,
        EvidenceKind.FOLDER,
        folders.stream().map(folder -> folder(folder, told.counts())).toList());
    if (tellsRights) {
      whole(lines, EvidenceKind.ACCOUNT_SETTING, settings);
      whole(lines, EvidenceKind.ACCESS_GRANT, grants);
    } else {
      say(lines, Gap.of(EvidenceKind.ACCOUNT_SETTING, Gap.Reason.NOT_SUPPORTED));
      say(lines, Gap.of(EvidenceKind.ACCESS_GRANT, Gap.Reason.NOT_SUPPORTED));
    }
    whole(lines, EvidenceKind.MESSAGE, told.messages());
    for (EvidenceKind kind : EvidenceKind.in(EvidenceKind.Round.DEEP)) {
      whole(
          lines, kind, told.contents().stream().filter(content -> content.kind() == kind).toList());
    }
    return lines;
  }

  private static Folder folder(String name, Map<String, Long> counts) {
    return new Folder(
        new EvidenceRef(IMAP, EvidenceKind.FOLDER, name),
        name,
        OwnerMail.role(name),
        true,
        counts.getOrDefault(name, 0L));
  }

  private List<String> opening(String source, Set<EvidenceKind> kinds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        kinds.stream()
            .map(kind -> "\"" + kind + "\"")
            .collect(
                Collectors.joining(
                    ",", "{\"tape\":1,\"source\":\"" + source + "\",\"kinds\":[", "]}")));
    story.lines().map(line -> "# " + line).forEach(lines::add);
    return lines;
  }

  private static void whole(List<String> lines, EvidenceKind kind, List<? extends Evidence> all) {
    all.forEach(evidence -> say(lines, evidence));
    say(lines, new Complete(kind, all.size()));
  }

  private static void say(List<String> lines, Observation observation) {
    lines.add(ObservationJson.write(observation));
  }
}
