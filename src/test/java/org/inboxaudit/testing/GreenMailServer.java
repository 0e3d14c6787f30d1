package org.inboxaudit.testing;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// GreenMail, a server made for tests, in this process. It needs nothing installed.
public final class GreenMailServer implements TestMailServer {
  private final GreenMail greenMail;
  private final Map<String, String> passwords = new HashMap<>();

  private GreenMailServer(GreenMail greenMail) {
    this.greenMail = greenMail;
  }

  /// Starts a server without users.
  public static GreenMailServer start() {
    try {
      showCertificate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GreenMail greenMail =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
    greenMail.start();
    return new GreenMailServer(greenMail);
  }

  /// Makes it show [TlsIdentity#localhost]: it takes its certificate from a file that a system
  /// property names.
  public static void showCertificate() throws IOException {
    Path file = Files.createTempFile("greenmail", ".p12");
    file.toFile().deleteOnExit();
    String password = TlsIdentity.localhost().writeKeyStore(file);
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, file.toString());
    System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, password);
  }

  @Override
  public int imapPort() {
    return greenMail.getImaps().getPort();
  }

  @Override
  public void addUser(String name, String password) {
    greenMail.setUser(name, name, password);
    passwords.put(name, password);
  }

  @Override
  public ImapTalk talk(String user) throws IOException {
    return ImapTalk.open(imapPort(), user, passwords.getOrDefault(user, ""));
  }

  @Override
  public MailboxState state(String user) throws IOException {
    try (ImapTalk talk = talk(user)) {
      return MailboxState.of(talk);
    }
  }

  @Override
  public void close() {
    greenMail.stop();
  }
}
