package org.inboxaudit.corpus;

import java.util.List;
import org.inboxaudit.corpus.LabelFile.Row;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.notice.NoticeReader;

/// Whole messages: wanted, unwanted, dangerous.
///
/// Whether a letter is spam is nothing this product judges. A dangerous one must give a finding by
/// what hangs on it, a wanted one none.
final class MailKind implements Kind {
  private int notices;

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String labels() {
    return "mail-labels.csv";
  }

  @Override
  public String what() {
    return "the reader of providers' letters, and the reader of attachments as if the message hung"
        + " on another; not run: what the mail server reads, envelope and structure";
  }

  @Override
  public Verdict judge(Row label, byte[] octets) {
    Extracted letter =
        NoticeReader.read(
            new Raw.RawMessage(
                EvidenceFixtures.message("m1").build(),
                octets,
                List.of(),
                List.of(EvidenceFixtures.OWNER)),
            ExtractLimits.DEFAULT);
    boolean notice =
        letter instanceof Extracted.Facts facts
            && facts.observations().stream().anyMatch(Notice.class::isInstance);
    notices += notice ? 1 : 0;
    boolean finding = AttachmentReading.of("message.eml", "message/rfc822", octets).reported();
    return switch (label.get("label")) {
      case "malicious" -> finding ? Verdict.FOUND : Verdict.missed(label.get("class"));
      case "benign" -> finding ? Verdict.wrong(label.get("class")) : Verdict.QUIET;
      default -> Verdict.UNJUDGED;
    };
  }

  @Override
  public List<String> figures() {
    return List.of("mail taken for a provider's letter %d".formatted(notices));
  }
}
