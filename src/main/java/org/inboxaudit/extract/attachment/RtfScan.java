package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Finds embedded objects in RTF that run code when the document is opened (S29), and templates it
/// fetches from elsewhere (ATT&CK T1221).
///
/// Such files are written to confuse readers: blanks, control words and groups stand between the
/// digits of an object, digits are shifted by one, names change case. So nothing is parsed as an
/// object first. The digits are gathered twice, once with and once without what stands in inner
/// groups, and the bytes they make are searched for names and class ids at both alignments
/// ([RtfObject]).
final class RtfScan {
  private static final int WORD_LENGTH = 64;
  private static final int TEXT_LENGTH = 4096;
  private static final int OBJECTS = 500;
  private static final int FIELDS = 1000;
  private static final int STRAY = 8 << 20;

  /// Destinations whose text is none of the document (RTF 1.9.1, "Destinations").
  private static final Set<String> UNSEEN =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "listtable",
          "listoverridetable",
          "info",
          "pict",
          "themedata",
          "datastore");

  private enum Destination {
    TEXT,
    OBJECT_DATA,
    OBJECT_CLASS,
    TEMPLATE,
    FIELD
  }

  private final byte[] rtf;
  private final FileWords words;
  private final List<RtfObject> objects = new ArrayList<>();
  private final List<StringBuilder> fields = new ArrayList<>();
  private final StringBuilder stray = new StringBuilder();
  private final StringBuilder className = new StringBuilder();
  private final StringBuilder template = new StringBuilder();
  private Destination destination = Destination.TEXT;
  private int destinationDepth;
  private int depth;
  private int at;
  private boolean control;

  /// How deep the outermost group lies of which nothing is seen.
  private int unseenDepth = Integer.MAX_VALUE;

  /// How many characters after a Unicode control word stand for readers that do not know it.
  private int substitutes = 1;

  private RtfScan(byte[] rtf, FileWords words) {
    this.rtf = rtf;
    this.words = words;
  }

  /// Puts what the bytes of an RTF file show on its record.
  static void read(Examined file, Inspection inspection) {
    RtfScan scan = new RtfScan(file.bytes, file.words);
    scan.walk();
    if (RtfObject.namesClass(scan.className.toString())
        || ObjectClass.anyIn(scan.stray.toString())
        || scan.objects.stream().anyMatch(RtfObject::isWeapon)) {
      file.traits.add(AttachmentTrait.EXPLOIT_OBJECT);
    }
    if (scan.template.toString().lines().anyMatch(RtfScan::isElsewhere)) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
    if (scan.control) {
      file.traits.add(AttachmentTrait.ACTIVEX);
    }
    scan.fields.forEach(field -> WordFields.judge(field.toString(), file));
    if (scan.objects.size() == OBJECTS) {
      inspection.beyondLimit(1);
    }
    scan.objects.forEach(object -> object.read(file, inspection));
  }

  /// A template, a piece or a source of data, by its place or at the end of a connection.
  private static boolean isElsewhere(String place) {
    return Relationships.isElsewhere(place)
        || Relationships.isElsewhere(place.substring(place.lastIndexOf('=') + 1));
  }

  private void walk() {
    while (at < rtf.length) {
      char c = (char) Byte.toUnsignedInt(rtf[at++]);
      switch (c) {
        case '{' -> depth++;
        case '}' -> {
          depth--;
          unseenDepth = depth < unseenDepth ? Integer.MAX_VALUE : unseenDepth;
          if (depth < destinationDepth) {
            enter(Destination.TEXT);
          }
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> text(c);
      }
    }
  }

  private void enter(Destination next) {
    destination = next;
    destinationDepth = next == Destination.TEXT ? Integer.MIN_VALUE : depth;
    className.append(' ');
    template.append('\n');
    if (next == Destination.OBJECT_DATA && objects.size() < OBJECTS) {
      objects.add(new RtfObject());
    } else if (next == Destination.FIELD && fields.size() < FIELDS) {
      fields.add(new StringBuilder());
    }
  }

  /// A control word or symbol; `at` stands behind the backslash.
  private void control() {
    int start = at;
    while (at < rtf.length && at - start < WORD_LENGTH && isLetter(rtf[at])) {
      at++;
    }
    if (at == start) {
      symbol();
      return;
    }
    String word = new String(rtf, start, at - start, StandardCharsets.ISO_8859_1);
    int parameter = parameter();
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
    switch (word) {
      case "objdata" -> enter(Destination.OBJECT_DATA);
      case "objclass" -> enter(Destination.OBJECT_CLASS);
      case "template", "mmdatasource", "mmheadersource", "mmconnectstr" ->
          enter(Destination.TEMPLATE);
      case "fid" -> {
        if (destination == Destination.TEXT) {
          enter(Destination.TEMPLATE); // an entry of the table of files
        }
      }
      case "objocx" -> control = true;
      case "fldinst" -> enter(Destination.FIELD);
      case "uc" -> substitutes = parameter;
      case "u" -> {
        text((char) parameter);
        skipSubstitutes();
      }
      case "bin" -> binary(parameter);
      case "par", "line", "row", "sect", "page" -> words.end('\n');
      case "cell", "tab" -> words.end('\t');
      default -> {
        if (UNSEEN.contains(word)) {
          unseen();
        }
      }
    }
  }

  private void unseen() {
    unseenDepth = Math.min(unseenDepth, depth);
  }

  private void skipSubstitutes() {
    for (int i = 0; i < substitutes && at < rtf.length; i++) {
      if (rtf[at] == '\\' || rtf[at] == '{' || rtf[at] == '}') {
        return;
      }
      at++;
    }
  }

  private void symbol() {
    if (at < rtf.length && rtf[at] == '\'' && at + 2 < rtf.length) {
      int high = Character.digit(rtf[at + 1], 16);
      int low = Character.digit(rtf[at + 2], 16);
      if (high >= 0 && low >= 0 && destination != Destination.OBJECT_DATA) {
        text((char) ((high << 4) | low));
      }
      at += 3;
    } else if (at < rtf.length) {
      char symbol = (char) Byte.toUnsignedInt(rtf[at++]);
      if (symbol == '*') {
        unseen(); // for programs that know what it is
      } else if (symbol == '\\' || symbol == '{' || symbol == '}') {
        text(symbol);
      }
    }
  }

  private int parameter() {
    boolean negative = at < rtf.length && rtf[at] == '-';
    if (negative) {
      at++;
    }
    int value = 0;
    while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9') {
      value = (int) Math.min(Integer.MAX_VALUE, value * 10L + rtf[at++] - '0');
    }
    return negative ? -value : value;
  }

  /// Bytes that stand in the file as they are.
  private void binary(int length) {
    int end = (int) Math.min(rtf.length, at + Math.max(0L, length));
    for (; at < end; at++) {
      if (destination == Destination.OBJECT_DATA) {
        digit(Character.forDigit((rtf[at] >> 4) & 15, 16));
        digit(Character.forDigit(rtf[at] & 15, 16));
      }
    }
  }

  private void text(char c) {
    switch (destination) {
      case TEXT -> {
        if (unseenDepth == Integer.MAX_VALUE) {
          words.add(c);
        }
        if (c < 128 && Character.digit(c, 16) >= 0 && stray.length() < STRAY) {
          stray.append(Character.toLowerCase(c));
        }
      }
      case FIELD -> append(fields.getLast(), c);
      case OBJECT_DATA -> {
        if (Character.digit(c, 16) >= 0 && c < 128) {
          digit(Character.toLowerCase(c));
        }
      }
      case OBJECT_CLASS -> append(className, c);
      case TEMPLATE -> append(template, c);
    }
  }

  private void digit(char c) {
    objects.getLast().digit(c, depth == destinationDepth);
  }

  private static void append(StringBuilder text, char c) {
    if (text.length() < TEXT_LENGTH) {
      text.append(c);
    }
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
