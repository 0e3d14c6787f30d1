package org.inboxaudit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.platform.Incidents;

/// One check during one audit: its state, and whether it failed.
///
/// A check that throws is noted and not called again; all others go on.
@SuppressWarnings({
  "unchecked",
  "rawtypes"
}) // the engine hands each check only the kinds it declares
final class CheckRun {
  private static final Record NO_STATE = new NoState();

  private final Check check;
  private final ObjectMapper json;
  private final Incidents incidents;
  private Record state = NO_STATE;
  private Optional<String> failure;

  /// @param saved the state as saved, if there is one
  /// @param failure the incident number if the check failed before
  CheckRun(
      Check check,
      Optional<String> saved,
      Optional<String> failure,
      ObjectMapper json,
      Incidents incidents) {
    this.check = check;
    this.json = json;
    this.incidents = incidents;
    this.failure = failure;
    if (check instanceof FoldCheck fold) {
      Record start = fold.start();
      state = saved.map(text -> read(text, start.getClass())).orElse(start);
    }
  }

  Check check() {
    return check;
  }

  Optional<String> failure() {
    return failure;
  }

  String stateKey() {
    return stateKey(check);
  }

  /// Under what name the state of a check is saved; another version of it finds nothing there.
  static String stateKey(Check check) {
    return check.id() + "@" + check.info().version();
  }

  /// The state as JSON, empty for a check without one.
  Optional<String> state() {
    return check instanceof FoldCheck ? Optional.of(write(state)) : Optional.empty();
  }

  List<Finding> apply(Evidence evidence, AuditContext context) {
    return guarded(
        () ->
            switch (check) {
              case ItemCheck item -> (List<Finding>) item.inspect(evidence, context);
              case FoldCheck fold -> {
                state = fold.step(state, evidence, context);
                yield List.of();
              }
            },
        List.of());
  }

  List<Finding> conclude(AuditContext context) {
    return guarded(
        () ->
            switch (check) {
              case ItemCheck _ -> List.of();
              case FoldCheck fold -> (List<Finding>) fold.conclude(state, context);
            },
        List.of());
  }

  /// @return empty if the check has failed
  Optional<Set<EvidenceKind>> wants(Message message, AuditContext context) {
    return guarded(() -> Optional.of(check.wants().of(message, context)), Optional.empty());
  }

  private <T> T guarded(Supplier<T> call, T otherwise) {
    if (failure.isPresent()) {
      return otherwise;
    }
    try {
      return call.get();
    } catch (RuntimeException | StackOverflowError fault) {
      failure = Optional.of(incidents.note("check " + check.id(), fault));
      return otherwise;
    }
  }

  private Record read(String text, Class<? extends Record> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("saved state of " + stateKey() + " cannot be read", e);
    }
  }

  private String write(Record record) {
    try {
      return json.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("state of " + stateKey() + " cannot be written", e);
    }
  }

  private record NoState() {}
}
