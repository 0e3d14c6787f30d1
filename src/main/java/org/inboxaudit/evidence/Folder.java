package org.inboxaudit.evidence;

/// A mailbox folder.
///
/// @param name as the owner sees it, decoded from modified UTF-7 (RFC 3501 §5.1.3)
/// @param messages how many messages it holds, or -1 if it cannot be opened
public record Folder(
    EvidenceRef ref, String name, FolderRole role, boolean subscribed, long messages)
    implements Evidence {}
