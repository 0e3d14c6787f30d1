package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapConnection.Ended;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;

/// Who besides the owner has rights in folders (RFC 4314).
///
/// A list of rights is given out only to whom may change it (`a`), so MYRIGHTS is asked first: what
/// may not be seen is a gap, and no refused command stands in the server's log. Rights that are
/// taken from somebody (`-name`) are no grant.
final class GrantReading {
  /// How much is kept of the lists of all folders together.
  private static final int ENTRIES = 5_000;

  private static final int IDENTIFIER = 320;

  private final ImapConnection connection;
  private final Set<String> owner;
  private final Misses misses;
  private final Map<String, String> ownRights = new HashMap<>();
  private final Map<String, Others> lists = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private int entries;

  /// What somebody else may do in a folder.
  ///
  /// @param rights by identifier
  /// @param leftOut how many entries are beyond our limits
  private record Others(SortedMap<String, String> rights, long leftOut) {
    private static final Others NONE = new Others(new TreeMap<>(), 0);
  }

  /// @param misses gets what could not be seen
  GrantReading(ImapConnection connection, Mailbox mailbox, Misses misses) {
    this.connection = connection;
    this.owner = owner(mailbox);
    this.misses = misses;
  }

  /// What servers call the owner of a mailbox.
  private static Set<String> owner(Mailbox mailbox) {
    Set<String> names = new HashSet<>(Set.of("owner"));
    for (String name : List.of(mailbox.userName(), mailbox.address().toString())) {
      String lower = name.toLowerCase(Locale.ROOT);
      int at = lower.indexOf('@');
      names.add(lower);
      names.add(at > 0 ? lower.substring(0, at) : lower);
    }
    return names;
  }

  List<AccessGrant> read(List<ListedFolder> folders) throws SourceException, InterruptedException {
    folders.forEach(folder -> names.add(name(folder)));
    Map<ListedFolder, Ended> told = ask("MYRIGHTS ", folders, this::hearOwnRights);
    List<ListedFolder> open = new ArrayList<>();
    for (ListedFolder folder : folders) {
      if (missUnless(ownRights.containsKey(name(folder)), folder, told)) {
        if (ownRights.getOrDefault(name(folder), "").contains("a")) {
          open.add(folder);
        } else {
          miss(folder, Reason.DENIED, Gap.UNKNOWN);
        }
      }
    }
    told = ask("GETACL ", open, this::hearList);
    List<AccessGrant> grants = new ArrayList<>();
    for (ListedFolder folder : open) {
      if (missUnless(lists.containsKey(name(folder)), folder, told)) {
        take(folder, grants);
      }
    }
    return grants;
  }

  private Map<ListedFolder, Ended> ask(
      String command, List<ListedFolder> folders, ImapConnection.Hearing hearing)
      throws SourceException, InterruptedException {
    return new FolderQuestions(connection)
        .ask(folders, folder -> command + folder.astring(), hearing);
  }

  /// @return whether it was heard
  private boolean missUnless(boolean heard, ListedFolder folder, Map<ListedFolder, Ended> told) {
    Ended end = told.get(folder);
    if (end != null && !end.isOfNothing() && !(end.ok() && heard)) {
      miss(folder, end.ok() ? Reason.UNAVAILABLE : Reason.DENIED, Gap.UNKNOWN);
    }
    return end != null && end.ok() && heard;
  }

  private void miss(ListedFolder folder, Reason reason, long items) {
    misses.add(EvidenceKind.ACCESS_GRANT, reason, folder.name(), items);
  }

  private static String name(ListedFolder folder) {
    return ListedFolder.oneName(folder.wireName());
  }

  /// RFC 4314 §3.8: `* MYRIGHTS INBOX lrswipkxtea`.
  private void hearOwnRights(long number, ImapLexer lexer) throws MalformedException {
    if (lexer.is("MYRIGHTS")) {
      String name = ListedFolder.oneName(word(lexer, lexer.next()));
      String rights = word(lexer, lexer.next());
      if (names.contains(name)) {
        ownRights.put(name, Rights.normalised(rights));
      }
    }
  }

  /// RFC 4314 §3.6: `* ACL INBOX owner lrswipkxtea anyone lr`.
  private void hearList(long number, ImapLexer lexer) throws MalformedException {
    if (!lexer.is("ACL")) {
      return;
    }
    String name = ListedFolder.oneName(word(lexer, lexer.next()));
    if (!names.contains(name) || lists.containsKey(name)) {
      return;
    }
    SortedMap<String, String> list = new TreeMap<>();
    long beyond = 0;
    for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
      String identifier = PlainText.cut(HeaderBlock.text(word(lexer, token)), IDENTIFIER + 1);
      String rights = Rights.normalised(word(lexer, lexer.next()));
      if (rights.isEmpty() || identifier.startsWith("-") || isOwner(identifier)) {
        continue;
      }
      if (identifier.length() > IDENTIFIER || entries >= ENTRIES) {
        beyond++;
      } else {
        list.merge(identifier, rights, (one, more) -> Rights.normalised(one + more));
        entries++;
      }
    }
    lists.put(name, new Others(list, beyond));
  }

  private static String word(ImapLexer lexer, Token token) throws MalformedException {
    return switch (token) {
      case ATOM, STRING, NIL -> lexer.text();
      case OPEN, CLOSE, END -> throw new MalformedException();
    };
  }

  /// Servers put the kind of an identifier, or the mark of a list for all mailboxes, before it.
  private boolean isOwner(String identifier) {
    String name = identifier.toLowerCase(Locale.ROOT);
    for (String mark : List.of("#", "user=", "user:")) {
      name = name.startsWith(mark) ? name.substring(mark.length()) : name;
    }
    return owner.contains(name);
  }

  private void take(ListedFolder folder, List<AccessGrant> grants) {
    Others others = lists.getOrDefault(name(folder), Others.NONE);
    others.rights.forEach(
        (grantee, rights) ->
            grants.add(
                new AccessGrant(
                    new EvidenceRef(
                        ImapSource.ID, EvidenceKind.ACCESS_GRANT, folder.name(), grantee),
                    folder.name(),
                    grantee,
                    rights)));
    miss(folder, Reason.LIMIT_REACHED, others.leftOut);
  }
}
