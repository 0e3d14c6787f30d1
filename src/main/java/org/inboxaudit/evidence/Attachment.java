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
/// @param links where it leads, as far as a reader of its type tells; at most [#LINKS]
/// @param sensitive what a thief would look for in it, by kind
/// @param signature the name under which the operator's virus scanner knows it, empty if it does
///   not or there is none
public record Attachment(
    EvidenceRef ref,
    Message message,
    String fileName,
    List<String> containers,
    String declaredType,
    String detectedType,
    long size,
    String sha256,
    Set<AttachmentTrait> traits,
    List<Link> links,
    Set<SensitiveContent> sensitive,
    String signature)
    implements Evidence {
  /// Further links of one file are not told.
  public static final int LINKS = 50;

  public Attachment {
    containers = List.copyOf(containers);
    traits = Set.copyOf(traits);
    links = List.copyOf(links);
    sensitive = Set.copyOf(sensitive);
  }

  /// The same file under the name that a virus scanner knows it by.
  public Attachment known(String newSignature) {
    return new Attachment(
        ref,
        message,
        fileName,
        containers,
        declaredType,
        detectedType,
        size,
        sha256,
        traits,
        links,
        sensitive,
        newSignature);
  }
}
