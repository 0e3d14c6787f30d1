package org.inboxaudit.evidence;

import java.util.Set;

/// Where something in a message or a file leads.
///
/// @param url as it stands there once its escapes are undone, at most [#LENGTH] characters; what a
///   provider's or a mail list's rewriter wrapped is unwrapped
/// @param host in lower-case ASCII (RFC 5890 A-labels), empty if it names none
/// @param shownHost the host that the text people click on names, empty if it names none
/// @param traits what the link shows
public record Link(String url, String host, String shownHost, Set<LinkTrait> traits) {
  /// Longer ones are cut.
  public static final int LENGTH = 1000;

  public Link {
    traits = Set.copyOf(traits);
  }
}
