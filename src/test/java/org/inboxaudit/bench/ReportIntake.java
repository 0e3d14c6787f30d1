package org.inboxaudit.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.testing.ServiceProcess;
import org.inboxaudit.testing.StoppablePostgresql;

/// How long Dovecot waits for the answer to a report while the database is away.
final class ReportIntake implements Figure {
  private static final int A_SECOND = 1_000;
  private static final int WARM_UP_SECONDS = 5;

  @Override
  public String name() {
    return "intake";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    int seconds = Integer.parseInt(Workbench.setting("INTAKE_SECONDS", "120"));
    try (StoppablePostgresql database = StoppablePostgresql.start();
        ServiceProcess service = ServiceProcess.start(options(database))) {
      database.stop();
      URI address = service.address().resolve("/v1/sign-ins/auth-policy?command=report");
      send(address, WARM_UP_SECONDS * A_SECOND);
      long[] nanos = send(address, seconds * A_SECOND);
      database.startAgain();
      Arrays.sort(nanos);
      bench.say(
          "  median %.2f ms, 99 of 100 within %.2f ms, the slowest %.0f ms"
              .formatted(at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1)));
      return List.of(
          Line.atMost("intake-p99-ms", at(nanos, 0.99), 20),
          Line.atLeast("intake-answered", nanos.length, seconds * (double) A_SECOND));
    }
  }

  private static List<String> options(StoppablePostgresql database) {
    List<String> options = new ArrayList<>(database.options());
    options.add("-Dinbox-audit.sign-ins.key=" + SampleServers.KEY);
    options.add("-Dinbox-audit.sign-ins.servers=" + SampleServers.SERVER);
    return options;
  }

  private static double at(long[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? Double.MAX_VALUE : sorted[Math.max(0, index)] / 1e6;
  }

  /// As the real Dovecot sends it with the snippet that is shipped.
  private static String report(int number) {
    return "{\"device_id\":\"\",\"login\":\"user"
        + number % 2_000
        + "\",\"protocol\":\"imap\",\"remote\":\"192.0.2."
        + number % 250
        + "\",\"session_id\":\"M2pVnPGh"
        + number
        + "\",\"success\":true,\"policy_reject\":false,\"tls\":\"TLS\"}";
  }

  /// Sends reports at their times, whether earlier ones were answered or not.
  ///
  /// @return of those that were answered well, the time from when they were due
  private static long[] send(URI address, int reports) {
    long[] nanos = new long[reports];
    AtomicInteger answered = new AtomicInteger();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<CompletableFuture<Void>> sent = new ArrayList<>(reports);
      long begun = System.nanoTime();
      for (int i = 0; i < reports; i++) {
        long due = begun + i * 1_000_000_000L / A_SECOND;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        HttpRequest request =
            HttpRequest.newBuilder(address)
                .header("X-API-Key", SampleServers.KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report(i)))
                .build();
        sent.add(
            client
                .sendAsync(request, BodyHandlers.ofString())
                .thenAccept(
                    answer -> {
                      if (answer.statusCode() == 200) {
                        nanos[answered.getAndIncrement()] = System.nanoTime() - due;
                      }
                    }));
      }
      sent.forEach(CompletableFuture::join);
    }
    return Arrays.copyOf(nanos, answered.get());
  }
}
