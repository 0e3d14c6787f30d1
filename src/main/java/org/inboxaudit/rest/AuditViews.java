package org.inboxaudit.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.TreeMap;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.audit.ProgressFeed;
import org.inboxaudit.audit.Providers;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.Texts;

/// Makes what a client sees of an audit.
@Singleton
class AuditViews {
  private final ProgressFeed feed;
  private final Problems problems;
  private final TextCatalog catalog;
  private final Providers providers;

  AuditViews(ProgressFeed feed, Problems problems, TextCatalog catalog, Providers providers) {
    this.feed = feed;
    this.problems = problems;
    this.catalog = catalog;
    this.providers = providers;
  }

  AuditView of(Audit audit, HttpHeaders headers) {
    Texts texts = catalog.suiting(AcceptLanguage.of(headers));
    return new AuditView(
        audit.id().value(),
        audit.consent().value(),
        Fields.word(audit.status()),
        audit
            .problem()
            .map(problem -> problems.of(problem, audit.id().value(), hint(audit, problem), texts)),
        feed.last(audit.id()).map(ProgressFeed.Event::data).orElseGet(TreeMap::new),
        hasReport(audit.status())
            ? Optional.of(AuditsResource.path(audit.id()) + "/report")
            : Optional.empty(),
        audit.keptForNext(),
        audit.createdAt(),
        audit.keptUntil());
  }

  /// What this provider wants from a program that signs in. It follows from the name of the server
  /// and not from what the server said, so it tells nothing about the password.
  private Optional<String> hint(Audit audit, AuditProblem problem) {
    return problem == AuditProblem.MAIL_SIGNIN_FAILED
        ? providers.of(audit.mailbox().imap()).map(provider -> provider.wants().word())
        : Optional.empty();
  }

  private static boolean hasReport(Status status) {
    return status == Status.COMPLETED || status == Status.COMPLETED_PARTIAL;
  }
}
