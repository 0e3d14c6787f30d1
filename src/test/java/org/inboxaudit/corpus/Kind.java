package org.inboxaudit.corpus;

import java.util.List;

/// One kind of labelled file and the reader that is run over it.
interface Kind {

  /// What `ONLY=` calls it.
  String name();

  /// The table of labels, in the top folder.
  String labels();

  /// What is run, in one line, with what is not.
  String what();

  /// Reads one file and compares. Whatever it throws counts as wrong.
  Verdict judge(LabelFile.Row label, byte[] octets) throws Exception;

  /// Further figures, after all files.
  default List<String> figures() {
    return List.of();
  }
}
