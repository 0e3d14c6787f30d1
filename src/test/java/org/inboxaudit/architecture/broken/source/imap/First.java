package org.inboxaudit.architecture.broken.source.imap;

import java.io.IOException;
import java.net.Socket;
import org.inboxaudit.architecture.broken.source.sieve.Second;

/// A connector that leans on another, and speaks past the gate.
public final class First {
  public Second second() {
    return new Second();
  }

  public void speak(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
  }
}
