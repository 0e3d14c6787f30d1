package org.inboxaudit.extract.rules;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// Reads the file that Outlook's Rules Wizard exports (`.rwz`), as written by Outlook 2002 and
/// later. Microsoft never described it; this follows what others found by comparing files, and has
/// not been held against files of every Outlook.
///
/// Each rule says how long it is, so one that is not understood does not take the others with it:
/// it is told with what was read of it, an opaque action in place of the rest, and a gap. Addresses
/// that stand in the rest are not told: they may belong to a condition, and nobody is accused by
/// guess.
final class WizardFile {
  /// What such a file begins with: the version of the program, as a number.
  private static final Set<Integer> SIGNATURES = Set.of(1_000_000, 1_100_000, 1_200_000, 1_310_720);

  /// Signature, flags and nine numbers of no known meaning.
  private static final int HEADER = 44;

  private static final int CLASS_FOLLOWS = 0xffff;
  private static final int SEPARATOR = 0x8001;

  private final RuleBook book;
  private final WizardBytes bytes;

  private WizardFile(RuleBook book, WizardBytes bytes) {
    this.book = book;
    this.bytes = bytes;
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length >= HEADER + 2
        && SIGNATURES.contains(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  static void read(byte[] bytes, RuleBook book) throws RulesFileProblem {
    WizardBytes all = new WizardBytes(bytes);
    all.skip(HEADER);
    int count = all.word();
    for (int i = 0; i < count; i++) {
      try {
        new WizardFile(book, all).rule();
      } catch (RulesFileProblem problem) {
        // the problem itself stands for one of them
        book.missed(count - i - 1L);
        throw problem;
      }
    }
  }

  private void rule() throws RulesFileProblem {
    bytes.skip(4);
    RuleDraft draft = new RuleDraft();
    draft.name(bytes.text());
    draft.enabled(bytes.number() != 0);
    bytes.skip(16);
    WizardBytes body = bytes.piece(bytes.number());
    try {
      elements(body, draft);
    } catch (RulesFileProblem _) {
      draft.conditions.add(RuleDraft.opaque("unread"));
      draft.other("unread");
      book.missed(1);
    }
    book.add(draft);
  }

  private static void elements(WizardBytes body, RuleDraft draft) throws RulesFileProblem {
    int count = body.word();
    int next = body.word();
    if (next == CLASS_FOLLOWS) {
      body.skip(2);
      body.skip(body.word());
      next = SEPARATOR;
    }
    for (int i = 0; i < count; i++) {
      if (next != SEPARATOR) {
        throw RulesFileProblem.unreadable("Rules Wizard separator");
      }
      WizardElement.read(body, draft);
      next = i + 1 < count ? body.word() : SEPARATOR;
    }
    if (body.left() > 0) {
      throw RulesFileProblem.unreadable("Rules Wizard length");
    }
  }
}
