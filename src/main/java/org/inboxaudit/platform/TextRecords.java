package org.inboxaudit.platform;

import java.util.Hashtable;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.NamingManager;

/// Asks the DNS for text records (RFC 1035 §3.3.14). Nothing else in the service asks the DNS for
/// anything but the addresses of mail servers, and this does so only if the operator switched it on
/// (ADR 23).
///
/// The resolver is the one of the JDK: it uses ports and numbers nobody can guess, and TCP for what
/// does not fit into one packet. It is asked by address, because the framework shuts every other
/// way into naming services, and well does so.
public final class TextRecords {
  private static final String SCHEME = "dns";

  /// One second, then two.
  private static final String FIRST_WAIT_MILLIS = "1000";

  private static final String TRIES = "2";
  private static final int LONGEST = 4_000;

  private final String server;

  /// @param server `host:port` of the resolver to ask; empty for those of the machine
  public TextRecords(Optional<String> server) {
    this.server = SCHEME + "://" + server.orElse("") + "/";
  }

  /// Nobody answered, or not in time.
  public static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    Unanswered() {
      super("no answer from the DNS", null, false, false);
    }
  }

  /// The first text record of a name.
  ///
  /// @param name letters, digits, dots, hyphens and underscores; the caller sees to it
  /// @return empty if there is none
  // The DNS provider makes texts of answers, and objects of none.
  @SuppressWarnings("BanJNDI")
  public Optional<String> find(String name) throws Unanswered {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
    try {
      DirContext context = (DirContext) NamingManager.getURLContext(SCHEME, settings);
      try {
        Attribute records =
            context.getAttributes(server + name + ".", new String[] {"TXT"}).get("TXT");
        return records == null || records.size() == 0
            ? Optional.empty()
            : Optional.of(joined(records.get(0).toString()));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException _) {
      return Optional.empty();
    } catch (NamingException _) {
      throw new Unanswered();
    }
  }

  /// A record as one text. The JDK parts its strings by blanks, and puts those that hold any into
  /// quotes.
  static String joined(String record) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < record.length() && text.length() < LONGEST; i++) {
      char c = record.charAt(i);
      if (c == '\\' && quoted && i + 1 < record.length()) {
        i++;
        text.append(record.charAt(i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c != ' ' || quoted) {
        text.append(c);
      }
    }
    return text.toString();
  }
}
