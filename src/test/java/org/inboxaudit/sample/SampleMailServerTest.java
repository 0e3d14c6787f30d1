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
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void answersTheRawCommandsOfAReading() throws Exception {
    try (Store store = signIn();
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      for (String command :
          List.of(
              "UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)",
              "UID FETCH 1:3 (UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID RECEIVED X-MAILER)])",
              "UID FETCH 1 (UID BODY.PEEK[HEADER.FIELDS (SUBJECT)]<0.512>)",
              "UID FETCH 1 (UID BODY.PEEK[]<0.1024>)",
              "UID FETCH 1 (UID BODY.PEEK[1]<0.64>)",
              "UID FETCH 1 (UID BODY.PEEK[1.MIME])",
              "UID SEARCH UID 5:*",
              "UID SEARCH RETURN (COUNT) ALL",
              "NOOP",
              "ID NIL",
              "NAMESPACE",
              "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)",
              "LIST \"\" \"*\" RETURN (SPECIAL-USE)",
              "LIST \"\" \"*\"",
              "LSUB \"\" \"*\"",
              "UNSELECT")) {
        ((IMAPFolder) inbox)
            .doCommand(
                protocol -> {
                  var responses = protocol.command(command, null);
                  System.out.println(command);
                  for (int i = 0; i < responses.length; i++) {
                    if (i < 3 || i == responses.length - 1) {
                      String text = responses[i].toString();
                      System.out.println("   " + text.substring(0, Math.min(700, text.length())));
                    }
                  }
                  return "";
                });
      }
    }
  }
}
