package org.inboxaudit.evidence;

/// Somebody besides the owner may do something in a folder (RFC 4314).
///
/// @param folder as the owner sees it
/// @param grantee the identifier as the server writes it: a user name, `anyone`, or a group's name
///   after a mark of the server's own
/// @param rights the rights' letters (RFC 4314 §2.1), in alphabetical order, each once
public record AccessGrant(EvidenceRef ref, String folder, String grantee, String rights)
    implements Evidence {

  /// Whether all of these rights are among those given.
  public boolean gives(String letters) {
    return letters.chars().allMatch(letter -> rights.indexOf(letter) >= 0);
  }
}
