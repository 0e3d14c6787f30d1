package org.inboxaudit.rest;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.Socket;
import org.inboxaudit.platform.MailSockets;

/// Judges by a simple spelling and never connects.
@Alternative
@Singleton
public class SpelledSockets implements MailSockets {

  @Override
  public HostVerdict judge(String host, int port) {
    if (!host.endsWith(".example.org") && !host.equals("imap.gmail.com")) {
      return HostVerdict.INVALID_HOST;
    }
    return port == 993 || port == 4190 ? HostVerdict.ALLOWED : HostVerdict.PORT_NOT_ALLOWED;
  }

  @Override
  public Socket open(String host, int port) throws ConnectionFailure {
    throw new ConnectionFailure(false);
  }

  @Override
  public Socket secure(Socket plain, String host, int port) throws ConnectionFailure {
    throw new ConnectionFailure(true);
  }
}
