package org.inboxaudit.bench;

import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Properties;
import org.apache.poi.poifs.macros.VBAMacroReader;

/// What somebody would write first: every message in its turn, every file as a whole, and the
/// macros of every office document, with the mail library as it comes.
final class NaiveReading {
  private NaiveReading() {}

  /// @return how many octets it has seen, and macros
  static long read(int port, String user) throws MessagingException, IOException {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("localhost", port, user, BenchServer.PASSWORD);
      long seen = 0;
      for (Folder folder : store.getDefaultFolder().list("*")) {
        folder.open(Folder.READ_ONLY);
        for (int number = 1; number <= folder.getMessageCount(); number++) {
          Message message = folder.getMessage(number);
          seen += message.getFrom().length + message.getSubject().length();
          Enumeration<Header> headers = message.getAllHeaders();
          while (headers.hasMoreElements()) {
            seen += headers.nextElement().getValue().length();
          }
          seen += files(message);
        }
        folder.close(false);
      }
      return seen;
    }
  }

  private static long files(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      long seen = 0;
      Multipart multipart = (Multipart) part.getContent();
      for (int i = 0; i < multipart.getCount(); i++) {
        seen += files(multipart.getBodyPart(i));
      }
      return seen;
    }
    String name = part.getFileName();
    if (name == null) {
      return 0;
    }
    try (InputStream in = part.getInputStream()) {
      byte[] octets = in.readAllBytes();
      return (long) octets.length + macros(name.toLowerCase(Locale.ROOT), octets);
    }
  }

  private static int macros(String name, byte[] octets) throws IOException {
    if (!name.endsWith(".doc") && !name.endsWith(".docx") && !name.endsWith(".xlsx")) {
      return 0;
    }
    try (VBAMacroReader reader = new VBAMacroReader(new ByteArrayInputStream(octets))) {
      return reader.readMacros().size();
    } catch (IllegalArgumentException | IOException e) {
      return 0; // no macros in it
    }
  }
}
