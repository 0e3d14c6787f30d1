package org.inboxaudit.source.sieve;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.sieve.ManageSieveClient.Patience;

/// Reads the rules of one mailbox and writes down, one line for each, what was said.
record SieveStage(MailSockets sockets, Extractor extractor, Patience patience) {
  static final String USER = "owner@mountain-school.example";
  static final String PASSWORD = "correct horse";

  /// A mailbox on the loopback.
  record Place(int port, String user) {}

  List<String> read(Place place) throws SourceException, InterruptedException {
    return read(place, PASSWORD);
  }

  List<String> read(Place place, String password) throws SourceException, InterruptedException {
    List<String> said = new ArrayList<>();
    SieveSource source = new SieveSource(sockets, extractor, Clock.systemUTC(), patience);
    source.read(access(place, password), PLAN, observation -> said.add(line(observation)));
    return said;
  }

  static Access access(Place place, String password) {
    MailServer server = new MailServer("localhost", place.port());
    return AccessFixture.access(
        new Mailbox(EmailAddress.of(USER), place.user(), server, Optional.of(server)),
        Set.of(CheckFamily.values()),
        password);
  }

  static final ReadPlan PLAN =
      new ReadPlan(
          Round.WHOLE,
          Set.of(EvidenceKind.MAIL_RULE),
          Set.of(),
          Cursor.START,
          new TreeSet<>(),
          Set.of(),
          _ -> Set.of(),
          List.of(USER),
          List.of(),
          EvidenceFixtures.NOW,
          ReadPlan.Budget.DEFAULT);

  static SieveStage patient(MailSockets sockets) {
    return new SieveStage(sockets, new LineExtractor(), Patience.DEFAULT);
  }

  SieveStage waiting(Duration silence, Duration conversation) {
    return new SieveStage(sockets, extractor, new Patience(silence, conversation));
  }

  private static String line(Observation observation) {
    return switch (observation) {
      case MailRule rule -> (rule.enabled() ? "runs " : "rests ") + rule.name();
      case Gap gap -> "gap " + gap.reason() + " " + gap.where() + " " + gap.items();
      case Complete complete -> "complete " + complete.items();
      default -> observation.toString();
    };
  }

  /// A map of scripts: name, text, name, text …
  static Map<String, String> scripts(String... namesAndTexts) {
    Map<String, String> scripts = new java.util.TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      scripts.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return scripts;
  }
}
