package org.inboxaudit.extract.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads pieces of a mail server's log that were brought along with one audit (ADR 28).
///
/// Only lines of the one account become evidence. Lines of others are counted and forgotten, and so
/// are lines that name the account and are not understood. Nobody vouches for such a file: it is
/// read as if an enemy had written it, and never said to be complete.
public final class LogExcerptReader {
  /// How many rows are told at the most.
  static final int ROWS = 30_000;

  /// How many lines of one file are read.
  public static final int LINES = 30_000;

  private final Raw.RawLog raw;
  private final LogAccount account;
  private final ExcerptRows rows;
  private final TreeSet<LocalDate> days = new TreeSet<>();
  private final TreeSet<LocalDate> sessionDays = new TreeSet<>();
  private final List<Gap> gaps = new ArrayList<>();

  private LogExcerptReader(Raw.RawLog raw) {
    this.raw = raw;
    account = new LogAccount(raw.userName(), raw.domain());
    rows = new ExcerptRows(raw.source());
  }

  /// Reads the files of one audit. Never throws because of what the files hold.
  public static Extracted read(Raw.RawLog raw, ExtractLimits limits) {
    if (raw.bytes().length > limits.bytes()) {
      return new Extracted.Refused(Reason.LIMIT_REACHED, "log limit: octets");
    }
    try {
      return new Extracted.Facts(new LogExcerptReader(raw).told());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Observation> told() throws IOException {
    int from = 0;
    for (Raw.LogPiece piece : raw.pieces()) {
      int length = Math.clamp(piece.length(), 0, raw.bytes().length - from);
      read(piece, new LogText(new ByteArrayInputStream(raw.bytes(), from, length)));
      from += length;
    }
    List<Evidence> all = rows.inOrder();
    List<Observation> told = new ArrayList<>(all.subList(0, Math.min(ROWS, all.size())));
    told.addAll(gaps);
    all.stream()
        .skip(ROWS)
        .collect(
            Collectors.groupingBy(row -> row.ref().kind(), TreeMap::new, Collectors.counting()))
        .forEach((kind, more) -> told.add(new Gap(kind, Reason.LIMIT_REACHED, "", more)));
    LocalDate today = raw.takenAt().atZone(ZoneOffset.UTC).toLocalDate();
    told.addAll(ToldDays.gaps(EvidenceKind.SIGN_IN, days, today));
    told.addAll(
        sessionDays.isEmpty()
            ? List.of(Gap.of(EvidenceKind.MAIL_SESSION, Reason.NOT_SUPPORTED))
            : ToldDays.gaps(EvidenceKind.MAIL_SESSION, sessionDays, today));
    return told;
  }

  private void read(Raw.LogPiece piece, LogText text) throws IOException {
    ServerLog log = new ServerLog(raw.takenAt(), ZoneId.of(piece.zone()));
    long lines = 0;
    long understood = 0;
    long others = 0;
    long unclear = 0;
    Optional<String> line = text.next();
    for (; line.isPresent() && lines < LINES; line = text.next()) {
      lines++;
      Optional<LogEvent> event =
          log.read(line.get()).map(LogEvent::plain).filter(told -> !told.isAheadOf(raw.takenAt()));
      if (event.isEmpty()) {
        unclear += account.isNamedIn(line.get()) ? 1 : 0;
      } else if (note(event.get())) {
        understood++;
      } else {
        others++;
      }
    }
    unclear += text.passedOver();
    gap(Reason.OTHER_ACCOUNT, piece, others);
    // a file of which nothing at all was understood is none that we can read
    gap(
        Reason.NOT_UNDERSTOOD,
        piece,
        understood + others == 0 ? lines + text.passedOver() : unclear);
    if (line.isPresent()) {
      gaps.add(new Gap(EvidenceKind.SIGN_IN, Reason.LIMIT_REACHED, piece.name(), Gap.UNKNOWN));
    }
  }

  /// @return whether it is about the account
  private boolean note(LogEvent event) {
    LocalDate day = event.at().atZone(ZoneOffset.UTC).toLocalDate();
    days.add(day);
    if (event.type() == LogEvent.Type.SESSION_ENDED) {
      sessionDays.add(day);
    }
    boolean mine = account.isMeantBy(event.account());
    if (mine) {
      rows.add(event);
    }
    return mine;
  }

  private void gap(Reason reason, Raw.LogPiece piece, long items) {
    if (items > 0) {
      gaps.add(new Gap(EvidenceKind.SIGN_IN, reason, piece.name(), items));
    }
  }
}
