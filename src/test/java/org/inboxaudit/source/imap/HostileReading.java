package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;

/// Reads a hostile server through all rounds, and holds what it says against what must hold
/// whatever a server does.
final class HostileReading {
  /// What a reading may allocate beside what the server sent: once the largest literal, and all
  /// that Java does.
  private static final long ALLOCATED = 96L << 20;

  private static final long ALLOCATED_PER_OCTET = 200;

  private static final Map<Round, Set<EvidenceKind>> KINDS =
      Map.of(
          Round.WHOLE,
          Set.of(EvidenceKind.FOLDER),
          Round.LOG,
          Set.of(EvidenceKind.MESSAGE),
          Round.DEEP,
          Set.of(EvidenceKind.NOTICE, EvidenceKind.ATTACHMENT));

  private final List<Observation> said = new ArrayList<>();

  private HostileReading() {}

  /// The folder that every case begins with.
  static FakeFolder inbox() {
    return FakeFolder.of(
        "INBOX",
        List.of(
            ImapFixture.plain(1, "hello"),
            ImapFixture.withFile(2, "a.pdf", "AAAA"),
            ImapFixture.plain(3, "New sign-in")));
  }

  /// Reads, and says how it ended.
  static End of(HostileCase hostile) throws IOException, InterruptedException {
    return of(hostile, true);
  }

  /// Reads without a look at the memory: the first time much is allocated that stays.
  static void warmUp(HostileCase hostile) throws IOException, InterruptedException {
    of(hostile, false);
  }

  private static End of(HostileCase hostile, boolean measured)
      throws IOException, InterruptedException {
    try (FakeMailServer server = FakeMailServer.tls().add(inbox())) {
      hostile.lie().prepare(server);
      HostileReading reading = new HostileReading();
      long before = allocated();
      End end = reading.read(hostile, server);
      long allocated = allocated() - before;
      assertTrue(
          !measured || allocated <= ALLOCATED + ALLOCATED_PER_OCTET * server.octetsSent(),
          () -> hostile + ": allocated " + allocated + " for " + server.octetsSent());
      assertEquals(List.of(), server.refused(), () -> hostile + ": asked for what no reader needs");
      reading.checkWhatWasSaid(hostile);
      return end;
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private End read(HostileCase hostile, FakeMailServer server) throws InterruptedException {
    ImapSource source = ImapFixture.source(server.port(), hostile.patience());
    Cursor cursor = Cursor.START;
    try {
      for (Round round : Round.values()) {
        ReadPlan plan =
            ImapFixture.plan(
                round, KINDS.getOrDefault(round, Set.of()), cursor, ImapFixture.BUDGET);
        source.read(ImapFixture.access(server.port(), "owner"), plan, said::add);
        for (Observation observation : said) {
          if (observation instanceof Checkpoint checkpoint) {
            cursor = checkpoint.cursor();
          }
        }
      }
    } catch (SourceException e) {
      checkForWords(e);
      return End.valueOf(e.failure().name());
    }
    if (said.stream().anyMatch(Gap.class::isInstance)) {
      return End.GAP;
    }
    if (messages().size() > 3) {
      return End.DOUBLED;
    }
    return isWhole() ? End.WHOLE : End.HIDDEN;
  }

  private boolean isWhole() {
    Map<EvidenceKind, Long> expected = new EnumMap<>(EvidenceKind.class);
    expected.put(EvidenceKind.MESSAGE, 3L);
    for (Message message : messages()) {
      for (EvidenceKind kind : ImapFixture.plan(Round.DEEP, Cursor.START).deep().apply(message)) {
        expected.merge(kind, 1L, Long::sum);
      }
    }
    Map<EvidenceKind, Long> told = new EnumMap<>(EvidenceKind.class);
    for (Observation observation : said) {
      if (observation instanceof Evidence evidence
          && evidence.kind() != EvidenceKind.FOLDER
          && !isOfSecondReading(evidence)) {
        told.merge(evidence.kind(), 1L, Long::sum);
      }
    }
    Set<EvidenceKind> complete = new HashSet<>();
    for (Observation observation : said) {
      if (observation instanceof Complete done) {
        complete.add(done.kind());
      }
    }
    return told.equals(expected) && complete.size() == 4;
  }

  /// A message whose file has no plain name is read whole beside its file.
  private static boolean isOfSecondReading(Evidence evidence) {
    return evidence.kind() == EvidenceKind.ATTACHMENT && evidence.ref().part().equals("mime");
  }

  private List<Message> messages() {
    return said.stream().filter(Message.class::isInstance).map(Message.class::cast).toList();
  }

  private void checkWhatWasSaid(HostileCase hostile) {
    Set<Message.Locator> places = new HashSet<>();
    for (Message message : messages()) {
      assertTrue(places.add(message.locator()), () -> hostile + ": told twice");
      long uid = message.locator().uid();
      assertTrue(uid >= 1 && uid <= 3, () -> hostile + ": a message that was not asked for");
    }
    for (Observation observation : said) {
      if (!(observation instanceof Checkpoint)) {
        String text = observation.toString();
        assertFalse(
            text.contains(HostileCase.WORD), () -> hostile + ": a word of the server was told");
        assertTrue(
            StandardCharsets.UTF_8.newEncoder().canEncode(text),
            () -> hostile + ": text that cannot be written");
      }
    }
  }

  private static void checkForWords(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      assertFalse(String.valueOf(t.getMessage()).contains(HostileCase.WORD));
      for (Throwable suppressed : t.getSuppressed()) {
        checkForWords(suppressed);
      }
    }
  }
}
