package org.inboxaudit.architecture.broken.rest;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import org.inboxaudit.architecture.broken.evidence.Nosy;

/// A resource that opens a socket, speaks SQL and empties a folder.
public final class Upstairs {
  public Nosy evidence() {
    return new Nosy();
  }

  public Socket socket() {
    return new Socket();
  }

  public IOException sql(SQLException failure) {
    return new IOException(failure);
  }

  public Message[] empty(Folder folder) throws MessagingException {
    return folder.expunge();
  }
}
