package org.inboxaudit.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the parts of a message stand in its octets, as an honest server sees it (RFC 2045, RFC
/// 2046). Parts are looked for when they are first asked for.
final class MimePart {
  private static final int DEPTH = 100;

  private final byte[] octets;
  private final int depth;
  final int start;
  final int bodyStart;
  final int end;
  private Optional<Content> content = Optional.empty();

  /// What stands inside.
  ///
  /// @param children the parts of a multipart, or the one message within a message/rfc822
  private record Content(MimeField type, List<MimePart> children) {}

  private MimePart(byte[] octets, int start, int end, int depth) {
    this.octets = octets;
    this.start = start;
    this.end = end;
    this.depth = depth;
    this.bodyStart = headerEnd(octets, start, end);
  }

  static MimePart of(byte[] octets) {
    return new MimePart(octets, 0, octets.length, 0);
  }

  /// The octets of the whole message.
  byte[] octets() {
    return octets;
  }

  boolean isMultipart() {
    return type().value().startsWith("multipart/") && !children().isEmpty();
  }

  boolean isMessage() {
    return type().value().equals("message/rfc822");
  }

  MimeField type() {
    return content().type;
  }

  List<MimePart> children() {
    return content().children;
  }

  long lines() {
    long lines = 0;
    for (int i = bodyStart; i < end; i++) {
      lines += octets[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /// The part of a section number such as `1.2`, empty if there is none (RFC 9051 §6.4.5).
  Optional<MimePart> part(List<Integer> path) {
    MimePart at = this;
    for (int i = 0; i < path.size(); i++) {
      MimePart holder = at.isMessage() && i > 0 ? at.children().getFirst() : at;
      int number = path.get(i);
      if (holder.isMultipart() && number <= holder.children().size()) {
        at = holder.children().get(number - 1);
      } else if (!holder.isMultipart() && number == 1 && (i == 0 || holder != at)) {
        at = holder;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  /// The first header field of a name, without folds; empty if there is none.
  String field(String name) {
    StringBuilder value = new StringBuilder();
    boolean found = false;
    for (String line : header().split("\r\n", -1)) {
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (found && !folded) {
        break;
      }
      if (found) {
        value.append(line);
      } else if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        found = true;
        value.append(line, name.length() + 1, line.length());
      }
    }
    return value.toString().strip();
  }

  /// The header fields of (or all but) some names, and the empty line.
  byte[] fields(List<String> names, boolean but) {
    StringBuilder fields = new StringBuilder();
    boolean wanted = false;
    for (String line : header().split("\r\n", -1)) {
      if (!line.startsWith(" ") && !line.startsWith("\t")) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
        wanted = !name.isEmpty() && names.contains(name) != but;
      }
      if (wanted) {
        fields.append(line).append("\r\n");
      }
    }
    return fields.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String header() {
    return new String(octets, start, bodyStart - start, StandardCharsets.ISO_8859_1);
  }

  private Content content() {
    if (content.isEmpty()) {
      MimeField type = MimeField.parse(field("Content-Type"), "text/plain");
      List<MimePart> children = new ArrayList<>();
      if (depth < DEPTH && type.value().startsWith("multipart/")) {
        split(type.parameter("boundary"), children);
      } else if (type.value().equals("message/rfc822")) {
        children.add(new MimePart(octets, bodyStart, end, depth + 1));
      }
      content = Optional.of(new Content(type, children));
    }
    return content.get();
  }

  private void split(String boundary, List<MimePart> children) {
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    int from = -1;
    for (int line = bodyStart; line < end && !boundary.isEmpty(); line = nextLine(line)) {
      if (!startsWith(delimiter, line)) {
        continue;
      }
      if (from >= 0) {
        // the line end in front of a delimiter belongs to it
        children.add(new MimePart(octets, from, Math.max(from, line - 2), depth + 1));
      }
      int after = line + delimiter.length;
      if (startsWith(new byte[] {'-', '-'}, after)) {
        return;
      }
      from = nextLine(after);
    }
    if (from >= 0 && from < end) {
      children.add(new MimePart(octets, from, end, depth + 1));
    }
  }

  private boolean startsWith(byte[] prefix, int at) {
    if (at + prefix.length > end) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (octets[at + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private int nextLine(int from) {
    int at = from;
    while (at < end && octets[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /// The end of a header that begins at `start`, behind its empty line.
  private static int headerEnd(byte[] octets, int start, int end) {
    int line = start;
    for (int i = start; i < end; i++) {
      if (octets[i] == '\n') {
        if (i - line <= 1) {
          return i + 1;
        }
        line = i + 1;
      }
    }
    return end;
  }
}
