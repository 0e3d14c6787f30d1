package org.inboxaudit.corpus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inboxaudit.corpus.LabelFile.Row;
import org.inboxaudit.evidence.MessageFlag;

/// Files as they hang on messages: those that ask for a second look, harmless ones, and broken ones
/// that are meant to break a reader.
final class AttachmentKind implements Kind {
  private final Map<String, Integer> missed = new TreeMap<>();
  private final Map<String, Integer> silent = new TreeMap<>();
  private final Map<String, Integer> toFlag = new TreeMap<>();
  private final Map<String, Integer> harmless = new TreeMap<>();

  @Override
  public String name() {
    return "attachments";
  }

  @Override
  public String labels() {
    return "attachment-labels.csv";
  }

  @Override
  public String what() {
    return "the reader of attachments; a trait besides CONTAINER counts, findings are counted apart";
  }

  @Override
  public Verdict judge(Row label, byte[] octets) {
    String path = label.get("path");
    String name = path.substring(path.lastIndexOf('/') + 1);
    AttachmentReading reading = AttachmentReading.of(name, "", octets);
    return switch (label.get("label")) {
      case "flag" -> {
        count(toFlag, reading);
        if (!reading.told()) {
          silent.merge(label.get("class"), 1, Integer::sum);
        }
        if (reading.remarkable()) {
          yield Verdict.FOUND;
        }
        missed.merge(label.get("class"), 1, Integer::sum);
        yield Verdict.missed(label.get("class"));
      }
      case "benign" -> {
        count(harmless, reading);
        yield reading.remarkable() ? Verdict.wrong("a trait") : Verdict.QUIET;
      }
      default -> Verdict.UNJUDGED;
    };
  }

  private static void count(Map<String, Integer> counts, AttachmentReading reading) {
    counts.merge("files", 1, Integer::sum);
    counts.merge("told", reading.told() ? 1 : 0, Integer::sum);
    counts.merge("above a note", reading.reported() ? 1 : 0, Integer::sum);
    counts.merge("act", reading.asksForAction() ? 1 : 0, Integer::sum);
    counts.merge(
        "act if answered",
        reading.with(MessageFlag.ANSWERED).asksForAction() ? 1 : 0,
        Integer::sum);
  }

  @Override
  public List<String> figures() {
    return List.of(
        "attachments to flag, from a stranger, opened " + toFlag,
        "attachments harmless, from a stranger, opened " + harmless,
        "attachments missed by class " + missed,
        "attachments neither told nor said to be unread " + silent);
  }
}
