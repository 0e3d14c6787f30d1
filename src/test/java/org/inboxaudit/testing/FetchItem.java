package org.inboxaudit.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import org.inboxaudit.testing.FakeMailSession.Refusal;

/// One of the items that a FETCH asks for (RFC 9051 §6.4.5).
sealed interface FetchItem {

  /// The message that is told of.
  record Told(FakeFolder folder, FakeFolder.State state, long uid, MimePart message) {}

  void write(Wire wire, Told told) throws IOException;

  /// The items of a list such as `(UID BODY.PEEK[1]<0.99>)`.
  ///
  /// @throws Refusal if one is unknown, or would change the message
  static List<FetchItem> parse(String list, Predicate<String> can) throws Refusal {
    List<FetchItem> items = new ArrayList<>();
    String text =
        list.startsWith("(") && list.endsWith(")") ? list.substring(1, list.length() - 1) : list;
    for (int at = 0; at < text.length(); ) {
      int end = at;
      int brackets = 0;
      while (end < text.length() && (brackets > 0 || text.charAt(end) != ' ')) {
        brackets += text.charAt(end) == '[' ? 1 : 0;
        brackets -= text.charAt(end) == ']' ? 1 : 0;
        end++;
      }
      items.add(one(text.substring(at, end).toUpperCase(Locale.ROOT), can));
      at = end + 1;
    }
    return items;
  }

  private static FetchItem one(String word, Predicate<String> can) throws Refusal {
    return switch (word) {
      case "UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "BODYSTRUCTURE" ->
          Plain.valueOf(word.replace('.', '_'));
      case "MODSEQ" -> {
        Refusal.unless(can.test("CONDSTORE"));
        yield Plain.MODSEQ;
      }
      default -> {
        boolean decoded = word.startsWith("BINARY.PEEK[") && can.test("BINARY");
        Refusal.unless(decoded || word.startsWith("BODY.PEEK["));
        yield Section.parse(word.substring(word.indexOf('[') + 1), decoded);
      }
    };
  }

  /// The items without an argument.
  enum Plain implements FetchItem {
    UID,
    FLAGS,
    INTERNALDATE,
    RFC822_SIZE,
    MODSEQ,
    BODYSTRUCTURE;

    private final String said = name().replace('_', '.') + " ";

    @Override
    public void write(Wire wire, Told told) throws IOException {
      wire.text(said);
      switch (this) {
        case UID -> wire.number(told.uid);
        case FLAGS -> wire.text("(").text(told.folder.flags(told.uid)).text(")");
        case INTERNALDATE -> wire.text("\"").text(told.folder.date(told.uid)).text("\"");
        case RFC822_SIZE -> wire.number(told.message.end);
        case MODSEQ -> wire.text("(").number(told.state.modSeq()).text(")");
        case BODYSTRUCTURE -> wire.text(BodyStructures.of(told.message));
      }
    }
  }

  /// `BODY.PEEK[…]<a.b>`, or `BINARY.PEEK[…]<a.b>` of a part in base64 (RFC 3516).
  ///
  /// @param path the part numbers
  /// @param what HEADER, TEXT, MIME, HEADER.FIELDS, HEADER.FIELDS.NOT or empty
  /// @param names of the header fields, in upper case
  /// @param from the first octet, -1 if all are wanted
  /// @param said how the answer begins
  record Section(
      List<Integer> path,
      String what,
      List<String> names,
      long from,
      long count,
      boolean decoded,
      String said)
      implements FetchItem {

    private static Section parse(String text, boolean decoded) throws Refusal {
      int close = text.indexOf(']');
      Refusal.unless(close >= 0);
      String inside = text.substring(0, close);
      String partial = text.substring(close + 1);
      List<Integer> path = new ArrayList<>();
      String rest = inside;
      while (!rest.isEmpty() && Character.isDigit(rest.charAt(0))) {
        int dot = rest.indexOf('.');
        path.add(Integer.parseInt(dot < 0 ? rest : rest.substring(0, dot)));
        rest = dot < 0 ? "" : rest.substring(dot + 1);
      }
      int blank = rest.indexOf(' ');
      String what = blank < 0 ? rest : rest.substring(0, blank);
      Refusal.unless(
          List.of("", "HEADER", "TEXT", "MIME", "HEADER.FIELDS", "HEADER.FIELDS.NOT").contains(what)
              && what.startsWith("HEADER.FIELDS") == (blank >= 0)
              && (!what.equals("MIME") || !path.isEmpty()));
      List<String> names = new ArrayList<>();
      StringTokenizer words = new StringTokenizer(blank < 0 ? "" : rest.substring(blank), " ()\"");
      while (words.hasMoreTokens()) {
        names.add(words.nextToken());
      }
      int dot = partial.indexOf('.');
      Refusal.unless(
          partial.isEmpty() || (partial.startsWith("<") && partial.endsWith(">") && dot > 0));
      long from = partial.isEmpty() ? -1 : Long.parseLong(partial.substring(1, dot));
      long count =
          partial.isEmpty()
              ? Long.MAX_VALUE
              : Long.parseLong(partial.substring(dot + 1, partial.length() - 1));
      String origin = partial.isEmpty() ? "" : "<" + from + ">";
      String item = decoded ? "BINARY" : "BODY";
      return new Section(
          path, what, names, from, count, decoded, item + "[" + inside + "]" + origin + " ");
    }

    @Override
    public void write(Wire wire, Told told) throws IOException {
      wire.text(said);
      Optional<MimePart> found = told.message.part(path);
      if (found.isPresent() && !path.isEmpty() && !what.isEmpty() && !what.equals("MIME")) {
        // a header or text with a number in front is that of a message within the message
        found =
            found
                .filter(MimePart::isMessage)
                .map(MimePart::children)
                .map(inner -> inner.getFirst());
      }
      if (found.isEmpty()) {
        wire.text("NIL");
        return;
      }
      MimePart part = found.get();
      byte[] octets = part.octets();
      if (decoded) {
        byte[] encoded = Arrays.copyOfRange(octets, part.bodyStart, part.end);
        byte[] plain = Base64.getMimeDecoder().decode(encoded);
        slice(wire, plain, 0, plain.length);
        return;
      }
      switch (what) {
        case "" -> slice(wire, octets, path.isEmpty() ? part.start : part.bodyStart, part.end);
        case "HEADER", "MIME" -> slice(wire, octets, part.start, part.bodyStart);
        case "TEXT" -> slice(wire, octets, part.bodyStart, part.end);
        default -> {
          byte[] fields = part.fields(names, what.endsWith("NOT"));
          slice(wire, fields, 0, fields.length);
        }
      }
    }

    private void slice(Wire wire, byte[] octets, int start, int end) throws IOException {
      long first = Math.min(end, start + Math.max(0, from));
      long last = Math.min(end, count > end ? end : first + count);
      wire.literal(octets, (int) first, (int) (last - first));
    }
  }
}
