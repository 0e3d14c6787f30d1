package org.inboxaudit.extract.delivery;

import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads one. Never throws because of what it holds.
public final class DeliveryStatusReader {

  private DeliveryStatusReader() {}

  public static Extracted read(Raw.RawReport raw, ExtractLimits limits) {
    return new Extracted.Refused(
        Gap.Reason.UNREADABLE, "delivery of " + limits.bytes() + raw.bytes().length);
  }
}
