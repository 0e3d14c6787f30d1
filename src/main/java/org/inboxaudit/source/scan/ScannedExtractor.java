package org.inboxaudit.source.scan;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.mime.TransferEncoding;
import org.inboxaudit.platform.LocalService;
import org.inboxaudit.source.scan.Clamd.Answer;
import org.jboss.logging.Logger;

/// Has the operator's virus scanner look at each whole file while our own readers do.
///
/// It can only add: a name to a file, or the gap that it did not answer. One that does not answer
/// is left alone for a minute, so that it cannot hold an audit up.
@Decorator
@Priority(1)
public class ScannedExtractor implements Extractor {
  private static final Logger LOG = Logger.getLogger(ScannedExtractor.class);
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
  private static final int SIDE_BY_SIDE = 4;
  private static final String SETTING = "inbox-audit.clamav.socket";

  private final Extractor own;
  private final Optional<Clamd> scanner;
  private final long largest;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(SIDE_BY_SIDE);
  private volatile Instant silentUntil = Instant.MIN;

  @Inject
  public ScannedExtractor(@Delegate @Any Extractor own, ClamavConfig config, InstantSource clock) {
    this.own = own;
    this.largest = config.largest().asLongValue();
    this.clock = clock;
    this.scanner =
        config.socket().map(at -> new Clamd(LocalService.at(SETTING, at), config.time()));
  }

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) throws InterruptedException {
    if (scanner.isPresent() && raw instanceof Raw.RawPart part && part.whole()) {
      Clamd clamd = scanner.get();
      FutureTask<Answer> scan = new FutureTask<>(() -> scan(clamd, part));
      Thread thread = Thread.ofVirtual().name("scan").start(scan);
      try {
        return together(own.extract(raw, limits), await(scan), part);
      } finally {
        thread.interrupt();
      }
    }
    return own.extract(raw, limits);
  }

  @Override
  public List<Extracted> extractAll(List<Raw> raws, ExtractLimits limits)
      throws InterruptedException {
    return raws.stream().anyMatch(this::isScanned)
        ? Extractor.super.extractAll(raws, limits)
        : own.extractAll(raws, limits);
  }

  private boolean isScanned(Raw raw) {
    return scanner.isPresent() && raw instanceof Raw.RawPart part && part.whole();
  }

  private Answer scan(Clamd clamd, Raw.RawPart part) throws InterruptedException {
    byte[] octets =
        TransferEncoding.decode(part.bytes(), part.part().encoding()).orElse(part.bytes());
    if (octets.length > largest) {
      return new Answer.Declined();
    }
    places.acquire();
    try {
      if (clock.instant().isBefore(silentUntil)) {
        return new Answer.Silent();
      }
      Answer answer = clamd.scan(octets);
      if (answer instanceof Answer.Silent && !Thread.interrupted()) {
        silentUntil = clock.instant().plus(LEFT_ALONE);
        LOG.warn("the virus scanner does not answer; it is left alone for a minute");
      }
      return answer;
    } finally {
      places.release();
    }
  }

  private static Answer await(FutureTask<Answer> scan) throws InterruptedException {
    try {
      return scan.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking the virus scanner failed", e.getCause());
    }
  }

  private static Extracted together(Extracted read, Answer answer, Raw.RawPart part) {
    return switch (answer) {
      case Answer.Unknown _ -> read;
      case Answer.Known known -> named(read, known.signature(), part);
      case Answer.Declined _, Answer.Silent _ ->
          read instanceof Extracted.Facts facts
              ? with(facts, List.of(gap(Reason.NOT_SCANNED)))
              : read;
    };
  }

  /// A file over which our reader died is still one that the scanner knows.
  private static Extracted named(Extracted read, String signature, Raw.RawPart part) {
    return switch (read) {
      case Extracted.Facts facts ->
          new Extracted.Facts(
              facts.observations().stream()
                  .map(
                      fact ->
                          fact instanceof Attachment file && file.containers().isEmpty()
                              ? file.known(signature)
                              : fact)
                  .toList(),
              facts.missingKeys());
      case Extracted.Refused refused ->
          new Extracted.Facts(List.of(unread(part).known(signature), gap(refused.reason())));
    };
  }

  private static Attachment unread(Raw.RawPart raw) {
    return new Attachment(
        new EvidenceRef(
            raw.message().ref().source(),
            EvidenceKind.ATTACHMENT,
            raw.message().ref().key(),
            raw.part().section()),
        raw.message(),
        raw.part().fileName(),
        List.of(),
        raw.part().mediaType(),
        "application/octet-stream",
        raw.part().size(),
        "",
        Set.of(),
        List.of(),
        Set.of(),
        "");
  }

  private static Extracted with(Extracted.Facts facts, List<Gap> gaps) {
    List<Observation> more = new ArrayList<>(facts.observations());
    more.addAll(gaps);
    return new Extracted.Facts(more, facts.missingKeys());
  }

  private static Gap gap(Reason reason) {
    return new Gap(EvidenceKind.ATTACHMENT, reason, "", 1);
  }
}
