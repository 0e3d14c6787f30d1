package org.inboxaudit.extract.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.text.LetterText;

/// Reads a provider's letter about the account into at most one [Notice] (S13 to S17, S35, S37),
/// whatever its subject says.
///
/// A letter whose From is no provider's is no notice. One that tells of nothing we know is told as
/// that, unless it is false or was misused: then nobody knows that it is about the account at all.
/// One whose words fit two events is not guessed at: it is told as a gap, unless it is false
/// anyway; then it is worth a warning whichever it claims.
public final class NoticeReader {
  private static final int MAXIMUM_OCTETS = 2 << 20;

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
      Letter letter =
          new Letter(header.get(), LetterBody.read(raw.bytes()), sender.get(), tables.and(raw));
      return told(raw, letter);
    } catch (LetterBody.Refusal refusal) {
      return new Extracted.Refused(refusal.reason(), refusal.what());
    }
  }

  private static Extracted told(Raw.RawMessage raw, Letter letter) {
    Set<Notice.Event> events = letter.events();
    Origin origin = new Origin(raw, letter);
    Standing standing = origin.judge();
    if (events.isEmpty()) {
      boolean lure = standing == Standing.CONTRADICTED || standing == Standing.MISUSED;
      return new Extracted.Facts(
          lure ? List.of() : List.of(notice(raw, letter, Notice.Event.NOT_UNDERSTOOD, standing)));
    }
    if (!letter.body().links().whole() && standing != Standing.CONTRADICTED) {
      // a link among those that were not looked at may lead elsewhere
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "letter limit: links");
    }
    if (events.size() > 1 && standing != Standing.CONTRADICTED) {
      String folder = raw.message().locator().folder();
      return new Extracted.Facts(
          List.of(new Gap(EvidenceKind.NOTICE, Gap.Reason.UNREADABLE, folder, 1)));
    }
    return new Extracted.Facts(
        List.of(notice(raw, letter, events.iterator().next(), standing)), origin.missingKeys());
  }

  private static Notice notice(
      Raw.RawMessage raw, Letter letter, Notice.Event event, Standing standing) {
    List<String> lines = letter.lines();
    NoticeFields fields = letter.tables().fields();
    EvidenceRef message = raw.message().ref();
    return new Notice(
        new EvidenceRef(message.source(), EvidenceKind.NOTICE, message.key()),
        raw.message(),
        letter.sender().provider(),
        event,
        standing,
        LetterText.shown(fields.account(lines, letter.sender())),
        NoticeTime.parse(fields.value("time", lines)),
        LetterText.shown(fields.value("device", lines)),
        LetterText.shown(fields.value("place", lines)),
        LetterText.shown(fields.address(lines)));
  }
}
