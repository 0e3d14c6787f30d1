package org.inboxaudit.risk;

/// What and whom did the mailbox expose? What anybody could have read who was in it.
///
/// @param people how many addresses the owner wrote with, -1 if not counted
/// @param messages how many messages lie in it, -1 if not counted
/// @param files how many attached files lie in it, -1 if not counted
/// @param firstYear the year of the oldest message, 0 if not known
/// @param lastYear the year of the newest message, 0 if not known
/// @param accounts how many accounts at other services could be taken over through it, -1 if not
///   counted
public record Exposure(
    long people, long messages, long files, int firstYear, int lastYear, long accounts) {
  public static final Exposure NOT_COUNTED = new Exposure(-1, -1, -1, 0, 0, -1);
}
