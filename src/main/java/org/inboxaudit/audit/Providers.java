package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.check.Intel;
import org.inboxaudit.consent.Mailbox.MailServer;

/// What is known about large providers, by the name of their IMAP server: what they want instead of
/// the account's password, and how much they bear. Never depends on what a server answers.
@ApplicationScoped
public class Providers {
  private static final String PACK = "providers";
  private static final int COLUMNS = 4;

  private final Map<String, Provider> byHost = new HashMap<>();

  /// @throws IllegalArgumentException if a line of the pack cannot be read
  Providers(Intel intel) {
    for (String line : intel.words(PACK)) {
      String[] columns = line.split("\\s+", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalArgumentException("not a line of " + PACK + ": " + line);
      }
      byHost.put(
          columns[0],
          new Provider(
              Wants.valueOf(columns[1].toUpperCase(Locale.ROOT).replace('-', '_')),
              Integer.parseInt(columns[2]),
              Long.parseLong(columns[3]) << 20));
    }
  }

  /// The provider behind a server, if it is one of those.
  public Optional<Provider> of(MailServer imap) {
    return Optional.ofNullable(byHost.get(imap.host().toLowerCase(Locale.ROOT)));
  }

  /// @param connections how many connections to one mailbox an audit may hold
  /// @param octetsADay how much of the content of one mailbox an audit may fetch
  public record Provider(Wants wants, int connections, long octetsADay) {}

  /// What a provider wants from a program that signs in. Each has a sentence for the person under
  /// `problem.mail-signin-failed.` in the text bundle.
  public enum Wants {
    /// A password made for one program.
    APP_PASSWORD,
    /// The same under the name it has with Chinese providers.
    AUTHORISATION_CODE,
    /// The provider's own page (OAuth), which this service does not speak.
    OWN_PAGE,
    /// That IMAP was switched on in the settings of the account.
    PERMISSION;

    /// The last part of the text's key: `app-password`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
