package org.inboxaudit.sample;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Shows the service at work: starts it from its jar beside a mail server with a compromised
/// mailbox, asks for one audit as a web page would, and prints what the report says.
///
/// Serves on until Ctrl-C, so that the report can be looked at in a browser. With `EXIT=1` (system
/// property or environment) it stops, with status 0 only if the report said exactly what it must.
public final class Demo {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Demo() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path jar = Path.of(System.getProperty("inbox-audit.jar", "target/inbox-audit.jar"));
    if (!Files.isReadable(jar)) {
      OUT.println("There is no " + jar + " yet: run \"make build\" first.");
      System.exit(2);
    }
    System.exit(show(jar, SampleMailboxes.compromised()));
  }

  private static int show(Path jar, SampleMailbox mailbox) throws InterruptedException {
    try (SampleMailServer mail = SampleMailServer.start(mailbox);
        ServiceProcess service = ServiceProcess.start(jar, mail)) {
      Thread end = new Thread(service::close, "end-of-demo");
      Runtime.getRuntime().addShutdownHook(end);
      List<String> differences = audit(service, mail, mailbox);
      if (exits()) {
        differences.forEach(OUT::println);
        return differences.isEmpty() ? 0 : 1;
      }
      OUT.println("Ctrl-C ends the demonstration and erases everything.");
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      OUT.println(e.getMessage());
      return 1;
    }
  }

  private static List<String> audit(
      ServiceProcess service, SampleMailServer mail, SampleMailbox mailbox)
      throws IOException, InterruptedException {
    ServiceClient client = new ServiceClient(service.address());
    OUT.println("Starting the service …");
    service.awaitReady(client);
    client.openSession();
    ServiceClient.Started audit = client.startAudit(client.giveConsent(mail.user()), mail);
    OUT.println("Reading the sample mailbox of " + mail.user() + " …");
    client.follow(audit.id(), event -> OUT.println("  " + event));
    String status = client.status(audit.id());
    if (!status.equals("completed")) {
      throw new IOException("the audit is " + status + ":\n" + String.join("\n", service.log()));
    }
    DemoReport report = client.report(audit.id());
    OUT.println();
    report.lines().forEach(OUT::println);
    OUT.println();
    OUT.println("The report as a page: " + service.address() + "/report");
    OUT.println("Case code to open it: " + audit.caseCode());
    return report.differences(mailbox);
  }

  private static boolean exits() {
    String environment = System.getenv().getOrDefault("EXIT", "");
    return System.getProperty("EXIT", environment).equals("1");
  }
}
