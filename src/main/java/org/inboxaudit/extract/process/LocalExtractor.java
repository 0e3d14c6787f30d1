package org.inboxaudit.extract.process;

import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.AttachmentReader;
import org.inboxaudit.extract.attachment.SecondReading;
import org.inboxaudit.extract.delivery.DeliveryStatusReader;
import org.inboxaudit.extract.log.LogExcerptReader;
import org.inboxaudit.extract.message.MessageBodyReader;
import org.inboxaudit.extract.notice.NoticeReader;
import org.inboxaudit.extract.rules.RulesFileReader;
import org.inboxaudit.extract.sieve.SieveReader;

/// Reads in this very process: what the parser process runs, and tests. The service never uses it
/// for bytes from outside.
///
/// The time limit is not watched here; whoever watches the process does that.
public final class LocalExtractor implements Extractor {

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) {
    try {
      return switch (raw) {
        case Raw.RawPart part -> AttachmentReader.read(part, limits);
        case Raw.RawTexts texts -> MessageBodyReader.read(texts, limits);
        case Raw.RawStructure structure -> SecondReading.read(structure, limits);
        case Raw.RawMessage message -> NoticeReader.read(message, limits);
        case Raw.RawReport report -> DeliveryStatusReader.read(report, limits);
        case Raw.RawScript script -> SieveReader.read(script, limits);
        case Raw.RawRules rules -> RulesFileReader.read(rules, limits);
        case Raw.RawLog log -> LogExcerptReader.read(log, limits);
      };
    } catch (StackOverflowError _) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "depth");
    } catch (RuntimeException _) {
      return new Extracted.Refused(Gap.Reason.UNREADABLE, "parser");
    }
  }
}
