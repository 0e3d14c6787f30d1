package org.inboxaudit.extract.rules;

import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads one. Never throws because of what it holds.
public final class RulesFileReader {

  private RulesFileReader() {}

  public static Extracted read(Raw.RawRules raw, ExtractLimits limits) {
    return new Extracted.Refused(
        Gap.Reason.UNREADABLE, "rules of " + limits.bytes() + raw.bytes().length);
  }
}
