package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapConnection.Ended;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;
import org.inboxaudit.source.imap.ListedFolder.Counts;
import org.jspecify.annotations.Nullable;

/// The names of the Sieve scripts that hang on folders, and of the one for all folders that have
/// none (RFC 6785 §2.3.1), as annotations (RFC 5464).
final class FolderScripts {
  private static final int VALUE = 500;

  /// The server itself, which annotations know as the folder without a name (RFC 5464 §2).
  private static final ListedFolder SERVER =
      new ListedFolder("", "", FolderRole.OTHER, false, false, Counts.UNKNOWN);

  private final ImapConnection connection;
  private final Misses misses;
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> scripts = new HashMap<>();

  /// @param misses gets what could not be seen
  FolderScripts(ImapConnection connection, Misses misses) {
    this.connection = connection;
    this.misses = misses;
  }

  List<AccountSetting> read(List<ListedFolder> folders)
      throws SourceException, InterruptedException {
    List<ListedFolder> asked = new ArrayList<>(folders);
    asked.addFirst(SERVER);
    asked.forEach(folder -> names.add(name(folder)));
    Map<ListedFolder, Ended> told =
        new FolderQuestions(connection)
            .ask(
                asked,
                folder ->
                    "GETMETADATA " + folder.astring() + " (" + ImapCommands.SCRIPT_ENTRY + ")",
                this::hear);
    List<AccountSetting> settings = new ArrayList<>();
    for (ListedFolder folder : asked) {
      String script = scripts.getOrDefault(name(folder), "");
      if (!script.isEmpty()) {
        settings.add(
            new AccountSetting(
                new EvidenceRef(ImapSource.ID, EvidenceKind.ACCOUNT_SETTING, folder.name()),
                AccountSetting.Name.FOLDER_SCRIPT,
                folder.name(),
                script));
      } else {
        missUnlessTold(folder, told.get(folder));
      }
    }
    return settings;
  }

  /// Nothing need be said of a folder without a script (RFC 5464 §4.2), so only an answer that
  /// could not be understood may have held one.
  private void missUnlessTold(ListedFolder folder, @Nullable Ended end) {
    if (end == null || end.isOfNothing() || (end.ok() && end.lost() == 0)) {
      return;
    }
    Reason reason = end.ok() ? Reason.UNAVAILABLE : Reason.DENIED;
    misses.add(EvidenceKind.ACCOUNT_SETTING, reason, folder.name(), Gap.UNKNOWN);
  }

  private static String name(ListedFolder folder) {
    return ListedFolder.oneName(folder.wireName());
  }

  /// RFC 5464 §4.4.1: `* METADATA "Junk" (/shared/imapsieve/script "spam")`. What only says that
  /// something has changed has no list (§4.4.2).
  private void hear(long number, ImapLexer lexer) throws MalformedException {
    if (!lexer.is("METADATA")) {
      return;
    }
    lexer.rest(lexer.next());
    String name = ListedFolder.oneName(lexer.text());
    if (lexer.next() != Token.OPEN || !names.contains(name)) {
      return;
    }
    for (Token token = lexer.next(); token != Token.CLOSE; token = lexer.next()) {
      lexer.rest(token);
      boolean wanted = lexer.is(ImapCommands.SCRIPT_ENTRY);
      Token value = lexer.next();
      lexer.rest(value);
      if (wanted && (value == Token.STRING || value == Token.ATOM)) {
        scripts.put(name, PlainText.cut(HeaderBlock.text(lexer.text()), VALUE));
      }
    }
  }
}
