package org.inboxaudit.architecture.broken.check.rule;

import jakarta.enterprise.inject.Vetoed;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.inboxaudit.architecture.broken.check.signin.Neighbour;
import org.inboxaudit.architecture.broken.rest.Upstairs;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// A check that anybody may extend, that remembers, reads files and asks its neighbour.
@Vetoed
@CheckInfo(id = "rule-forgetful", reads = MailRule.class, severity = Severity.LOW)
public class ForgetfulCheck implements ItemCheck<MailRule> {
  private final Neighbour neighbour = new Neighbour();

  public Upstairs upstairs() {
    return new Upstairs();
  }

  public Path path() {
    return Path.of(Pattern.quote(neighbour.name()));
  }

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    return List.of();
  }
}
