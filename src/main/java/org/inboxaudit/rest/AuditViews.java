package org.inboxaudit.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.TreeMap;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.ProgressFeed;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.Texts;

/// Makes what a client sees of an audit.
@Singleton
class AuditViews {
  private final ProgressFeed feed;
  private final Problems problems;
  private final TextCatalog catalog;

  AuditViews(ProgressFeed feed, Problems problems, TextCatalog catalog) {
    this.feed = feed;
    this.problems = problems;
    this.catalog = catalog;
  }

  AuditView of(Audit audit, HttpHeaders headers) {
    Texts texts = catalog.suiting(AcceptLanguage.of(headers));
    return new AuditView(
        audit.id().value(),
        audit.consent().value(),
        Fields.word(audit.status()),
        audit.problem().map(problem -> problems.of(problem, audit.id().value(), texts)),
        feed.last(audit.id()).map(ProgressFeed.Event::data).orElseGet(TreeMap::new),
        hasReport(audit.status())
            ? Optional.of(AuditsResource.path(audit.id()) + "/report")
            : Optional.empty(),
        audit.createdAt(),
        audit.keptUntil());
  }

  private static boolean hasReport(Status status) {
    return status == Status.COMPLETED || status == Status.COMPLETED_PARTIAL;
  }
}
