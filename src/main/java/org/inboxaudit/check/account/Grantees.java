package org.inboxaudit.check.account;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.AccessGrant;

/// What [FolderAccessCheck] remembers: who may open folders, the same ones whatever order they come
/// in.
///
/// @param kept by a key that puts those first who are everybody
/// @param more whether there were more than these
record Grantees(SortedMap<String, Entry> kept, boolean more) {
  private static final int MOST = 50;
  private static final List<String> EVERYBODY = List.of("anyone", "anonymous", "authenticated");
  private static final String CHANGES = "aeiktwx";

  /// @param source the connector that saw it
  /// @param name as the server writes it, fit to be shown
  /// @param everybody whether it stands for whoever asks
  /// @param folder the inbox if it is among them, else the first by name
  /// @param folders how many
  /// @param inbox whether the inbox is among them
  /// @param changes whether something may be changed there
  record Entry(
      String source,
      String name,
      boolean everybody,
      String folder,
      long folders,
      boolean inbox,
      boolean changes) {

    private Entry and(Entry other) {
      boolean mine = inbox != other.inbox ? inbox : folder.compareTo(other.folder) <= 0;
      return new Entry(
          source.compareTo(other.source) <= 0 ? source : other.source,
          name,
          everybody,
          mine ? folder : other.folder,
          folders + other.folders,
          inbox || other.inbox,
          inbox == other.inbox ? changes || other.changes : inbox ? changes : other.changes);
    }
  }

  static Grantees none() {
    return new Grantees(new TreeMap<>(), false);
  }

  /// Who may administer a folder may give itself every other right, so that counts as reading, too
  /// (RFC 4314 §2.1).
  static boolean opens(AccessGrant grant) {
    return grant.gives("r") || grant.gives("a");
  }

  Grantees and(AccessGrant grant) {
    String bare = bare(grant.grantee());
    boolean everybody = EVERYBODY.contains(bare);
    Entry entry =
        new Entry(
            grant.ref().source().value(),
            Shown.of(grant.grantee()),
            everybody,
            Shown.of(grant.folder()),
            1,
            grant.folder().equalsIgnoreCase("INBOX"),
            grant.rights().chars().anyMatch(right -> CHANGES.indexOf(right) >= 0));
    kept.merge((everybody ? "0" : "1") + Shown.key(grant.grantee()), entry, Entry::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Grantees(kept, true);
  }

  /// The name without the mark of its kind that servers put before it.
  static String bare(String grantee) {
    String name = grantee.toLowerCase(Locale.ROOT);
    for (String mark : List.of("#", "user=", "user:", "group=", "group:")) {
      name = name.startsWith(mark) ? name.substring(mark.length()) : name;
    }
    return name;
  }
}
