package org.inboxaudit.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.inboxaudit.corpus.LabelFile.Row;

/// Messages whose MIME hides the name of a file from one parser and not from another.
final class EvasionKind implements Kind {
  private final Map<String, Integer> missedByValidity = new TreeMap<>();

  @Override
  public String name() {
    return "mime-evasion";
  }

  @Override
  public String labels() {
    return "mime-evasion-labels.csv";
  }

  @Override
  public String what() {
    return "both readings of a message's structure, and the reader of attachments on each file; a"
        + " name counts by its letters, digits and dots";
  }

  @Override
  public Verdict judge(Row label, byte[] octets) {
    String payload = plain(label.get("payload"));
    boolean named =
        WholeMessage.of(octets)
            .fileNames()
            .map(EvasionKind::plain)
            .anyMatch(name -> name.endsWith(payload));
    if (named) {
      return Verdict.FOUND;
    }
    missedByValidity.merge(label.get("validity"), 1, Integer::sum);
    return Verdict.missed("validity " + label.get("validity"));
  }

  /// Without the quotes and semicolons that a program may keep in a name or not.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> Character.isLetterOrDigit(c) || c == '.')
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  @Override
  public List<String> figures() {
    return List.of("mime-evasion missed by validity (3 is plain) " + missedByValidity);
  }
}
