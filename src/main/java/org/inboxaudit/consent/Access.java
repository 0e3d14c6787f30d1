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
  private final List<RuleFile> ruleFiles;
  private final BooleanSupplier withdrawn;

  Access(
      ConsentId consent,
      Mailbox mailbox,
      Set<CheckFamily> families,
      Secret secret,
      List<RuleFile> ruleFiles,
      BooleanSupplier withdrawn) {
    this.consent = consent;
    this.mailbox = mailbox;
    this.families = Set.copyOf(families);
    this.secret = secret;
    this.ruleFiles = List.copyOf(ruleFiles);
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
    return ruleFiles;
  }

  /// Whether the owner has withdrawn since. Asked before each reading step.
  public boolean withdrawn() {
    return withdrawn.getAsBoolean();
  }
}
