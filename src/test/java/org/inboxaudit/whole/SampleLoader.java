package org.inboxaudit.whole;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.sample.SampleMailbox;
import org.inboxaudit.sample.SampleMessage;
import org.inboxaudit.testing.ApiClient.Target;
import org.inboxaudit.testing.DovecotServer;

/// Puts sample mailboxes onto a real server.
final class SampleLoader {
  static final String PASSWORD = "correct-horse-7741";

  private SampleLoader() {}

  static Target load(DovecotServer server, SampleMailbox sample) throws IOException {
    String user = sample.name();
    server.addUser(user, PASSWORD);
    for (String folder : Set.of("Sent", "Trash", "Drafts", "Junk", "Archive")) {
      server.addFolder(user, folder);
    }
    append(server, user, sample.messages().iterator());
    for (Map.Entry<String, String> script : sample.scripts().entrySet()) {
      server.installSieve(
          user,
          script.getKey(),
          script.getValue(),
          sample.activeScript().filter(script.getKey()::equals).isPresent());
    }
    return target(server, sample.owner().toString(), user);
  }

  static Target target(DovecotServer server, String mailbox, String user) {
    return new Target(
        mailbox, user, PASSWORD, server.host(), server.imapPort(), server.sievePort());
  }

  static void append(DovecotServer server, String user, Iterator<SampleMessage> messages)
      throws IOException {
    while (messages.hasNext()) {
      SampleMessage message = messages.next();
      server.append(
          user, message.folder(), letters(message.flags()), message.receivedAt(), message.bytes());
    }
  }

  /// The flags as Maildir writes them, in the order of the alphabet.
  static String letters(Set<MessageFlag> flags) {
    return flags.stream()
        .map(
            flag ->
                switch (flag) {
                  case SEEN -> "S";
                  case ANSWERED -> "R";
                  case FORWARDED -> "P";
                  case FLAGGED -> "F";
                  case DELETED -> "T";
                  case DRAFT -> "D";
                })
        .sorted()
        .collect(Collectors.joining());
  }
}
