package org.inboxaudit.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.sample.SampleMailbox;
import org.inboxaudit.sample.SampleMailboxes;
import org.inboxaudit.sample.SampleMessage;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.ApiClient.Target;
import org.inboxaudit.testing.ImapTalk;
import org.inboxaudit.testing.MailboxState;
import org.inboxaudit.testing.ServiceProcess;
import org.inboxaudit.testing.TestMailServer;
import org.inboxaudit.testing.WireReading;
import org.inboxaudit.testing.WireRecorder;

/// One mailbox with everything odd in it on one server, the packaged service, and between the two a
/// recorder of every octet that is said.
final class AuditStage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String USER = "watched";

  /// Names that are hard to say. A server may refuse some of them.
  private static final List<String> ODD_NAMES =
      List.of(
          "Entw&APw-rfe",
          "two  blanks",
          "say \"hello\"",
          "back\\slash",
          "100 % (all*)",
          "a {5}",
          "UID STORE 1 +FLAGS",
          "x DELETE INBOX",
          "&AOQ- \"&AOQ-\"");

  private final TestMailServer server;
  private final WireRecorder imap;
  private final Optional<WireRecorder> sieve;
  private final ServiceProcess service;
  private final ApiClient api;
  private final Target target;
  private int audits;

  private AuditStage(TestMailServer server) throws IOException, InterruptedException {
    this.server = server;
    imap = WireRecorder.beforeImap(server.imapPort());
    sieve =
        server.sievePort() == 0
            ? Optional.empty()
            : Optional.of(WireRecorder.beforeSieve(server.sievePort()));
    int sievePort = sieve.map(WireRecorder::port).orElse(0);
    int[] ports = sievePort > 0 ? new int[] {imap.port(), sievePort} : new int[] {imap.port()};
    service = ServiceProcess.start(ServiceProcess.reaching(server.pin(), ports));
    api = ApiClient.at(service.address());
    String owner = SampleMailboxes.compromised().owner().toString();
    target = new Target(owner, USER, SampleLoader.PASSWORD, server.host(), imap.port(), sievePort);
  }

  /// Fills a mailbox and starts the service.
  static AuditStage before(TestMailServer server) throws Exception {
    server.addUser(USER, SampleLoader.PASSWORD);
    SampleMailbox sample = SampleMailboxes.compromised();
    server.installSieve(USER, sample.scripts(), sample.activeScript());
    try (ImapTalk talk = server.talk(USER)) {
      for (SampleMessage message : sample.messages()) {
        server.addFolder(talk, message.folder());
        talk.append(
            server.wireName(message.folder()),
            SampleLoader.letters(message.flags()),
            message.receivedAt(),
            message.bytes());
      }
      talk.append("INBOX", "S", Instant.parse("2026-03-01T11:00:00Z"), withLargeFile());
      for (String name : ODD_NAMES) {
        addOddFolder(server, talk, name);
      }
      talk.ask("SELECT INBOX");
      talk.ask("UID STORE 1 +FLAGS ($Forwarded project-x)");
    }
    return new AuditStage(server);
  }

  /// A message with a file so large that a server that can is asked to decode it.
  private static byte[] withLargeFile() {
    byte[] file = new byte[60_000];
    new Random(3516).nextBytes(file);
    String message =
        """
        From: a@example.org
        To: b@example.org
        Subject: the plans
        Message-ID: <plans@example.org>
        Date: Sun, 1 Mar 2026 11:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=bound

        --bound
        Content-Type: text/plain

        as promised
        --bound
        Content-Type: application/octet-stream; name="plans.bin"
        Content-Disposition: attachment; filename="plans.bin"
        Content-Transfer-Encoding: base64

        """;
    return (message.replace("\n", "\r\n")
            + Base64.getMimeEncoder().encodeToString(file)
            + "\r\n--bound--\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void addOddFolder(TestMailServer server, ImapTalk talk, String name)
      throws IOException {
    try {
      server.addFolder(talk, name);
      talk.append(
          server.wireName(name),
          "",
          Instant.parse("2026-03-01T10:00:00Z"),
          "From: a@example.org\r\nSubject: in an odd place\r\n\r\nhello\r\n"
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException refused) {
      System.out.println(server.getClass().getSimpleName() + " has no folder " + name);
    }
  }

  MailboxState state() throws IOException {
    return server.state(USER);
  }

  /// Audits the mailbox once.
  ///
  /// @return the report without what may differ: which audit it was, and when
  JsonNode audit() throws Exception {
    String audit = api.start(target, Declared.NOTHING);
    String status = api.await(audit, PATIENCE);
    audits++;
    if (!status.startsWith("completed")) {
      throw new AssertionError(api.get("/v1/audits/" + audit).text() + service.output());
    }
    ObjectNode report = api.report(audit).deepCopy();
    report.remove(List.of("audit", "created_at", "kept_until"));
    return report;
  }

  /// Cuts the line of the next audit once the mail server has said so many octets.
  void cutAfter(long octets) {
    imap.cutAfter(octets);
  }

  boolean cutIsDue() {
    return imap.cutIsDue();
  }

  /// How much the mail server says in the longest session so far, in octets.
  long longestSession() {
    return imap.longestSession();
  }

  int audits() {
    return audits;
  }

  int commands() {
    return imap.commands().size() + sieve.map(line -> line.commands().size()).orElse(0);
  }

  /// What was said that could have changed something.
  List<String> forbidden() {
    List<String> forbidden = new ArrayList<>();
    imap.commands().stream().filter(c -> !WireReading.isHarmlessImap(c)).forEach(forbidden::add);
    sieve.stream()
        .flatMap(line -> line.commands().stream())
        .filter(command -> !WireReading.isHarmlessSieve(command))
        .forEach(forbidden::add);
    return forbidden;
  }

  @Override
  public void close() throws IOException {
    service.close();
    imap.close();
    if (sieve.isPresent()) {
      sieve.get().close();
    }
  }
}
