package org.inboxaudit.source.imap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.LongStream;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.imap.ImapConnection.Allowance;
import org.inboxaudit.source.imap.ImapConnection.Ended;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;
import org.inboxaudit.source.imap.ListedFolder.Counts;

/// What we ask of a mailbox beside its messages: its folders, a folder's messages by number, and a
/// folder to be open.
final class ImapMailbox {
  private static final int FOLDERS = 5_000;
  private static final int DEPTH = 50;
  private static final int NAME = 1_000;

  /// The largest folder that is read.
  private static final long MESSAGES = 20_000_000;

  /// How many messages may arrive between two commands.
  private static final long ARRIVING = 10_000;

  private static final Allowance LISTING = new Allowance(16L << 20, 64 << 10, 64 << 10);

  /// An answer to UID SEARCH in a folder of a million messages is one line of 8 MB.
  private static final Allowance SEARCH = new Allowance(24L << 20, 16L << 20, 0);

  /// RFC 9051 §9, `date`.
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

  private static final String COUNTS = "(MESSAGES UIDNEXT UIDVALIDITY)";

  private final ImapConnection connection;
  private final FolderRoles roles;

  ImapMailbox(ImapConnection connection, FolderRoles roles) {
    this.connection = connection;
    this.roles = roles;
  }

  ImapConnection connection() {
    return connection;
  }

  /// Those of these folders in which the server can tell when flags were changed (RFC 7162 §3.1).
  Set<String> watchable(Set<String> folders) {
    return connection.can("CONDSTORE") ? folders : Set.of();
  }

  /// The folders of a mailbox.
  ///
  /// @param leftOut how many there are beyond our limits
  /// @param told whether the server gave the list at all; there is an INBOX always (RFC 9051 §5.1)
  record Listing(List<ListedFolder> folders, long leftOut, boolean told) {

    /// What is missing of it, as a kind of evidence.
    Misses misses(EvidenceKind kind) {
      Misses misses = new Misses(List.of());
      misses.add(kind, Reason.LIMIT_REACHED, "", leftOut);
      misses.add(kind, Reason.UNAVAILABLE, "", told ? 0 : Gap.UNKNOWN);
      return misses;
    }
  }

  /// Lists all folders, subscribed or not.
  ///
  /// @param counting whether the number of messages must be known; where a server tells it in the
  ///   same answer, it is known anyway
  Listing list(boolean counting) throws SourceException, InterruptedException {
    List<String> returns = new ArrayList<>();
    if (connection.can("LIST-EXTENDED")) {
      returns.add("SUBSCRIBED");
      if (connection.can("SPECIAL-USE")) {
        returns.add("SPECIAL-USE");
      }
      if (connection.can("LIST-STATUS")) {
        returns.add("STATUS " + COUNTS);
      }
    }
    Map<String, Counts> counts = new HashMap<>();
    Map<String, ListedFolder> folders = new LinkedHashMap<>();
    long[] leftOut = {0};
    Ended end =
        connection.run(
            "LIST \"\" \"*\""
                + (returns.isEmpty() ? "" : " RETURN (" + String.join(" ", returns) + ")"),
            LISTING,
            (_, lexer) -> {
              if (lexer.is("STATUS")) {
                readStatus(lexer, counts);
              }
              Optional<ListedFolder> folder = readList(lexer, "LIST");
              if (folder.isPresent()
                  && (!isWithinLimits(folder.get())
                      || folders.size() == FOLDERS
                      || folders.putIfAbsent(
                              ListedFolder.oneName(folder.get().wireName()), folder.get())
                          != null)) {
                leftOut[0]++;
              }
            });
    Set<String> subscribed = returns.isEmpty() ? subscribed() : Set.of();
    List<ListedFolder> known = new ArrayList<>();
    for (ListedFolder folder : roles.guess(List.copyOf(folders.values()))) {
      if (counting && folder.selectable() && !counts.containsKey(folder.wireName())) {
        askForStatus(folder, counts);
      }
      ListedFolder counted = folder.with(counts.getOrDefault(folder.wireName(), Counts.UNKNOWN));
      known.add(subscribed.contains(folder.wireName()) ? counted.subscribe() : counted);
    }
    return new Listing(known, leftOut[0] + end.lost(), end.ok() && !known.isEmpty());
  }

