package org.inboxaudit.source.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;

/// A recorded stream of observations: one JSON object a line, as [ObservationJson] writes them.
///
/// The first line may be a header that says what the recorded source was and what it can supply,
/// `{"tape":1,"source":"imap","kinds":["FOLDER","MESSAGE"]}`; without one the source is `tape` and
/// supplies what occurs. Empty lines and lines that begin with `#` are passed over. A tape is read
/// line by line and never held in memory.
public final class Tape {
  private static final int LONGEST_LINE = 1 << 20;
  private static final JsonMapper HEADERS =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Opening opening;
  private final Header header;

  private Tape(Opening opening) throws SourceException {
    this.opening = opening;
    this.header = readHeader();
  }

  /// A tape in a file (UTF-8).
  public static Tape of(Path file) throws SourceException {
    return new Tape(() -> Files.newBufferedReader(file, StandardCharsets.UTF_8));
  }

  /// A tape in memory.
  public static Tape of(Collection<String> lines) throws SourceException {
    String text = String.join("\n", lines);
    return new Tape(() -> new StringReader(text));
  }

  /// A tape that can be opened again and again.
  public static Tape of(Opening opening) throws SourceException {
    return new Tape(opening);
  }

  /// The connector it was recorded from.
  public SourceId source() {
    return new SourceId(header.source());
  }

  /// What the recorded source can supply.
  public Set<EvidenceKind> kinds() {
    return Collections.unmodifiableSet(header.kinds());
  }

  /// Opens a tape at its beginning.
  @FunctionalInterface
  public interface Opening {
    Reader open() throws IOException;
  }

  /// Is told what stands on the tape.
  @FunctionalInterface
  interface Listener {
    void hear(long line, Observation observation) throws InterruptedException;
  }

  /// Tells everything that stands after a line.
  ///
  /// @param after the number of the line, 0 for the beginning
  void play(long after, Listener listener) throws SourceException, InterruptedException {
    try (BufferedReader reader = new BufferedReader(opening.open())) {
      long number = 0;
      for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
        number++;
        if (number > after && !isNote(line.get()) && !(number == 1 && isHeader(line.get()))) {
          listener.hear(number, observation(line.get()));
        }
      }
    } catch (IOException e) {
      throw new SourceException(Failure.UNREACHABLE, e);
    }
  }

  private static boolean isNote(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static boolean isHeader(String line) {
    return line.startsWith("{\"tape\":");
  }

  private static Observation observation(String line) throws SourceException {
    try {
      return ObservationJson.read(line);
    } catch (IllegalArgumentException e) {
      throw new SourceException(Failure.PROTOCOL, e);
    }
  }

  private static Optional<String> next(Reader reader) throws IOException, SourceException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() == LONGEST_LINE) {
        throw new SourceException(Failure.PROTOCOL);
      }
      line.append((char) c);
    }
    return Optional.of(line.toString().strip());
  }

  private Header readHeader() throws SourceException {
    try (BufferedReader reader = new BufferedReader(opening.open())) {
      Optional<String> first = next(reader).filter(Tape::isHeader);
      if (first.isPresent()) {
        return HEADERS.readValue(first.get(), Header.class);
      }
      return new Header(Header.VERSION, "tape", occurring());
    } catch (JsonProcessingException e) {
      throw new SourceException(Failure.PROTOCOL, e);
    } catch (IOException e) {
      throw new SourceException(Failure.UNREACHABLE, e);
    }
  }

  private Set<EvidenceKind> occurring() throws SourceException {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    try {
      play(0, (_, observation) -> kindOf(observation).ifPresent(kinds::add));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody waits here", e);
    }
    return kinds;
  }

  /// The kind an observation speaks of.
  static Optional<EvidenceKind> kindOf(Observation observation) {
    return switch (observation) {
      case Evidence evidence -> Optional.of(evidence.kind());
      case Gap gap -> Optional.of(gap.kind());
      case Complete complete -> Optional.of(complete.kind());
      case Checkpoint _ -> Optional.empty();
    };
  }

  /// The first line of a tape.
  ///
  /// @param tape the version of this form
  private record Header(int tape, String source, Set<EvidenceKind> kinds) {
    private static final int VERSION = 1;
  }
}
