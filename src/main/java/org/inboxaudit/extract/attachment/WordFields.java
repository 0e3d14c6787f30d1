package org.inboxaudit.extract.attachment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.link.PlainLinks;

/// Reads a text in WordprocessingML: its words, and its fields (ECMA-376 part 1, §17.16): does one
/// start another program for its value, or fetch it from elsewhere?
///
/// The code of a field may be cut into runs of one letter each, so it is put together first.
final class WordFields {
  private static final int CODE = 4096;
  private static final int NESTED = 100;
  private static final int QUOTED = 1000;

  /// Fields whose value comes from another file (§17.16.5).
  private static final List<String> FETCHING =
      List.of("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE ", "IMPORT ", "LINK ", "DATABASE ");

  private final Examined file;
  private final MarkupWords words;
  private final Deque<StringBuilder> open = new ArrayDeque<>();
  private final Map<String, String> names = new HashMap<>();
  private boolean inCode;

  private WordFields(Examined file) {
    this.file = file;
    this.words = MarkupWords.office(file.words);
  }

  /// @return false if the part could not be read to the end
  static boolean read(byte[] xml, Examined file) {
    WordFields fields = new WordFields(file);
    boolean whole = XmlWalk.over(xml, fields::visit);
    fields.open.forEach(code -> judge(code.toString(), file));
    return whole;
  }

  private void visit(XMLStreamReader reader) {
    words.visit(reader);
    if (reader.isCharacters()) {
      if (inCode && !open.isEmpty()) {
        append(open.getFirst(), reader.getText());
      }
    } else if (reader.isEndElement()) {
      inCode = false;
    } else {
      start(reader);
    }
  }

  private void start(XMLStreamReader element) {
    switch (element.getLocalName()) {
      case "instrText" -> {
        inCode = true;
        if (open.isEmpty()) {
          open.push(new StringBuilder()); // a code outside of any field
        }
      }
      case "fldSimple" -> judge(XmlWalk.attribute(element, "instr"), file);
      case "fldChar" -> {
        String kind = XmlWalk.attribute(element, "fldCharType");
        if (kind.equals("begin") && open.size() < NESTED) {
          open.push(new StringBuilder());
        } else if (kind.equals("end") && !open.isEmpty()) {
          String code = open.pop().toString();
          remember(code);
          judge(code, file);
          if (!open.isEmpty()) {
            append(open.getFirst(), value(code)); // the value of one is code of the one around it
          }
        }
      }
      default -> {}
    }
  }

  private static void append(StringBuilder code, String more) {
    if (code.length() < CODE) {
      code.append(more);
    }
  }

  /// A field may give a name to words, for others to take them in (§17.16.5.57).
  private void remember(String field) {
    String[] words = field.strip().split("\\s+", 3);
    if (words.length == 3 && words[0].equalsIgnoreCase("SET") && names.size() < NESTED) {
      names.put(words[1], words[2].replace("\"", ""));
    }
  }

  /// The value of a field that quotes its own words, or letters by their numbers (§17.16.5.49).
  private String value(String field) {
    String[] words = field.strip().split("\\s+", QUOTED);
    if (words.length == 2 && words[0].equalsIgnoreCase("REF")) {
      return names.getOrDefault(words[1], "");
    }
    if (!words[0].equalsIgnoreCase("QUOTE")) {
      return "";
    }
    StringBuilder value = new StringBuilder();
    for (String word : List.of(words).subList(1, words.length)) {
      boolean number =
          !word.isEmpty() && word.length() <= 3 && word.chars().allMatch(Character::isDigit);
      value.append(number ? (char) Integer.parseInt(word) : word.replace("\"", ""));
    }
    return value.toString();
  }

  /// What the code of one field shows.
  static void judge(String field, Examined file) {
    String code = field.strip();
    String upper = code.toUpperCase(Locale.ROOT);
    if (isDde(upper)) {
      file.traits.add(AttachmentTrait.DDE);
    } else if (FETCHING.stream().anyMatch(upper::startsWith)) {
      fetch(code, upper, file);
    } else if (upper.startsWith("HYPERLINK")) {
      int start = code.indexOf('"');
      int end = code.indexOf('"', start + 1);
      if (start >= 0 && end > start) {
        FileLinks.add(file, code.substring(start + 1, end));
      }
    }
  }

  /// A backslash in the code of a field is written twice. A picture of the web is how people copy
  /// pages; one on a share sends the name and the password of whoever opens the document there.
  private static void fetch(String code, String upper, Examined file) {
    PlainLinks.find(
        code.replace("\\\\", "\\"),
        found -> {
          if (upper.startsWith("INCLUDEPICTURE") && found.regionMatches(true, 0, "http", 0, 4)) {
            FileLinks.add(file, found, LinkTrait.PICTURE);
          } else {
            file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
            FileLinks.add(file, found);
          }
        });
  }

  /// `DDE` and `DDEAUTO`, with something behind them.
  private static boolean isDde(String code) {
    String name = code.startsWith("DDEAUTO") ? "DDEAUTO" : code.startsWith("DDE") ? "DDE" : "";
    return !name.isEmpty()
        && code.length() > name.length()
        && !Character.isLetterOrDigit(code.charAt(name.length()));
  }
}