  /// A folder cannot be asked for whose name holds a line break, or could pass for a command.
  private static boolean isWithinLimits(ListedFolder folder) {
    String name = folder.wireName();
    int depth =
        folder.delimiter().isEmpty()
            ? 1
            : new StringTokenizer(name, folder.delimiter()).countTokens();
    return name.length() <= NAME
        && depth <= DEPTH
        && (ListedFolder.isQuotable(name) || ImapCommands.canBeLiteral(name));
  }

  private Set<String> subscribed() throws SourceException, InterruptedException {
    Set<String> names = new HashSet<>();
    connection.run(
        "LSUB \"\" \"*\"",
        LISTING,
        (_, lexer) -> readList(lexer, "LSUB").map(ListedFolder::wireName).ifPresent(names::add));
    return names;
  }

  private void askForStatus(ListedFolder folder, Map<String, Counts> counts)
      throws SourceException, InterruptedException {
    connection.run(
        "STATUS " + folder.astring() + " " + COUNTS,
        Allowance.SMALL,
        (_, lexer) -> {
          if (lexer.is("STATUS")) {
            readStatus(lexer, counts);
          }
        });
  }

  private static Optional<ListedFolder> readList(ImapLexer lexer, String key)
      throws MalformedException {
    if (!lexer.is(key)) {
      return Optional.empty();
    }
    Set<String> attributes = new HashSet<>();
    lexer.expect(Token.OPEN);
    for (Token token = lexer.next(); token != Token.CLOSE; token = lexer.next()) {
      lexer.rest(token);
      attributes.add(lexer.text().toLowerCase(Locale.ROOT));
    }
    Token token = lexer.next();
    String delimiter = token == Token.STRING ? lexer.text() : "";
    token = lexer.next();
    String name = token == Token.STRING || token == Token.ATOM ? lexer.text() : "";
    if (name.isEmpty() || attributes.contains("\\nonexistent")) {
      return Optional.empty();
    }
    return Optional.of(
        new ListedFolder(
            name,
            delimiter,
            FolderRoles.of(name, List.copyOf(attributes)),
            !attributes.contains("\\noselect") || name.equalsIgnoreCase("INBOX"),
            attributes.contains("\\subscribed"),
            Counts.UNKNOWN));
  }

  private static void readStatus(ImapLexer lexer, Map<String, Counts> counts)
      throws MalformedException {
    lexer.next();
    String name = lexer.text();
    Map<String, Long> items = new HashMap<>();
    lexer.expect(Token.OPEN);
    for (Token token = lexer.next(); token != Token.CLOSE; token = lexer.next()) {
      lexer.rest(token);
      String item = lexer.text().toUpperCase(Locale.ROOT);
      lexer.expect(Token.ATOM);
      items.put(item, lexer.number32());
    }
    counts.put(
        name,
        new Counts(
            items.getOrDefault("MESSAGES", -1L),
            items.getOrDefault("UIDNEXT", -1L),
            items.getOrDefault("UIDVALIDITY", -1L)));
  }

  /// What became of the wish to open a folder.
  sealed interface Opening {
    /// It is open for reading.
    ///
    /// @param uidNext the UID that the next message will have, -1 if the server did not say
    /// @param messages how many it holds
    record Open(long uidValidity, long uidNext, long messages) implements Opening {}

    /// The server would not open it.
    record Refused(Reason reason) implements Opening {}
  }

  /// Opens a folder by EXAMINE (RFC 9051 §6.3.3), which leaves `\Recent` alone.
  Opening examine(ListedFolder folder) throws SourceException, InterruptedException {
    long[] numbers = {0, -1, -1};
    Ended end =
        connection.run(
            "EXAMINE " + folder.astring(),
            Allowance.SMALL,
            (number, lexer) -> {
              if (lexer.is("EXISTS")) {
                numbers[2] = number;
              } else if (lexer.is("OK")) {
                lexer.next();
                if (lexer.startsWith("[UIDVALIDITY")) {
                  numbers[0] = code(lexer);
                } else if (lexer.startsWith("[UIDNEXT")) {
                  numbers[1] = code(lexer);
                }
              }
            });
    if (end.ok() && numbers[0] > 0 && numbers[2] >= 0) {
      return new Opening.Open(numbers[0], numbers[1], numbers[2]);
    }
    boolean denied =
        end.text().contains("[noperm]")
            || end.text().contains("permission")
            || end.text().contains("denied");
    return new Opening.Refused(denied ? Reason.DENIED : Reason.UNAVAILABLE);
  }

