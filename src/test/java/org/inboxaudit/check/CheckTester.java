package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.finding.Finding;

/// Evidence in, one line per finding out.
///
/// A line reads `rule-external-forward CRITICAL STRONG MAIL_RULE:script#1 {target=x@y.example}`:
/// check, severity, confidence, kind and key of the place (and `/part`), facts. A test names the
/// facts it is about; the others are not compared.
///
/// Each finding that appears in a test is also held against the English texts: a text that names a
/// fact the finding does not give fails the test.
public final class CheckTester {
  private static final Intel INTEL = IntelPacks.read();
  private static final CheckTexts TEXTS = CheckTexts.english();

  private final Check check;
  private final AuditContext context;

  private CheckTester(Check check, AuditContext context) {
    this.check = check;
    this.context = context;
  }

  /// A tester with an owner who declared one address and no VPN, and with an empty, complete index.
  public static CheckTester of(Check check) {
    return new CheckTester(check, context(owner(false)));
  }

  /// The context in which checks are tested.
  public static AuditContext context(Owner owner) {
    return new AuditContext(
            owner, EvidenceFixtures.NOW, INTEL, new FakeNetworks(), new FakeIndicators())
        .with(FakeIndex.empty());
  }

  public static Owner owner(boolean usesVpn, Instant... ownTraces) {
    return new Owner(
        Set.of(EmailAddress.of(EvidenceFixtures.OWNER)), Set.of(), usesVpn, List.of(ownTraces));
  }

  /// An owner who told where they were and where they live, and who answered.
  public static Owner owner(
      List<Owner.Journey> journeys, Set<String> homes, Owner.Answer... answers) {
    Owner plain = owner(false);
    return new Owner(
        plain.addresses(), plain.domains(), false, journeys, homes, List.of(answers), List.of());
  }

  public CheckTester withIndex(MailboxIndex index) {
    return new CheckTester(check, context.with(index));
  }

  /// A tester whose audit has other sets of indicators, or none. Those it begins with hold many
  /// made-up names, and one file in sixteen.
  public CheckTester withIndicators(Indicators indicators) {
    return new CheckTester(
        check,
        new AuditContext(
            context.owner(),
            context.asOf(),
            context.intel(),
            context.networks(),
            indicators,
            context.index(),
            context.rules()));
  }

  public CheckTester withRules(RuleHistory rules) {
    return new CheckTester(check, context.with(rules));
  }

  public CheckTester owner(Owner owner) {
    return new CheckTester(
        check,
        new AuditContext(
            owner,
            context.asOf(),
            context.intel(),
            context.networks(),
            context.indicators(),
            context.index(),
            context.rules()));
  }

  /// Asserts that exactly these findings come out, in any order.
  public void finds(List<? extends Evidence> evidence, String... lines) {
    List<Finding> findings = run(evidence);
    findings.forEach(TEXTS::hold);
    List<Line> expected = Arrays.stream(lines).map(Line::parse).toList();
    String actual =
        findings.stream().map(finding -> show(finding, expected)).sorted().collect(joining());
    assertEquals(expected.stream().map(Line::whole).sorted().collect(joining()), actual);
  }

  public void finds(Evidence evidence, String... lines) {
    finds(List.of(evidence), lines);
  }

  public void findsNothing(Evidence... evidence) {
    finds(List.of(evidence));
  }

  /// Runs the check as the engine does.
  public List<Finding> run(List<? extends Evidence> evidence) {
    return switch (check) {
      case ItemCheck<?> item -> inspect(item, evidence);
      case FoldCheck<?, ?> fold -> fold(fold, evidence);
    };
  }

  @SuppressWarnings("unchecked") // the check is given only what it reads
  private <E extends Evidence> List<Finding> inspect(
      ItemCheck<E> item, List<? extends Evidence> evidence) {
    List<Finding> findings = new ArrayList<>();
    evidence.forEach(piece -> findings.addAll(item.inspect((E) piece, context)));
    return findings;
  }

  @SuppressWarnings("unchecked") // the check is given only what it reads
  private <E extends Evidence, S extends Record> List<Finding> fold(
      FoldCheck<E, S> fold, List<? extends Evidence> evidence) {
    S state = fold.start();
    for (Evidence piece : evidence) {
      state =
          fold.step(
              state, (E) piece, context.with(MailboxIndex.NOT_SEALED).with(RuleHistory.UNKNOWN));
    }
    return fold.conclude(state, context);
  }

  private static String show(Finding finding, List<Line> expected) {
    String head = head(finding);
    List<Line> sameHead = expected.stream().filter(line -> line.head().equals(head)).toList();
    return sameHead.stream()
        .filter(line -> finding.facts().entrySet().containsAll(line.facts().entrySet()))
        .findFirst()
        .map(Line::whole)
        .orElseGet(() -> head + " " + finding.facts());
  }

  private static String head(Finding finding) {
    EvidenceRef place = finding.about();
    return String.join(
        " ",
        finding.check().value(),
        finding.severity().name(),
        finding.confidence().name(),
        place.kind() + ":" + place.key() + (place.part().isEmpty() ? "" : "/" + place.part()));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining("\n");
  }

  private record Line(String whole, String head, Map<String, String> facts) {
    static Line parse(String line) {
      int brace = line.indexOf(" {");
      if (brace < 0) {
        return new Line(line, line, Map.of());
      }
      Map<String, String> facts = new TreeMap<>();
      for (String fact : line.substring(brace + 2, line.length() - 1).split(", (?=[a-z_]+=)", -1)) {
        int equals = fact.indexOf('=');
        facts.put(fact.substring(0, equals), fact.substring(equals + 1));
      }
      return new Line(line, line.substring(0, brace), facts);
    }
  }
}
