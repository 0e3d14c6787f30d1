package org.inboxaudit.extract.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A message as two independent readings show it: a library's, which keeps to the rules, and our
/// own, which keeps to none (RFC 2045).
///
/// What either shows is told. What only one shows, or shows under a name that opens with another
/// program, was hidden from the other.
public final class TwoReadings {
  /// Decoders part ways over line ends and padding by a few octets.
  private static final int SLACK = 64;

  private static final int BEGINNING = 64;

  private final List<File> files = new ArrayList<>();
  private final List<LenientMessage.Part> texts = new ArrayList<>();
  private boolean whole = true;
  private boolean readable = true;

  private TwoReadings() {}

  /// A file in a message.
  ///
  /// @param name empty if it has none
  /// @param mediaType as the message claims, in lower case
  /// @param hidden whether one reading does not show it, or not under this name
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record File(String name, String mediaType, byte[] content, boolean hidden) {
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }

    public long size() {
      return content.length;
    }

    private String ending() {
      return FileNames.ending(name);
    }
  }

  /// Reads a message twice.
  public static TwoReadings of(byte[] message) {
    TwoReadings readings = new TwoReadings();
    boolean strict = readings.strict(message);
    readings.lenient(LenientMessage.read(message), strict);
    return readings;
  }

  /// The files, those that both readings show first.
  public List<File> files() {
    return files;
  }

  /// What is to be read in the message, by the reading that takes everything.
  public List<LenientMessage.Part> texts() {
    return texts;
  }

  /// False if a limit ended a reading.
  public boolean whole() {
    return whole;
  }

  /// False if a file is encoded in a way that is not known here.
  public boolean readable() {
    return readable;
  }

  private boolean strict(byte[] message) {
    try {
      whole &= StrictMessage.read(message, this::leaf);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Texts without a name are what the message says, not files.
  private void leaf(String name, String mediaType, InputStream content) throws IOException {
    if (!name.isEmpty() || !mediaType.startsWith("text/")) {
      files.add(new File(name, mediaType, content.readAllBytes(), false));
    }
  }

  /// @param comparable whether the first reading came to the end: what it did not come to is not
  ///   hidden from it
  private void lenient(LenientMessage.Reading reading, boolean comparable) {
    whole &= reading.whole();
    readable &= reading.readable();
    List<File> strict = List.copyOf(files);
    for (LenientMessage.Part part : reading.parts()) {
      if (part.isText()) {
        texts.add(part);
      } else {
        union(part, strict, comparable);
      }
    }
  }

  private void union(LenientMessage.Part part, List<File> strict, boolean comparable) {
    byte[] content = part.contents().getFirst();
    List<File> same = strict.stream().filter(file -> isSame(file, part, content)).toList();
    same.forEach(file -> complete(file, part));
    boolean known = !same.isEmpty();
    Set<String> shown =
        same.stream().map(File::ending).collect(Collectors.toCollection(TreeSet::new));
    List<String> names = part.names().isEmpty() && !known ? List.of("") : part.names();
    for (String name : names) {
      String ending = FileNames.ending(name);
      boolean isShown = shown.contains(ending) || (known && ending.isEmpty());
      if (!isShown) {
        shown.add(ending);
        files.add(new File(name, part.mediaType(), content, comparable));
      }
    }
    for (byte[] other : part.contents().subList(1, part.contents().size())) {
      if (strict.stream().noneMatch(file -> Arrays.equals(file.content(), other))) {
        String name = names.isEmpty() ? "" : names.getFirst();
        files.add(new File(name, part.mediaType(), other, comparable));
      }
    }
  }

  /// One reading may show a piece of a name that the other shows whole.
  private void complete(File file, LenientMessage.Part part) {
    part.names().stream()
        .filter(name -> name.length() > file.name().length() && name.endsWith(file.name()))
        .filter(_ -> !file.name().isEmpty())
        .findFirst()
        .ifPresent(
            name ->
                files.set(
                    files.indexOf(file),
                    new File(name, file.mediaType(), file.content(), file.hidden())));
  }

  /// Whether two begin alike, but for the ends of lines: what was decoded differs from the first
  /// octets on from what was not.
  private static boolean begin(byte[] one, byte[] other) {
    int at = 0;
    int there = 0;
    for (int n = 0; n < BEGINNING; n++, at++, there++) {
      at = behindEnds(one, at);
      there = behindEnds(other, there);
      if (at == one.length || there == other.length) {
        return true;
      }
      if (one[at] != other[there]) {
        return false;
      }
    }
    return true;
  }

  private static int behindEnds(byte[] octets, int from) {
    int at = from;
    while (at < octets.length && (octets[at] == '\r' || octets[at] == '\n')) {
      at++;
    }
    return at;
  }

  private static boolean isSame(File file, LenientMessage.Part part, byte[] content) {
    if (Arrays.equals(file.content(), content)) {
      return true;
    }
    long apart = Math.abs(file.size() - content.length);
    boolean near = apart <= SLACK + file.size() / 50 && begin(file.content(), content);
    boolean named =
        part.names().contains(file.name())
            || (file.name().isEmpty() && part.names().isEmpty())
            || part.names().stream().anyMatch(name -> FileNames.ending(name).equals(file.ending()));
    return near && named;
  }
}
