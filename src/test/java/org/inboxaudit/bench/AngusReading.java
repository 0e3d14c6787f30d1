package org.inboxaudit.bench;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/// The same header pass with the mail library, as well as it can be done with its public interface:
/// in windows, nothing twice, and without the search for a service at each header.
final class AngusReading {
  private static final String PROVIDER = "jakarta.mail.util.StreamProvider";
  private static final int WINDOW = 500;

  private AngusReading() {}

  /// Reads header and structure of every message.
  ///
  /// @return how many octets and parts it has seen, so that nothing can be left out
  static long read(int port, String user) throws MessagingException, IOException {
    System.setProperty(PROVIDER, "org.eclipse.angus.mail.util.MailStreamProvider");
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("localhost", port, user, BenchServer.PASSWORD);
      long seen = 0;
      for (Folder folder : store.getDefaultFolder().list("*")) {
        folder.open(Folder.READ_ONLY);
        int count = folder.getMessageCount();
        for (int from = 1; from <= count; from += WINDOW) {
          Message[] messages = folder.getMessages(from, Math.min(count, from + WINDOW - 1));
          folder.fetch(messages, profile());
          for (Message message : messages) {
            seen += look(message);
          }
        }
        folder.close(false);
      }
      return seen;
    } finally {
      System.clearProperty(PROVIDER);
    }
  }

  private static FetchProfile profile() {
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.FLAGS);
    profile.add(FetchProfile.Item.CONTENT_INFO);
    profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    profile.add(FetchProfile.Item.SIZE);
    profile.add(IMAPFolder.FetchProfileItem.HEADERS);
    return profile;
  }

  private static long look(Message message) throws MessagingException, IOException {
    long seen = (long) message.getSize() + (message.getReceivedDate() == null ? 0 : 1);
    Enumeration<Header> headers = message.getAllHeaders();
    while (headers.hasMoreElements()) {
      seen += headers.nextElement().getValue().length();
    }
    return seen + parts(message);
  }

  private static long parts(Part part) throws MessagingException, IOException {
    if (!part.isMimeType("multipart/*")) {
      return part.getFileName() == null ? 1 : 2;
    }
    long seen = 0;
    Multipart multipart = (Multipart) part.getContent();
    for (int i = 0; i < multipart.getCount(); i++) {
      seen += parts(multipart.getBodyPart(i));
    }
    return seen;
  }
}
