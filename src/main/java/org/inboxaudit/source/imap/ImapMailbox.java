package org.inboxaudit.source.imap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapConnection.Tagged;

/// The six questions we ask of a mailbox, each as one IMAP command.
///
/// FETCH is built here and its answers are passed on one by one: the library's own folders keep
/// every message they have seen.
final class ImapMailbox {
  private static final int FOLDERS = 5_000;
  private static final int DEPTH = 50;
  private static final int NAME = 1_000;
  private static final long LISTING = 16L << 20;
  private static final long SEARCH = 24L << 20;
  private static final long METADATA = 512L << 20;
  private static final long MARGIN = 1L << 20;

  private final ImapConnection connection;
  private final FolderRoles roles;

  ImapMailbox(ImapConnection connection, FolderRoles roles) {
    this.connection = connection;
    this.roles = roles;
  }

  /// The folders of a mailbox.
  ///
  /// @param leftOut how many there are beyond our limits
  record Listing(List<ListedFolder> folders, long leftOut) {}

  /// Lists all folders, subscribed or not.
  ///
  /// @param counting whether to ask for the number of messages too
  Listing list(boolean counting) throws SourceException, InterruptedException {
    List<String> returns = new ArrayList<>();
    if (connection.can("LIST-EXTENDED")) {
      returns.add("SUBSCRIBED");
      if (connection.can("SPECIAL-USE")) {
        returns.add("SPECIAL-USE");
      }
      if (counting && connection.can("LIST-STATUS")) {
        returns.add("STATUS (MESSAGES)");
      }
    }
    Map<String, Long> counts = new HashMap<>();
    List<ListedFolder> folders = new ArrayList<>();
    long[] leftOut = {0};
    connection.run(
        "LIST \"\" \"*\""
            + (returns.isEmpty() ? "" : " RETURN (" + String.join(" ", returns) + ")"),
        ImapConnection.NOTHING,
        LISTING,
        response -> {
          readStatus(response, counts);
          Optional<ListedFolder> folder = readList(response, "LIST");
          if (folder.isPresent() && isWithinLimits(folder.get()) && folders.size() < FOLDERS) {
            folders.add(folder.get());
          } else if (folder.isPresent()) {
            leftOut[0]++;
          }
        });
    Set<String> subscribed = returns.isEmpty() ? subscribed() : Set.of();
    List<ListedFolder> known = new ArrayList<>();
    for (ListedFolder folder : roles.guess(folders)) {
      ListedFolder asked =
          counting && folder.selectable() ? folder.withMessages(count(folder, counts)) : folder;
      known.add(subscribed.contains(asked.wireName()) ? asked.subscribe() : asked);
    }
    return new Listing(known, leftOut[0]);
  }

  private static boolean isWithinLimits(ListedFolder folder) {
    String name = folder.wireName();
    int depth =
        folder.delimiter().isEmpty()
            ? 1
            : new StringTokenizer(name, folder.delimiter()).countTokens();
    return name.length() <= NAME && depth <= DEPTH;
  }

  private Set<String> subscribed() throws SourceException, InterruptedException {
    Set<String> names = new HashSet<>();
    connection.run(
        "LSUB \"\" \"*\"",
        ImapConnection.NOTHING,
        LISTING,
        response -> readList(response, "LSUB").map(ListedFolder::wireName).ifPresent(names::add));
    return names;
  }

  private long count(ListedFolder folder, Map<String, Long> counts)
      throws SourceException, InterruptedException {
    if (!counts.containsKey(folder.wireName())) {
      connection.run(
          "STATUS", name(folder).writeAtom("(MESSAGES)"), response -> readStatus(response, counts));
    }
    return counts.getOrDefault(folder.wireName(), -1L);
  }

  private static Argument name(ListedFolder folder) {
    return new Argument().writeString(folder.wireName(), StandardCharsets.ISO_8859_1);
  }

  private static Optional<ListedFolder> readList(Response response, String key) {
    if (!(response instanceof IMAPResponse list) || !list.keyEquals(key)) {
      return Optional.empty();
    }
    String[] attributes = list.readSimpleList();
    List<String> known = attributes == null ? List.of() : List.of(attributes);
    String delimiter = list.readString();
    list.skipSpaces();
    String name = list.readAtomString();
    if (name == null || name.isEmpty() || has(known, "\\NonExistent")) {
      return Optional.empty();
    }
    return Optional.of(
        new ListedFolder(
            name,
            delimiter == null ? "" : delimiter,
            FolderRoles.of(name, known),
            !has(known, "\\Noselect"),
            has(known, "\\Subscribed"),
            -1));
  }

