package org.inboxaudit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.SubjectTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleMailServerTest {
  @SuppressWarnings("NullAway.Init")
  private static SampleMailServer server;

  @BeforeAll
  static void start() throws IOException {
    server = SampleMailServer.start(SampleMailboxes.compromised());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Store signIn() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.imaps.peek", "true");
    SSLSocketFactory sockets = TlsIdentity.localhost().context().getSocketFactory();
    properties.put("mail.imaps.ssl.socketFactory", sockets);
    Store store = Session.getInstance(properties).getStore("imaps");
    store.connect("localhost", server.imapPort(), server.user(), SampleMailServer.PASSWORD);
    return store;
  }

  @Test
  void listsTheFolders() throws Exception {
    try (Store store = signIn()) {
      List<String> names =
          Arrays.stream(store.getDefaultFolder().list("*"))
              .map(Folder::getFullName)
              .sorted()
              .toList();
      assertEquals(List.of("INBOX", "RSS Feeds", "Sent", "Trash"), names);
    }
  }

  @Test
  void holdsEveryMessage() throws Exception {
    long messages = 0;
    try (Store store = signIn()) {
      for (Folder folder : store.getDefaultFolder().list("*")) {
        messages += folder.getMessageCount();
      }
    }
    assertEquals(SampleMailboxes.compromised().messages().size(), messages);
  }

  @Test
  void tellsStructureAndHeadersWithoutMarkingAsRead() throws Exception {
    try (Store store = signIn();
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      Message[] messages = inbox.getMessages();
      FetchProfile wanted = new FetchProfile();
      wanted.add(FetchProfile.Item.ENVELOPE);
      wanted.add(FetchProfile.Item.CONTENT_INFO);
      wanted.add(FetchProfile.Item.FLAGS);
      wanted.add(UIDFolder.FetchProfileItem.UID);
      wanted.add("Authentication-Results");
      inbox.fetch(messages, wanted);
      Message last = messages[messages.length - 1];
      assertEquals("Reset your password", last.getSubject());
      assertEquals("text/plain; charset=UTF-8", last.getContentType());
      assertTrue(last.getHeader("Authentication-Results")[0].contains("dkim=pass"));
      assertFalse(last.isSet(Flags.Flag.SEEN));
    }
  }

  /// The folder and header commands that the IMAP source sends, and what it needs of the answers.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UID FETCH 1:3 (FLAGS INTERNALDATE RFC822.SIZE"
            + " BODY.PEEK[HEADER.FIELDS (DATE FROM X-MAILER)]<0.512> BODYSTRUCTURE)",
        "UID FETCH 1 (BODY.PEEK[]<0.1024>)",
        "UID FETCH 1 (BODY.PEEK[1]<0.64>)",
        "UID SEARCH UID 5:*",
        "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)",
        "LIST \"\" \"*\"",
        "LSUB \"\" \"*\""
      })
  void answersTheCommandsOfAReading(String command) throws Exception {
    try (Store store = signIn();
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      ((IMAPFolder) inbox)
          .doCommand(
              protocol -> {
                Response[] responses = protocol.command(command, null);
                assertTrue(responses[responses.length - 1].isOK());
                return "";
              });
    }
  }

  @Test
  void givesAnAttachmentAsItWasEncoded() throws Exception {
    try (Store store = signIn();
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      Message[] lures = inbox.search(new SubjectTerm("List of participants"));
      ((IMAPFolder) inbox)
          .doCommand(
              protocol -> {
                Response[] responses =
                    protocol.command(
                        "FETCH " + lures[0].getMessageNumber() + " (BODY.PEEK[2]<0.12>)", null);
                assertTrue(responses[0].toString().contains("TVoA"), responses[0]::toString);
                return "";
              });
    }
  }
}
