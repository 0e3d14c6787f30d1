package org.inboxaudit.sample;

import java.util.Iterator;
import java.util.List;

/// The sample mailboxes. The same at every call.
public final class SampleMailboxes {
  /// Whose mailbox [#large] is.
  public static final String LARGE_OWNER = MountainSchool.owner("archive").address();

  private SampleMailboxes() {}

  /// Somebody broke in; every kind of trace is there.
  public static SampleMailbox compromised() {
    return CompromisedMailbox.create();
  }

  public static SampleMailbox traveller() {
    return OddOwners.traveller();
  }

  public static SampleMailbox vpnUser() {
    return OddOwners.vpnUser();
  }

  public static SampleMailbox assistantDelegate() {
    return OddOwners.assistantDelegate();
  }

  public static SampleMailbox newsletterFiler() {
    return OddOwners.newsletterFiler();
  }

  public static SampleMailbox quiet() {
    return OddOwners.quiet();
  }

  /// All that are small enough to hold at once.
  public static List<SampleMailbox> all() {
    return List.of(
        compromised(), traveller(), vpnUser(), assistantDelegate(), newsletterFiler(), quiet());
  }

  /// Whose mailbox [#large] is.
  public static String largeOwner() {
    return MountainSchool.owner("archive").address();
  }

  /// A mailbox too large to hold at once.
  public static Iterator<SampleMessage> large(int messages, long seed) {
    return new LargeMailbox(messages, seed);
  }

  /// How many messages of [#large] carry something to be found.
  public static long plantedIn(int messages) {
    int half = LargeMailbox.PLANTED_EVERY / 2;
    return (messages + half - 1L) / LargeMailbox.PLANTED_EVERY;
  }
}
