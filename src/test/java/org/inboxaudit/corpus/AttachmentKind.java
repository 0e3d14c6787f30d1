package org.inboxaudit.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inboxaudit.corpus.LabelFile.Row;

/// Files as they hang on messages: those that ask for a second look, harmless ones, and broken ones
/// that are meant to break a reader.
final class AttachmentKind implements Kind {
  private final Map<String, Integer> missed = new TreeMap<>();
  private int reported;
  private int reportedWrongly;

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
    AttachmentReading reading =
        AttachmentReading.of(path.substring(path.lastIndexOf('/') + 1), "", octets);
    boolean finding = reading.reported();
    return switch (label.get("label")) {
      case "flag" -> {
        reported += finding ? 1 : 0;
        if (reading.remarkable()) {
          yield Verdict.FOUND;
        }
        missed.merge(label.get("class"), 1, Integer::sum);
        yield Verdict.missed(label.get("class"));
      }
      case "benign" -> {
        reportedWrongly += finding ? 1 : 0;
        yield reading.remarkable() ? Verdict.wrong("a trait") : Verdict.QUIET;
      }
      default -> Verdict.UNJUDGED;
    };
  }

  @Override
  public List<String> figures() {
    List<String> figures = new ArrayList<>();
    figures.add(
        "attachments with a finding: %d of those to flag, %d of the harmless"
            .formatted(reported, reportedWrongly));
    figures.add("attachments missed by class " + missed);
    return figures;
  }
}
