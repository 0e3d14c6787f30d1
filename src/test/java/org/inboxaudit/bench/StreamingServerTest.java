package org.inboxaudit.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.bench.FetchPlan.Fetch;
import org.inboxaudit.bench.FetchPlan.Visit;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.evidence.Cursor;
import org.junit.jupiter.api.Test;

/// Readers and relay of the bench against its own server, so that they can be tried anywhere.
class StreamingServerTest {
  private static final int MESSAGES = 1_234;

  @Test
  void hasAsManyMessagesAsItWasToldEachWithItsOwnId() throws Exception {
    try (StreamingServer server = new StreamingServer(MESSAGES)) {
      Set<String> ids = new HashSet<>();
      Set<Integer> parts = new HashSet<>();
      OurReading.of(StreamingServer.door(server.port()), "owner")
          .watchedBy(
              message -> {
                ids.add(message.messageId());
                parts.add(message.parts().size());
              })
          .log(Cursor.START);
      assertEquals(MESSAGES, ids.size());
      assertEquals(Set.of(1, 2), parts);
    }
  }

  @Test
  void letsTheRawReaderHearAsMuchAsOurs() throws Exception {
    try (StreamingServer server = new StreamingServer(MESSAGES)) {
      TappedSockets ours = new TappedSockets();
      OurReading.of(new Door(ours, server.port()), "owner").log(Cursor.START);
      FetchPlan plan = FetchPlan.of(ours.said()).inBatches();
      TappedSockets raw = new TappedSockets();
      RawReader.read(new Door(raw, server.port()), "owner", plan);
      assertTrue(plan.commands() >= 3, "commands of 500 messages each");
      // the rest is greetings and answers without mail
      assertTrue(Math.abs(ours.heard() - raw.heard()) < 2_000, ours.heard() + " " + raw.heard());
    }
  }

  @Test
  void isAsFarAwayAsTheRelayMakesIt() throws Exception {
    FetchPlan plan =
        new FetchPlan(List.of(new Visit("EXAMINE INBOX", List.of(new Fetch("1", "(UID FLAGS)")))));
    try (StreamingServer server = new StreamingServer(MESSAGES);
        DelayRelay relay = new DelayRelay(server.port(), Duration.ofMillis(10))) {
      long begun = System.nanoTime();
      RawReader.read(new Door(BenchDoors.plain(), relay.port()), "owner", plan);
      // a greeting, which only has to come, and four commands, which have to go there first
      assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() >= 90);
    }
  }
}
