package org.inboxaudit.sample;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Iterator;
import java.util.Properties;
import java.util.Set;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.testing.GreenMailServer;
import org.inboxaudit.testing.ManageSieveServer;
import org.inboxaudit.testing.TlsIdentity;

/// A mail server on the loopback that holds one sample mailbox: IMAP over TLS, ManageSieve with
/// STARTTLS, both with the same self-signed certificate.
public final class SampleMailServer implements AutoCloseable {
  /// An app password as providers make them.
  public static final String PASSWORD = "mountain-path-41";

  private static final int ANY_PORT = 0;

  private final GreenMail imap;
  private final ManageSieveServer sieve;
  private final String user;

  private SampleMailServer(GreenMail imap, ManageSieveServer sieve, String user) {
    this.imap = imap;
    this.sieve = sieve;
    this.user = user;
  }

  /// Starts both servers with this mailbox in them.
  public static SampleMailServer start(SampleMailbox mailbox) throws IOException {
    String user = mailbox.owner().toString();
    SampleMailServer server = start(user, mailbox.messages().iterator());
    server.sieve.user(user, PASSWORD, mailbox.scripts(), mailbox.activeScript());
    return server;
  }

  /// Starts both servers with these messages and no scripts.
  public static SampleMailServer start(String user, Iterator<SampleMessage> messages)
      throws IOException {
    GreenMailServer.showCertificate();
    GreenMail imap =
        new GreenMail(new ServerSetup(ANY_PORT, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
    imap.start();
    try {
      GreenMailUser owner = imap.setUser(user, user, PASSWORD);
      while (messages.hasNext()) {
        append(imap, owner, messages.next());
      }
    } catch (MessagingException | FolderException e) {
      imap.stop();
      throw new IOException("the sample could not be loaded", e);
    }
    ManageSieveServer sieve =
        ManageSieveServer.start(TlsIdentity.localhost().context(), ANY_PORT)
            .user(user, PASSWORD, java.util.Map.of(), java.util.Optional.empty());
    return new SampleMailServer(imap, sieve, user);
  }

  private static void append(GreenMail imap, GreenMailUser owner, SampleMessage message)
      throws MessagingException, FolderException {
    var folders = imap.getManagers().getImapHostManager();
    MailFolder folder = folders.getFolder(owner, message.folder());
    if (folder == null) {
      try {
        folder = folders.createMailbox(owner, message.folder());
      } catch (com.icegreen.greenmail.imap.AuthorizationException e) {
        throw new MessagingException("no such folder can be made", e);
      }
    }
    MimeMessage mime =
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
    folder.appendMessage(mime, flags(message.flags()), Date.from(message.receivedAt()));
  }

  private static Flags flags(Set<MessageFlag> flags) {
    Flags set = new Flags();
    for (MessageFlag flag : flags) {
      switch (flag) {
        case SEEN -> set.add(Flags.Flag.SEEN);
        case ANSWERED -> set.add(Flags.Flag.ANSWERED);
        case FORWARDED -> set.add("$Forwarded");
        case FLAGGED -> set.add(Flags.Flag.FLAGGED);
        case DELETED -> set.add(Flags.Flag.DELETED);
        case DRAFT -> set.add(Flags.Flag.DRAFT);
      }
    }
    return set;
  }

  public int imapPort() {
    return imap.getImaps().getPort();
  }

  public int sievePort() {
    return sieve.port();
  }

  /// The SHA-256 of the public key that both servers show.
  public String pin() {
    return TlsIdentity.localhost().pin();
  }

  public String user() {
    return user;
  }

  @Override
  public void close() {
    sieve.close();
    imap.stop();
  }

  /// Serves the compromised mailbox until standard input closes.
  public static void main(String[] arguments) throws IOException {
    try (SampleMailServer server = start(SampleMailboxes.compromised())) {
      System.out.printf(
          "READY imap=%d sieve=%d pin=%s user=%s password=%s%n",
          server.imapPort(), server.sievePort(), server.pin(), server.user(), PASSWORD);
      System.out.flush();
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
