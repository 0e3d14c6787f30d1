package org.inboxaudit.extract.rules;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads a file with mail rules, whatever its name, by what it holds. Never throws because of it.
///
/// A file that breaks off, or in which a rule is not understood, tells what was read and a gap for
/// the rest. Whether the rules are all there are is not for the file to say.
public final class RulesFileReader {
  /// The largest file, in octets.
  public static final int MAXIMUM_OCTETS = 2 << 20;

  private RulesFileReader() {}

  public static Extracted read(Raw.RawRules raw, ExtractLimits limits) {
    byte[] bytes = raw.bytes();
    if (bytes.length > Math.min(MAXIMUM_OCTETS, limits.bytes())) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "rules file limit: octets");
    }
    if (WizardFile.isOne(bytes)) {
      return told(new RuleBook(raw, "Outlook"), book -> WizardFile.read(bytes, book));
    }
    String text = text(bytes).strip();
    return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case '<' -> told(new RuleBook(raw, "Gmail"), book -> GmailFeed.read(text, book));
      case '[', '{' -> told(new RuleBook(raw, "Outlook"), book -> OutlookJson.read(text, book));
      default -> new Extracted.Refused(Gap.Reason.UNREADABLE, "rules file: unknown format");
    };
  }

  private static Extracted told(RuleBook book, Format format) {
    try {
      format.read(book);
    } catch (RulesFileProblem problem) {
      if (book.hasNoRules()) {
        return new Extracted.Refused(problem.reason(), problem.what());
      }
      if (problem.reason() == Gap.Reason.UNREADABLE) {
        book.missed(1);
      } else {
        book.left(1);
      }
    }
    return new Extracted.Facts(book.observations());
  }

  /// PowerShell writes UTF-16 with a mark in front. Anything else is read as UTF-8, in which what
  /// does not fit becomes U+FFFD.
  private static String text(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (begins(bytes, 0xff, 0xfe)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (begins(bytes, 0xfe, 0xff)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (begins(bytes, 0xef, 0xbb, 0xbf)) {
      mark = 3;
    }
    return new String(bytes, mark, bytes.length - mark, charset);
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /// Puts the rules of one format into a book.
  @FunctionalInterface
  private interface Format {
    void read(RuleBook book) throws RulesFileProblem;
  }
}
