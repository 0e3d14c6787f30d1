package org.inboxaudit.platform;

import java.net.Socket;

/// The only door to the network. Every outgoing connection is made here, so that the rules for
/// hosts, addresses and TLS hold for all of them.
public interface MailSockets {

  /// Whether a host and port may be asked for at all, by their spelling alone. Nothing is looked
  /// up.
  HostVerdict judge(String host, int port);

  /// Resolves the host once, checks every address it has, and connects to one of those checked. No
  /// TLS yet: for protocols that switch to it (STARTTLS).
  ///
  /// @throws ConnectionFailure if the host is not allowed or cannot be reached
  Socket open(String host, int port) throws ConnectionFailure;

  /// Lays TLS over an open connection and checks that the certificate stands for the host, or
  /// carries the operator's pin where the host is a private server of the operator's list.
  ///
  /// @throws ConnectionFailure if TLS cannot be agreed or the certificate does not stand for the
  ///   host; the connection is closed then
  Socket secure(Socket plain, String host, int port) throws ConnectionFailure;

  /// What the spelling of a host and port says.
  enum HostVerdict {
    ALLOWED,
    /// Not a public host name, and not on the operator's list of private servers.
    INVALID_HOST,
    PORT_NOT_ALLOWED
  }

  /// No connection. Carries no text from outside.
  final class ConnectionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean untrusted;

    /// @param untrusted whether it failed for want of trust in TLS, not for want of an answer
    public ConnectionFailure(boolean untrusted) {
      super(untrusted ? "TLS could not be trusted" : "the server could not be reached");
      this.untrusted = untrusted;
    }

    public boolean untrusted() {
      return untrusted;
    }
  }
}
