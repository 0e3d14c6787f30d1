package org.inboxaudit.extract.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The second reading of a message: line by line, without a tree, taking for a part whatever some
/// program takes for one.
///
/// A line that begins with `--` parts, if a header announced it or if what follows begins as the
/// header of a part does. That finds parts in preambles, in epilogues, behind boundaries that were
/// announced twice or not at all, and in what calls itself a text.
public final class LenientMessage {
  private static final int MOST_PARTS = 500;

  /// Each line that could part is compared with each of them.
  private static final int MOST_BOUNDARIES = 250;

  private static final int LONGEST_BOUNDARY = 200;

  /// Within so many octets it shows how the lines of a message end.
  private static final int BEGINNING = 2_000;

  /// How often a multipart may be encoded within another.
  private static final int MOST_WRAPS = 3;

  /// Shorter ones must stand alone on their line, or every dash would part.
  private static final int LEAST_PREFIX = 4;

  private final Octets octets;
  private final Set<String> boundaries = new LinkedHashSet<>();
  private final List<Part> parts = new ArrayList<>();
  private boolean whole = true;
  private boolean readable = true;
  private int wraps;

  private LenientMessage(byte[] message) {
    this.octets = new Octets(message);
  }

  /// A part that holds something.
  ///
  /// @param names under which programs show it, one for each ending; empty if it has none
  /// @param mediaType in lower case, empty if it names none
  /// @param attached whether it calls itself a file
  /// @param contents its octets as programs decode them, the likeliest first
  public record Part(
      List<String> names, String mediaType, boolean attached, List<byte[]> contents) {
    public Part {
      names = List.copyOf(names);
      contents = List.copyOf(contents);
    }

    /// Whether it is to be read in the message.
    public boolean isText() {
      return names.isEmpty() && !attached && (mediaType.isEmpty() || mediaType.startsWith("text/"));
    }
  }

  /// What came out.
  ///
  /// @param whole false if there were more parts than we follow
  /// @param readable false if a file is encoded in a way that is not known here
  public record Reading(List<Part> parts, boolean whole, boolean readable) {
    public Reading {
      parts = List.copyOf(parts);
    }
  }

  /// Reads a message.
  public static Reading read(byte[] message) {
    LenientMessage reading = new LenientMessage(withPlainEnds(message));
    reading.run();
    return new Reading(reading.parts, reading.whole, reading.readable);
  }

