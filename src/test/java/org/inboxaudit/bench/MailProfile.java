package org.inboxaudit.bench;

/// What a generated mailbox is like. The same profile makes the same octets.
///
/// @param user the name to sign in with, and of its directory
/// @param smallest the smallest file that is attached, in octets
/// @param largest the largest one
/// @param skew how far most files lie towards the smallest; 1 spreads them evenly by magnitude
record MailProfile(
    String user, int messages, long seed, double smallest, double largest, double skew) {
  private static final double SMALLEST = 50_000;
  private static final double LARGEST = 2_000_000;

  /// The large mailbox: 50,000 messages, somewhat over two gigabytes.
  static final MailProfile LARGE = new MailProfile("large", 50_000, 1, SMALLEST, LARGEST, 6.5);

  /// The middling one: 2,000 messages, about 400 files.
  static final MailProfile MIDDLING = new MailProfile("middling", 2_000, 2, SMALLEST, LARGEST, 2.5);

  /// What comes in anew: one hundredth of the large one.
  static final MailProfile NEWCOMERS = new MailProfile("newcomers", 500, 3, SMALLEST, LARGEST, 6.5);

  /// The mailbox of somebody who sorts: 100,000 messages with small files.
  static final MailProfile SORTED = new MailProfile("sorted", 100_000, 4, 1_000, 20_000, 4);

  /// Letters whose texts are read: few files, and small ones.
  static final MailProfile LETTERS = new MailProfile("letters", 10_000, 5, 1_000, 5_000, 4);

  /// One of many small mailboxes.
  static MailProfile small(int number) {
    return new MailProfile("small" + number, 200, 1_000 + number, 5_000, 50_000, 2);
  }
}
