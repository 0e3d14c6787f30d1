package org.inboxaudit.evidence;

import java.util.List;
import java.util.Set;

/// What the texts of a message hold, without the texts: where their links lead, and what their
/// source shows. The plain and the HTML form of a message are one body.
///
/// @param message the message
/// @param links each target once, in the order they stand, those of a form or a picture included;
///   at most [#LINKS]
/// @param traits what the words and the markup show
/// @param sensitive what a thief would look for in it, by kind
public record MessageBody(
    EvidenceRef ref,
    Message message,
    List<Link> links,
    Set<BodyTrait> traits,
    Set<SensitiveContent> sensitive)
    implements Evidence {
  /// Further links of one message are not told; that there are some is told as a gap.
  public static final int LINKS = 200;

  public MessageBody {
    links = List.copyOf(links);
    traits = Set.copyOf(traits);
    sensitive = Set.copyOf(sensitive);
  }
}