  /// Some programs write two carriage returns before each line feed, and others take them for one.
  /// Servers on the way put lines before them that end as they should.
  private static byte[] withPlainEnds(byte[] message) {
    int beginning = Math.min(message.length, BEGINNING);
    if (!new String(message, 0, beginning, StandardCharsets.ISO_8859_1).contains("\r\r\n")) {
      return message;
    }
    return new String(message, StandardCharsets.ISO_8859_1)
        .replace("\r\r\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The files that were put into a text as uuencode, yEnc or BinHex.
  public static List<Part> filesIn(byte[] text) {
    return TextFiles.in(text);
  }

  /// Whether a text holds parts, or files, that its message does not announce.
  public static boolean isHiddenIn(String text) {
    if (TextOctets.isFile(text)) {
      return true;
    }
    boolean header = LenientHeader.isField(text);
    if (!header && !text.contains("--") && !text.contains("begin") && !text.contains(BinHex.MARK)) {
      return false;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    LenientMessage reading = new LenientMessage(bytes);
    if (header) {
      // some programs pass over an empty line before the first field
      reading.run();
    } else {
      reading.body(new Entity(List.of(), List.of(), List.of(), List.of(), 0, Set.of()));
    }
    return reading.parts.stream().anyMatch(part -> !part.isText());
  }

  /// A part whose end is not found yet.
  ///
  /// @param outer the only boundaries that end it; empty if all do
  private record Entity(
      List<String> types,
      List<String> dispositions,
      List<String> encodings,
      List<String> instead,
      int from,
      Set<String> outer) {
    String mediaType() {
      return types.stream().map(LenientMessage::mediaType).findFirst().orElse("");
    }

    boolean isMessage() {
      return LenientMessage.isMessage(types);
    }
  }

  private static boolean isMessage(List<String> types) {
    return types.stream()
        .map(LenientMessage::mediaType)
        .anyMatch(type -> type.startsWith("message/rfc822") || type.equals("message/global"));
  }

  private static String mediaType(String field) {
    String plain = Parameters.withoutComments(field).strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < plain.length() && " \t;,\"".indexOf(plain.charAt(end)) < 0) {
      end++;
    }
    return plain.substring(0, end);
  }

  private void run() {
    body(header(0));
  }

  private Entity header(int from) {
    LenientHeader header = LenientHeader.read(octets, from);
    whole &= header.whole();
    List<String> types = header.unwrapped("content-type");
    Entity entity =
        new Entity(
            types,
            header.unwrapped("content-disposition"),
            header.all("content-transfer-encoding"),
            Stream.of("content-description", "content-location", "content-id")
                .flatMap(name -> header.all(name).stream())
                .toList(),
            header.end(),
            from > 0 && isMessage(types) ? new HashSet<>(boundaries) : Set.of());
    for (String boundary : new Parameters(types, Set.of("boundary")).readings()) {
      String plain = boundary.strip();
      if (!plain.isEmpty() && plain.length() <= LONGEST_BOUNDARY) {
        announce(plain);
      }
    }
    return entity;
  }

  private void announce(String boundary) {
    if (boundaries.size() < MOST_BOUNDARIES) {
      boundaries.add(boundary);
    } else {
      whole &= boundaries.contains(boundary);
    }
  }

  private void body(Entity first) {
    Entity entity = first;
    int at = entity.from;
    while (at < octets.length()) {
      int end = octets.endOfLine(at);
      int next = octets.behindLine(end);
      if (octets.starts(at, "--")
          && parts(octets.text(at + 2, Math.min(end, at + 400)), next, entity)) {
        close(entity, at);
        if (parts.size() >= MOST_PARTS) {
          whole = false;
          return;
        }
        entity = header(next);
        next = entity.from;
      }
      at = next;
    }
    close(entity, octets.length());
  }

  /// Whether a line parts, by what stands on it behind its dashes.
  private boolean parts(String line, int next, Entity within) {
    String token = line.stripTrailing();
    for (String boundary : within.outer.isEmpty() ? boundaries : within.outer) {
      if (token.equals(boundary)
          || (token.length() == boundary.length() + 2
              && token.startsWith(boundary)
              && token.endsWith("--"))
          || (boundary.length() >= LEAST_PREFIX && token.startsWith(boundary))) {
        return true;
      }
    }
    boolean announced = within.isMessage() && !within.outer.isEmpty();
    if (announced || token.isEmpty() || token.length() > LONGEST_BOUNDARY) {
      return false;
    }
    if (octets.starts(next, "content-")
        && octets.text(next, octets.endOfLine(next)).indexOf(':') > 0) {
      announce(token);
      return true;
    }
    return false;
  }

  private void close(Entity entity, int end) {
    int to = end;
    if (to > entity.from && octets.bytes()[to - 1] == '\n') {
      to--;
    }
    if (to > entity.from && octets.bytes()[to - 1] == '\r') {
      to--;
    }
    byte[] encoded = Arrays.copyOfRange(octets.bytes(), entity.from, Math.max(entity.from, to));
    List<String> names = FileNames.of(entity.dispositions, entity.types);
    String type = entity.mediaType();
    boolean attached =
        entity.dispositions.stream()
            .anyMatch(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("attachment"));
    if (attached && names.isEmpty()) {
      names = FileNames.instead(entity.instead);
    }
    if (type.startsWith("multipart/") && names.isEmpty()) {
      // what stands before the first part; only files put in as text are of interest
      parts.addAll(TextFiles.in(encoded));
      unwrap(encoded, entity.encodings);
      return;
    }
    if (encoded.length == 0 && names.isEmpty()) {
      return;
    }
    PartEncoding encoding = PartEncoding.of(encoded, entity.encodings);
    boolean file = attached || TextOctets.isFile(encoding.contents().getFirst());
    Part part = new Part(names, type, file, encoding.contents());
    parts.add(part);
    if (!part.isText()) {
      readable &= encoding.known();
    }
    if (!file || type.startsWith("text/")) {
      parts.addAll(TextFiles.in(part.contents().getFirst()));
    }
  }

  /// A multipart must not be encoded (RFC 2045 §6.4), but some programs decode one that is.
  private void unwrap(byte[] encoded, List<String> encodings) {
    for (String field : encodings) {
      String encoding = TransferEncoding.plain(field);
      boolean changes = encoding.equals("base64") || encoding.equals("quoted-printable");
      if (changes && wraps == MOST_WRAPS) {
        whole = false;
      } else if (changes) {
        LenientMessage inner =
            new LenientMessage(TransferEncoding.decode(encoded, encoding).orElse(encoded));
        inner.wraps = wraps + 1;
        inner.boundaries.addAll(boundaries);
        inner.body(
            new Entity(List.of("multipart/mixed"), List.of(), List.of(), List.of(), 0, Set.of()));
        parts.addAll(inner.parts);
        whole &= inner.whole;
        readable &= inner.readable;
      }
    }
  }
}