  private static boolean has(List<String> attributes, String attribute) {
    return attributes.stream().anyMatch(attribute::equalsIgnoreCase);
  }

  private static void readStatus(Response response, Map<String, Long> counts) {
    if (response instanceof IMAPResponse status && status.keyEquals("STATUS")) {
      String name = status.readAtomString();
      StringTokenizer items = new StringTokenizer(status.getRest(), "() ");
      while (name != null && items.countTokens() > 1) {
        if (items.nextToken().equalsIgnoreCase("MESSAGES")) {
          counts.put(name, parse(items.nextToken()));
        }
      }
    }
  }

  private static long parse(String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// What became of the wish to open a folder.
  sealed interface Opening {
    /// It is open for reading.
    record Open(long uidValidity) implements Opening {}

    /// The server would not open it.
    record Refused(Reason reason) implements Opening {}
  }

  /// Opens a folder by EXAMINE (RFC 9051 §6.3.3), which leaves `\Recent` alone.
  Opening examine(ListedFolder folder) throws SourceException, InterruptedException {
    List<Response> answers = new ArrayList<>();
    Tagged end = connection.run("EXAMINE", name(folder), answers::add);
    if (!end.ok()) {
      boolean denied =
          end.text().contains("[noperm]")
              || end.text().contains("permission")
              || end.text().contains("denied");
      return new Opening.Refused(denied ? Reason.DENIED : Reason.UNAVAILABLE);
    }
    try {
      return new Opening.Open(new MailboxInfo(answers.toArray(new Response[0])).uidvalidity);
    } catch (ParsingException e) {
      return new Opening.Refused(Reason.UNAVAILABLE);
    }
  }

  /// The UIDs above `lastUid` in the open folder, rising.
  ///
  /// `n:*` always matches the last message, even when its UID is below `n` (RFC 9051 §6.4.9), so
  /// that one is dropped here.
  long[] uidsAfter(long lastUid) throws SourceException, InterruptedException {
    LongStream.Builder uids = LongStream.builder();
    connection.run(
        "UID SEARCH UID " + (lastUid + 1) + ":*",
        ImapConnection.NOTHING,
        SEARCH,
        response -> {
          if (response instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
            for (long uid = search.readLong(); uid > 0; uid = search.readLong()) {
              uids.add(uid);
            }
          }
        });
    return uids.build().filter(uid -> uid > lastUid).sorted().distinct().toArray();
  }

  /// Takes the answer about one message.
  @FunctionalInterface
  interface Answer {
    void accept(long uid, FetchResponse response) throws InterruptedException;
  }

  /// Fetches items of messages in the open folder; those that are gone are silently left out (RFC
  /// 9051 §6.4.9).
  ///
  /// @return false if the server refused, after it told some or none
  boolean fetch(UidSet uids, String items, Answer each)
      throws SourceException, InterruptedException {
    return fetch(uids, items, METADATA, each);
  }

  private boolean fetch(UidSet uids, String items, long octets, Answer each)
      throws SourceException, InterruptedException {
    return connection
        .run(
            "UID FETCH " + uids + " (UID " + items + ")",
            ImapConnection.NOTHING,
            octets,
            response -> {
              if (response instanceof FetchResponse fetched) {
                UID uid = fetched.getItem(UID.class);
                if (uid != null) {
                  each.accept(uid.uid, fetched);
                }
              }
            })
        .ok();
  }

  /// Which of these messages are still there.
  Set<Long> present(UidSet uids) throws SourceException, InterruptedException {
    Set<Long> present = new TreeSet<>();
    fetch(uids, "FLAGS", (uid, _) -> present.add(uid));
    return present;
  }

  /// The first octets of a section of a message, all of them if it is not longer.
  ///
  /// @param section as in `BODY[1.2]`; empty for the whole message
  /// @return empty if the message has no such section or the server would not give it
  Optional<byte[]> section(long uid, String section, long octets)
      throws SourceException, InterruptedException {
    List<byte[]> bodies = new ArrayList<>(1);
    fetch(
        UidSet.of(LongStream.of(uid)),
        "BODY.PEEK[" + section + "]<0." + octets + ">",
        octets + MARGIN,
        (answered, response) -> {
          if (answered == uid) {
            Bodies.of(response, section).ifPresent(bodies::add);
          }
        });
    return bodies.stream().findFirst();
  }
}
