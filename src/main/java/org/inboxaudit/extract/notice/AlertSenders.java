package org.inboxaudit.extract.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.extract.text.Pack;

/// The providers that write letters about accounts: from which addresses, with whose signatures and
/// with links to where. Read from the pack `alert-senders`, whose head comment tells the format.
///
/// A From address in this table says only that the letter is worth reading; who wrote it is judged
/// by signature.
public record AlertSenders(List<Sender> senders) {
  public AlertSenders {
    senders = List.copyOf(senders);
  }

  /// One row.
  ///
  /// @param address an address, or `@` and a domain for all addresses of exactly that domain
  /// @param provider the provider's short name
  /// @param signers domains whose DKIM signature (`d=`) speaks for the provider, compared exactly
  /// @param hosts domains that the provider's links lead to, with everything below
  /// @param foreignHosts domains below those where anybody can put pages
  public record Sender(
      String address,
      String provider,
      List<Domain> signers,
      List<Domain> hosts,
      List<Domain> foreignHosts) {
    public Sender {
      signers = List.copyOf(signers);
      hosts = List.copyOf(hosts);
      foreignHosts = List.copyOf(foreignHosts);
    }

    /// Whether a letter of this provider may lead there.
    public boolean leadsTo(Domain host) {
      return hosts.stream().anyMatch(host::isWithin)
          && foreignHosts.stream().noneMatch(host::isWithin);
    }

    boolean signsAs(Domain domain) {
      return signers.contains(domain);
    }

    private boolean writesAs(EmailAddress from) {
      return address.startsWith("@")
          ? address.substring(1).equals(from.domain().name())
          : address.equals(from.toString());
    }
  }

  /// Reads the lines of the pack, without comments and in lower case. A line with too few columns
  /// does not count.
  public static AlertSenders parse(List<String> lines) {
    return new AlertSenders(
        lines.stream()
            .map(line -> Arrays.stream(line.split("[|]", -1)).map(String::strip).toList())
            .filter(columns -> columns.size() >= 4)
            .map(
                columns ->
                    new Sender(
                        columns.get(0),
                        columns.get(1),
                        domains(columns.get(2), false),
                        domains(columns.get(3), false),
                        domains(columns.get(3), true)))
            .toList());
  }

  /// Those that come with this build.
  public static AlertSenders shipped() {
    return parse(Pack.lines("alert-senders"));
  }

  /// Whether a signature of this domain speaks for some provider.
  public boolean sign(Domain domain) {
    return senders.stream().anyMatch(sender -> sender.signsAs(domain));
  }

  /// The provider that writes from this address, if one does.
  public Optional<Sender> find(EmailAddress from) {
    return senders.stream().filter(sender -> sender.writesAs(from)).findFirst();
  }

  private static List<Domain> domains(String column, boolean excluded) {
    return Arrays.stream(column.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && name.startsWith("!") == excluded)
        .map(name -> new Domain(excluded ? name.substring(1) : name))
        .toList();
  }
}
