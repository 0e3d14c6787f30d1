package org.inboxaudit.evidence;

/// What a folder is for: the special-use attributes of RFC 6154, and the inbox.
public enum FolderRole {
  INBOX,
  SENT,
  DRAFTS,
  TRASH,
  JUNK,
  ARCHIVE,
  ALL,
  FLAGGED,
  OTHER
}