  /// The number in a response code: `[UIDNEXT 7]`.
  private static long code(ImapLexer lexer) {
    String code = lexer.text();
    int blank = code.indexOf(' ');
    int close = code.indexOf(']');
    try {
      return blank < 0 || close < blank ? -1 : Long.parseLong(code.substring(blank, close).strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// The UIDs above `lastUid` in the open folder.
  ///
  /// `n:*` always matches the last message, even when its UID is below `n` (RFC 9051 §6.4.9), so
  /// that one is dropped here.
  ///
  /// @param messages how many the folder holds: a server that claims many more cannot be believed,
  ///   and three octets are enough to claim four billion
  /// @return empty if the server did not say, or nothing that could be understood
  Optional<UidSet> uidsAfter(long lastUid, long messages)
      throws SourceException, InterruptedException {
    return search(lastUid, messages, "");
  }

  /// Those of [#uidsAfter] that were received before a day (INTERNALDATE, RFC 9051 §6.4.4).
  Optional<UidSet> uidsAfter(long lastUid, long messages, LocalDate before)
      throws SourceException, InterruptedException {
    return search(lastUid, messages, " BEFORE " + DAY.format(before));
  }

  private Optional<UidSet> search(long lastUid, long messages, String condition)
      throws SourceException, InterruptedException {
    UidSet.Builder uids = new UidSet.Builder();
    boolean[] heard = new boolean[1];
    String range = "UID " + (lastUid + 1) + ":*" + condition;
    Ended end =
        connection.run(
            connection.can("ESEARCH") ? "UID SEARCH RETURN (ALL) " + range : "UID SEARCH " + range,
            SEARCH,
            (_, lexer) -> {
              if (lexer.is("SEARCH")) {
                readSearch(lexer, uids);
                heard[0] = true;
              } else if (lexer.is("ESEARCH")) {
                readExtendedSearch(lexer, uids);
                heard[0] = true;
              }
            });
    UidSet found = uids.build().above(lastUid);
    if (found.count() > Math.min(messages + ARRIVING, MESSAGES)) {
      throw new SourceException(Failure.PROTOCOL);
    }
    return end.ok() && heard[0] && end.lost() == 0 ? Optional.of(found) : Optional.empty();
  }

  /// The UIDs from the lowest of these on: what is not among them was deleted meanwhile.
  ///
  /// @return empty if the server did not say
  Optional<UidSet> stillThere(long[] uids, Opening.Open open)
      throws SourceException, InterruptedException {
    long lowest = LongStream.of(uids).min().orElse(1);
    return uidsAfter(lowest - 1, open.messages());
  }

  private static void readSearch(ImapLexer lexer, UidSet.Builder uids) throws MalformedException {
    for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
      long uid = token == Token.ATOM ? lexer.number32() : -1;
      if (uid <= 0) {
        throw new MalformedException();
      }
      uids.add(uid);
    }
  }

  /// RFC 4731 §3.1: `* ESEARCH (TAG "x") UID ALL 2,10:15`.
  private static void readExtendedSearch(ImapLexer lexer, UidSet.Builder uids)
      throws MalformedException {
    for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
      boolean all = token == Token.ATOM && lexer.is("ALL");
      lexer.rest(token);
      if (all) {
        lexer.expect(Token.ATOM);
        readSet(lexer, uids);
      }
    }
  }

  private static void readSet(ImapLexer lexer, UidSet.Builder uids) throws MalformedException {
    byte[] octets = lexer.octets();
    int from = lexer.from();
    while (from < lexer.to()) {
      int to = from;
      int colon = -1;
      while (to < lexer.to() && octets[to] != ',') {
        colon = octets[to] == ':' ? to : colon;
        to++;
      }
      long first = ImapLexer.number(octets, from, colon < 0 ? to : colon);
      long last = colon < 0 ? first : ImapLexer.number(octets, colon + 1, to);
      if (first <= 0 || last <= 0) {
        throw new MalformedException();
      }
      uids.add(Math.min(first, last), Math.max(first, last));
      from = to + 1;
    }
  }
}
