package org.inboxaudit.extract.notice;

import java.util.List;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads a provider's letter about the account.
public final class NoticeReader {
  private NoticeReader() {}

  /// Reads a message into at most one notice. Never throws because of what it holds.
  public static Extracted read(Raw.RawMessage raw, ExtractLimits limits) {
    return new Extracted.Facts(List.of());
  }
}
