package org.inboxaudit.evidence;

/// A setting of the account that is no mail rule and yet decides what becomes of mail.
///
/// @param folder the folder it belongs to, as the owner sees it; empty if it is the account's
/// @param value as the server tells it, at most 500 characters
public record AccountSetting(EvidenceRef ref, Name name, String folder, String value)
    implements Evidence {

  /// The settings there are.
  public enum Name {
    /// The name of a Sieve script that the server runs whenever something changes in a folder (RFC
    /// 6785 §2.3.1). It runs although no list of scripts calls it active.
    FOLDER_SCRIPT
  }
}
