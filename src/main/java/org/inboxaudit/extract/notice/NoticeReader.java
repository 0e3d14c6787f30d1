package org.inboxaudit.extract.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads a provider's letter about the account into at most one [Notice] (S13 to S17, S35, S37).
///
/// A letter whose From is no provider's, or that tells of nothing we know, is no notice. One whose
/// words fit two events is not guessed at: it is told as a gap, unless it is false anyway; then it
/// is worth a warning whichever it claims.
public final class NoticeReader {
  private static final int MAXIMUM_OCTETS = 2 << 20;
  private static final int MAXIMUM_SUBJECT = 1_000;

  private NoticeReader() {}

  /// Loaded when the first letter is read.
  private static final class Shipped {
    static final NoticeTables TABLES = NoticeTables.load();
  }

  /// Reads a message. Never throws because of what it holds.
  public static Extracted read(Raw.RawMessage raw, ExtractLimits limits) {
    return read(raw, limits, Shipped.TABLES);
  }

  static Extracted read(Raw.RawMessage raw, ExtractLimits limits, NoticeTables tables) {
    if (raw.bytes().length > Math.min(MAXIMUM_OCTETS, limits.bytes())) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "letter limit: octets");
    }
    Optional<HeaderFields> header = HeaderFields.of(raw.bytes());
    if (header.isEmpty()) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "letter limit: header");
    }
    Optional<AlertSenders.Sender> sender =
        header.get().values("From").stream()
            .flatMap(value -> MailboxList.parse(value).stream())
            .flatMap((EmailAddress from) -> tables.senders().find(from).stream())
            .findFirst();
    if (sender.isEmpty()) {
      return new Extracted.Facts(List.of());
    }
    try {
      LetterBody body = LetterBody.read(raw.bytes());
      Origin origin = new Origin(raw, header.get(), body, sender.get(), tables);
      return told(raw, subject(header.get()), body, sender.get(), tables, origin.judge());
    } catch (LetterBody.Refusal refusal) {
      return new Extracted.Refused(refusal.reason(), "letter: MIME");
    }
  }

  private static Extracted told(
      Raw.RawMessage raw,
      String subject,
      LetterBody body,
      AlertSenders.Sender sender,
      NoticeTables tables,
      Standing standing) {
    Set<Notice.Event> events =
        tables.events().in(sender.provider(), LetterText.folded(subject + "\n" + body.text()));
    if (events.isEmpty()) {
      return new Extracted.Facts(List.of());
    }
    if (events.size() > 1 && standing != Standing.CONTRADICTED) {
      String folder = raw.message().locator().folder();
      return new Extracted.Facts(
          List.of(new Gap(EvidenceKind.NOTICE, Gap.Reason.UNREADABLE, folder, 1)));
    }
    List<String> lines = LetterText.lines(body.text());
    NoticeFields fields = tables.fields();
    EvidenceRef message = raw.message().ref();
    return new Extracted.Facts(
        List.of(
            new Notice(
                new EvidenceRef(message.source(), EvidenceKind.NOTICE, message.key()),
                raw.message(),
                sender.provider(),
                events.iterator().next(),
                standing,
                LetterText.shown(fields.account(lines, sender)),
                NoticeTime.parse(fields.value("time", lines)),
                LetterText.shown(fields.value("device", lines)),
                LetterText.shown(fields.value("place", lines)),
                LetterText.shown(fields.address(lines)))));
  }

  private static String subject(HeaderFields header) {
    String subject = header.values("Subject").stream().findFirst().orElse("");
    return DecoderUtil.decodeEncodedWords(
        subject.substring(0, Math.min(MAXIMUM_SUBJECT, subject.length())), DecodeMonitor.SILENT);
  }
}
