package org.inboxaudit.consent;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.inboxaudit.finding.CheckFamily;

/// The right to read one mailbox now. Only this package can make one, after it found a valid
/// consent; a connector cannot be called without it.
public final class Access {
  private final ConsentId consent;
  private final Mailbox mailbox;
  private final Set<CheckFamily> families;
  private final Secret secret;
  private final List<OwnersFile> files;
  private final BooleanSupplier withdrawn;

  Access(
      ConsentId consent,
      Mailbox mailbox,
      Set<CheckFamily> families,
      Secret secret,
      List<? extends OwnersFile> files,
      BooleanSupplier withdrawn) {
    this.consent = consent;
    this.mailbox = mailbox;
    this.families = Set.copyOf(families);
    this.secret = secret;
    this.files = List.copyOf(files);
    this.withdrawn = withdrawn;
  }

  public ConsentId consent() {
    return consent;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  /// The families of checks the owner agreed to.
  public Set<CheckFamily> families() {
    return families;
  }

  /// The credential, for the connector alone.
  public Secret secret() {
    return secret;
  }

  /// Files with mail rules that the owner brought along.
  public List<RuleFile> ruleFiles() {
    return files(RuleFile.class);
  }

  /// Pieces of the server's log that were brought along.
  public List<LogExcerpt> logExcerpts() {
    return files(LogExcerpt.class);
  }

  private <F extends OwnersFile> List<F> files(Class<F> type) {
    return files.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Whether the owner has withdrawn since. Asked before each reading step.
  public boolean withdrawn() {
    return withdrawn.getAsBoolean();
  }
}
