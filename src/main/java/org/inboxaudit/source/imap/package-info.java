/// Reads a mailbox over IMAP (RFC 9051, RFC 3501), provably without changing it: EXAMINE and FETCH
/// with PEEK only.
///
/// What will be true (ADR 13, 16):
///
/// - The library speaks until we are signed in ([SignIn]); from then on [ImapConnection] reads
///   responses itself, within the limits of [ImapInput], with several commands in flight.
/// - [ImapMailbox] asks for folders and numbers, [MessagePipeline] for headers and structures,
///   [PartPipeline] for the content that some check wants, as [PartChoice] decides: as it stands,
///   decoded ([ServerDecoding]), or the whole message where there are [StructureDoubts].
///   [LogReading] and [DeepReading] are the two rounds built on them; [ImapCursor] is where they
///   stand, and [Misses] what they could not have.
/// - [WholeReading] is the first round: folders, rights of others in them ([GrantReading]), scripts
///   that hang on them ([FolderScripts]); asked about several folders at a time
///   ([FolderQuestions]).
/// - Memory does not grow with the mailbox, and nothing is reserved because a server says so.
/// - A message is told, gone, or a gap. Gone is only what a new search does not find.
///
/// Left out: several connections to one mailbox, compression, reading on by changes of flags
/// (CONDSTORE); when they were changed is asked in watched folders only.
@NullMarked
package org.inboxaudit.source.imap;

import org.jspecify.annotations.NullMarked;
