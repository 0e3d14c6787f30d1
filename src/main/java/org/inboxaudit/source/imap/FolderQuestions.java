package org.inboxaudit.source.imap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapConnection.Allowance;
import org.inboxaudit.source.imap.ImapConnection.Command;
import org.inboxaudit.source.imap.ImapConnection.Ended;
import org.inboxaudit.source.imap.ImapConnection.Hearing;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;

/// Asks one question about each of many folders, several of them on their way at a time. Answers
/// name the folder they are about, so it does not matter in which order they come.
final class FolderQuestions {
  private static final int AHEAD = 16;

  private final ImapConnection connection;
  private final Map<ListedFolder, Ended> ends = new HashMap<>();
  private int open;

  FolderQuestions(ImapConnection connection) {
    this.connection = connection;
  }

  /// @param question the command for a folder
  /// @param hearing takes every answer, perhaps more than once
  /// @return how the command of each folder ended
  Map<ListedFolder, Ended> ask(List<ListedFolder> folders, Question question, Hearing hearing)
      throws SourceException, InterruptedException {
    for (ListedFolder folder : folders) {
      while (open >= AHEAD) {
        connection.read();
      }
      open++;
      connection.send(question.about(folder), Allowance.SMALL, new Asked(folder, hearing));
    }
    while (open > 0) {
      connection.read();
    }
    return Map.copyOf(ends);
  }

  /// Makes the command of a folder.
  @FunctionalInterface
  interface Question {
    String about(ListedFolder folder);
  }

  private final class Asked implements Command {
    private final ListedFolder folder;
    private final Hearing hearing;

    Asked(ListedFolder folder, Hearing hearing) {
      this.folder = folder;
      this.hearing = hearing;
    }

    @Override
    public void hear(long number, ImapLexer lexer) throws MalformedException {
      hearing.hear(number, lexer);
    }

    @Override
    public void ended(Ended end) {
      open--;
      ends.put(folder, end);
    }
  }
}
