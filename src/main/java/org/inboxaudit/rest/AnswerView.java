package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.report.Report;
import org.inboxaudit.risk.Answer;

/// What the owner's answer is now, and what the whole report comes to with it.
///
/// @param holdsUntil when a later audit asks again, if it still knows of the answer
/// @param level the heading of the report
@Schema(name = "Answer")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AnswerView(
    String finding,
    @Schema(enumeration = {"me", "not_me", "unsure"}) String answer,
    Optional<Instant> answeredAt,
    Optional<Instant> holdsUntil,
    @Schema(enumeration = {"act", "check", "nothing_seen"}) String level) {

  static AnswerView of(String finding, Report report) {
    Optional<Answer> answer = report.answer(finding);
    return new AnswerView(
        finding,
        answer.map(Answer::said).map(Fields::word).orElse("unsure"),
        answer.map(Answer::at),
        answer.map(Answer::until),
        Fields.word(report.verdict().level()));
  }
}
