package org.inboxaudit.sample.owners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditEngine;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.FakeNetworks;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.consent.SampleConsent;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.risk.Verdict;
import org.inboxaudit.sample.owners.TapedOwner.Guest;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.tape.Tape;
import org.inboxaudit.source.tape.TapeSource;
import org.inboxaudit.store.TestStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Audits every invented owner with all checks, from their tapes, on the embedded store, and holds
/// what is said to `owners/expected.txt`.
///
/// `mvn test -Dapprove` rewrites the lines of the innocent; what must be said of the compromised is
/// written by hand.
class SyntheticOwnersTest {

  private static final Intel INTEL = IntelPacks.read();
  private static final SortedMap<String, Said> SAID = new TreeMap<>();

  @BeforeAll
  static void audit(@TempDir Path folder) throws Exception {
    boolean approves = SyntheticOwners.approve();
    try (TestStore store = TestStore.in(folder)) {
      store.grants().add(SampleConsent.of(SampleAudit.CONSENT.value()));
      for (TapedOwner owner : SyntheticOwners.all()) {
        SAID.put(owner.name(), audit(owner, store));
      }
    }
    if (approves) {
      Expected.approve(SyntheticOwners.all(), SAID);
    }
  }

  @TestFactory
  Stream<DynamicTest> saysOfEveryOwnerWhatItShould() throws IOException {
    SortedMap<String, Said> expected = Expected.read();
    return SyntheticOwners.all().stream()
        .map(owner -> dynamicTest(owner.name(), () -> judge(owner, expected)));
  }

  @Test
  void expectsSomethingOfEveryOwner() throws IOException {
    Set<String> names = new TreeSet<>();
    SyntheticOwners.all().forEach(owner -> names.add(owner.name()));
    assertEquals(names, Expected.read().keySet());
  }

  @Test
  void tellsExactlyThoseToActWhoseMailboxShowsIt() throws IOException {
    SortedMap<String, Said> expected = Expected.read();
    for (TapedOwner owner : SyntheticOwners.all()) {
      Said must = Optional.ofNullable(expected.get(owner.name())).orElseThrow();
      assertEquals(
          owner.guest() == Guest.TOLD_TO_ACT, must.level() == Verdict.Level.ACT, owner::name);
    }
  }

  @Test
  void saysWhereToLookForWhatCannotBeSeen() throws IOException {
    Properties texts = new Properties();
    try (var in = Files.newInputStream(Path.of("src/main/resources/texts/en/checks.properties"))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    String manual = texts.getProperty("signin-unfamiliar-network.manual");
    for (String place : List.of("open sessions", "app access", "app passwords", "rules")) {
      assertTrue(manual.contains(place), place);
    }
    assertTrue(
        Expected.read().values().stream()
            .anyMatch(must -> must.unseen().contains("signin-unfamiliar-network")));
  }

  private static void judge(TapedOwner owner, SortedMap<String, Said> expected) {
    Said must = Optional.ofNullable(expected.get(owner.name())).orElseThrow();
    Said said = Optional.ofNullable(SAID.get(owner.name())).orElseThrow();
    assertEquals(List.of(), said.failed());
    assertEquals(must.level(), said.level(), said::toString);
    switch (owner.guest()) {
      case NOBODY -> {
        assertTrue(said.level() != Verdict.Level.ACT, said::toString);
        assertEquals(must.toString(), said.toString());
      }
      case TOLD_TO_ACT, HARDLY_SEEN -> {
        assertEquals(
            List.of(),
            must.findings().stream().filter(line -> !said.holds(line)).toList(),
            said::toString);
        assertTrue(said.unseen().containsAll(must.unseen()), said.unseen()::toString);
      }
    }
  }

  private static Said audit(TapedOwner owner, TestStore store) throws Exception {
    List<EvidenceSource> sources = new ArrayList<>();
    for (String source : owner.tapes().keySet()) {
      sources.add(new TapeSource(Tape.of(owner.file(source))));
    }
    sources.sort(
        (one, other) ->
            Boolean.compare(
                !one.id().equals(OwnerBuilder.IMAP), !other.id().equals(OwnerBuilder.IMAP)));
    Audit kept = SampleAudit.of("aud_" + owner.name());
    store.audits().add(kept);
    AuditEngine engine = new AuditEngine(store.checkpoints(), new Incidents(), _ -> {});
    return Said.of(
        engine
            .run(
                new AuditEngine.Run(
                    kept.id(),
                    AccessFixture.access(mailbox(owner), Set.of(CheckFamily.values()), "secret"),
                    sources,
                    Catalog.checks(),
                    context(owner),
                    List.of(owner.address().domain().name()),
                    Budget.DEFAULT,
                    _ -> {}))
            .outcomes());
  }

  private static Mailbox mailbox(TapedOwner owner) {
    return new Mailbox(
        owner.address(),
        owner.address().toString(),
        new MailServer("localhost", 993),
        Optional.empty());
  }

  private static AuditContext context(TapedOwner owner) {
    Set<EmailAddress> own = new HashSet<>(Set.of(owner.address()));
    own.addAll(owner.declared().ownAddresses());
    return new AuditContext(
        new Owner(
            own,
            Set.copyOf(owner.declared().ownDomains()),
            owner.declared().usesVpn(),
            owner.journeys(),
            Set.of(),
            List.of(),
            List.of()),
        SyntheticOwners.AS_OF,
        INTEL,
        new FakeNetworks());
  }
}
