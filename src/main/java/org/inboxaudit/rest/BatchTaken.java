package org.inboxaudit.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.journal.Gathering;

/// What became of a batch of sign-ins.
///
/// @param taken how many events are kept
/// @param notUsed how many are of a kind that tells of no sign-in
/// @param refusedCount how many could not be taken
/// @param refused the first of them
@Schema(description = "What became of the events. Those that are taken are kept when this is said.")
public record BatchTaken(long taken, long notUsed, long refusedCount, List<Refused> refused) {

  /// An event that was not taken.
  ///
  /// @param index its place in the batch, from 0
  /// @param field what is wrong in it; empty if it is the whole
  /// @param code of the list of codes for fields, or `too-old`, `in-the-future`, `no-account`
  @Schema(name = "RefusedEvent")
  public record Refused(int index, String field, String code) {}

  /// Counts while a batch is read.
  static final class Count {
    private static final int NAMED = 100;

    private long taken;
    private long notUsed;
    private long refusedCount;
    private final List<Refused> refused = new ArrayList<>();

    void taken() {
      taken++;
    }

    void notUsed() {
      notUsed++;
    }

    void refused(int index, Gathering.Refusal why) {
      refused(index, "", Fields.word(why).replace('_', '-'));
    }

    void refused(int index, String field, String code) {
      refusedCount++;
      if (refused.size() < NAMED) {
        refused.add(new Refused(index, field, code));
      }
    }

    BatchTaken result() {
      return new BatchTaken(taken, notUsed, refusedCount, List.copyOf(refused));
    }
  }
}
