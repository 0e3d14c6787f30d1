package org.inboxaudit.evidence;

import java.util.List;
import java.util.Set;

/// A file that came with a message, or one that lay inside such a file.
///
/// @param message the message it came in
/// @param fileName as the message or the archive names it, with control characters still in place
/// @param containers the file names around it, outermost first; empty for a file that hung directly
///   on the message
/// @param declaredType the media type the message claims, empty inside an archive
/// @param detectedType the media type its bytes say, `application/octet-stream` if they say nothing
/// @param size in octets, decoded
/// @param sha256 in lower-case hex; empty if only the head was read
/// @param traits what its bytes and its name show
public record Attachment(
    EvidenceRef ref,
    Message message,
    String fileName,
    List<String> containers,
    String declaredType,
    String detectedType,
    long size,
    String sha256,
    Set<AttachmentTrait> traits)
    implements Evidence {
  public Attachment {
    containers = List.copyOf(containers);
    traits = Set.copyOf(traits);
  }
}
