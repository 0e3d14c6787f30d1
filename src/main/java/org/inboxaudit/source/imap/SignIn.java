package org.inboxaudit.source.imap;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.imap.Refusal.Phase;
import org.jspecify.annotations.Nullable;

/// The beginning of a session: greeting, capabilities, one attempt to sign in. Spoken by the
/// library, which is given two guarded streams and nothing else.
final class SignIn extends IMAPProtocol {

  private SignIn(ImapInput input, PrintStream out) throws IOException {
    super(input, out, new Properties(), false);
  }

  /// Waits for the greeting. Only an OK is one: PREAUTH would mean that somebody else is signed in
  /// (RFC 9051 §7.1.4).
  static SignIn greeted(ImapInput input, PrintStream out) throws SourceException, IOException {
    SignIn signIn = new SignIn(input, out);
    try {
      Response greeting = signIn.readResponse();
      if (greeting.isBYE()) {
        throw refusal(greeting);
      }
      if (!greeting.isUnTagged() || !greeting.isOK()) {
        throw new SourceException(Failure.UNREACHABLE);
      }
      signIn.learn(greeting);
      return signIn;
    } catch (ProtocolException e) {
      throw new SourceException(Failure.UNREACHABLE);
    }
  }

  /// Many servers say in their greeting what they can do, which saves a question.
  private void learn(Response greeting) throws ProtocolException {
    setCapabilities(greeting);
    if (getCapabilities() == null || getCapabilities().isEmpty()) {
      capability();
    }
  }

  /// Signs in once.
  ///
  /// @return what the server can do, now that it knows us
  Capabilities as(String user, Secret secret) throws SourceException {
    Map<String, String> before = getCapabilities();
    if (!hasCapability("AUTH=PLAIN") && hasCapability("LOGINDISABLED")) {
      throw new SourceException(Failure.SIGN_IN_REFUSED);
    }
    try {
      if (hasCapability("AUTH=PLAIN")) {
        authplain(null, user, secret.reveal());
      } else {
        login(user, secret.reveal());
      }
    } catch (ProtocolException e) {
      throw refusal(e.getResponse());
    }
    try {
      if (getCapabilities() == before) {
        capability();
      }
      return new Capabilities(getCapabilities().keySet());
    } catch (ProtocolException e) {
      throw new SourceException(Failure.CUT);
    }
  }

  private static SourceException refusal(@Nullable Response answer) {
    return Optional.ofNullable(answer)
        .flatMap(response -> Refusal.of(Phase.SIGN_IN, response.toString()))
        .orElseGet(() -> new SourceException(Failure.SIGN_IN_REFUSED));
  }
}
