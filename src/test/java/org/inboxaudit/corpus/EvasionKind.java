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
    return "the reader of attachments as if the message hung on another; not run: the structure of a"
        + " message itself, which the mail server reads";
  }

  @Override
  public Verdict judge(Row label, byte[] octets) {
    String payload = label.get("payload").toLowerCase(Locale.ROOT);
    boolean named =
        AttachmentReading.of("message.eml", "message/rfc822", octets)
            .names()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).strip().endsWith(payload));
    if (named) {
      return Verdict.FOUND;
    }
    missedByValidity.merge(label.get("validity"), 1, Integer::sum);
    return Verdict.missed("validity " + label.get("validity"));
  }

  @Override
  public List<String> figures() {
    return List.of("mime-evasion missed by validity (3 is plain) " + missedByValidity);
  }
}
