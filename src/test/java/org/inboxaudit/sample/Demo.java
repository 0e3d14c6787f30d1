package org.inboxaudit.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.ServiceProcess;

/// Shows the service at work: starts it from its jar beside a mail server with a compromised
/// mailbox, asks for one audit as a web page would, and prints what the report says.
///
/// Serves on until Ctrl-C, so that the report can be looked at in a browser. With `EXIT=1` (system
/// property or environment) it stops, with status 0 only if the report said exactly what it must.
public final class Demo {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Demo() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(show(SampleMailboxes.compromised()));
  }

  private static int show(SampleMailbox mailbox) throws InterruptedException {
    OUT.println("Starting the service and a sample mail server …");
    try (SampleMailServer mail = SampleMailServer.start(mailbox);
        ServiceProcess service =
            ServiceProcess.start(
                port(), ServiceProcess.reaching(mail.pin(), mail.imapPort(), mail.sievePort()))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service), "end-of-demo"));
      List<String> differences = audit(service, mail, mailbox);
      if (exits()) {
        differences.forEach(OUT::println);
        return differences.isEmpty() ? 0 : 1;
      }
      OUT.println("Ctrl-C ends the demonstration and erases everything.");
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException | IllegalStateException e) {
      OUT.println(e.getMessage());
      return 1;
    }
  }

  private static void end(ServiceProcess service) {
    try {
      service.close();
    } catch (IOException e) {
      OUT.println("The files of the demonstration could not be removed.");
    }
  }

  /// The usual port of the service, or the next that is free.
  private static int port() throws IOException {
    for (int port = 8080; port < 8180; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException _) {
        // taken: the next one
      }
    }
    throw new IOException("There is no free port from 8080 on.");
  }

  private static List<String> audit(
      ServiceProcess service, SampleMailServer mail, SampleMailbox mailbox)
      throws IOException, InterruptedException {
    ApiClient api = ApiClient.at(service.address());
    ApiClient.Target target =
        new ApiClient.Target(
            mail.user(),
            mail.user(),
            SampleMailServer.PASSWORD,
            "localhost",
            mail.imapPort(),
            mail.sievePort());
    JsonNode started =
        api.start(api.consent(mail.user(), "PT24H"), target, mailbox.declared()).body();
    String audit = started.path("id").asText();
    OUT.println("Reading the sample mailbox of " + mail.user() + " …");
    api.follow(audit, event -> OUT.println("  " + event));
    String status = api.status(audit);
    if (!status.equals("completed")) {
      throw new IOException("The audit is " + status + ":\n" + service.output());
    }
    DemoReport report = DemoReport.of(api.report(audit));
    OUT.println();
    report.lines().forEach(OUT::println);
    OUT.println();
    OUT.println("The report as a page: " + service.address() + "/report");
    OUT.println("Case code to open it: " + started.path("case_code").asText());
    return report.differences(mailbox);
  }

  private static boolean exits() {
    String environment = System.getenv().getOrDefault("EXIT", "");
    return System.getProperty("EXIT", environment).equals("1");
  }
}
