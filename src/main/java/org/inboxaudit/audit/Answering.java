package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.ReportAnswers;
import org.inboxaudit.risk.Answer.Said;
import org.inboxaudit.risk.Question;

/// Takes the owner's answers to "was that you?" (ADR 24).
///
/// An answer lies in the report it is about and nowhere else: it is erased with it, and whoever
/// holds the database learns no more from it than the report tells.
@ApplicationScoped
public class Answering {
  private final Audits audits;
  private final Reports reports;
  private final InstantSource clock;

  Answering(Audits audits, Reports reports, InstantSource clock) {
    this.audits = audits;
    this.reports = reports;
    this.clock = clock;
  }

  /// Answers, or takes an answer back.
  ///
  /// @param finding as a document of the report names it
  /// @param said empty for somebody who is not sure
  /// @return the report with the answer in it
  /// @throws RefusedException if there is nothing to answer; nothing is changed then
  public Report answer(AuditId id, String subject, String finding, Optional<Said> said)
      throws RefusedException {
    if (audits.find(id).filter(audit -> audit.subject().equals(subject)).isEmpty()) {
      throw new RefusedException(Refusal.NOT_FOUND);
    }
    Report report = reports.find(id).orElseThrow(() -> new RefusedException(Refusal.NO_REPORT_YET));
    Finding about =
        ReportAnswers.find(report, finding)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND));
    if (!Question.isAsked(about)) {
      throw new RefusedException(Refusal.NOT_ASKED);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return reports
        .change(id, latest -> changed(latest, finding, said, now))
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND));
  }

  private static Report changed(Report report, String finding, Optional<Said> said, Instant now) {
    return ReportAnswers.find(report, finding)
        .map(
            about ->
                said.map(word -> ReportAnswers.with(report, about, word, now))
                    .orElseGet(() -> ReportAnswers.without(report, about)))
        .orElse(report);
  }

  /// Why an answer is not taken.
  public enum Refusal {
    /// Also for what belongs to somebody else, or was erased.
    NOT_FOUND,
    NO_REPORT_YET,
    /// The finding is none of which the owner can say that they did it ([Question]).
    NOT_ASKED
  }

  /// There is nothing to answer.
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal why;

    RefusedException(Refusal why) {
      super(why.name());
      this.why = why;
    }

    public Refusal why() {
      return why;
    }
  }
}
