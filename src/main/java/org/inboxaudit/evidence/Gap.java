package org.inboxaudit.evidence;

import java.time.LocalDate;

/// Something that could not be seen, and why. Travels in the stream like evidence (ADR 4).
///
/// @param kind the kind of evidence that is missing
/// @param reason why
/// @param where the place, in words of the protocol (a folder name, a script name); empty for the
///   whole kind. Shown to the owner only, never logged
/// @param items how many things are missing, or [#UNKNOWN]
public record Gap(EvidenceKind kind, Reason reason, String where, long items)
    implements Observation {

  /// The number of missing things is not known.
  public static final long UNKNOWN = -1;

  private static final String BEFORE = "… – ";

  /// A gap over a whole kind, of unknown size.
  public static Gap of(EvidenceKind kind, Reason reason) {
    return new Gap(kind, reason, "", UNKNOWN);
  }

  /// A gap over everything before a day, from which on the source tells.
  public static Gap before(EvidenceKind kind, Reason reason, LocalDate day) {
    return new Gap(kind, reason, BEFORE + day, UNKNOWN);
  }

  /// From when on the source tells, if this is a gap [#before] that; else the place as it is.
  public String toldFrom() {
    return where.startsWith(BEFORE) ? where.substring(BEFORE.length()) : where;
  }

  /// Why something could not be seen. Each has a text for the user and, where there is one, a way
  /// to close it, under `gap.` in the text bundle.
  public enum Reason {
    /// The protocol cannot tell: plain IMAP knows no sign-ins. Another source, or the owner by
    /// hand.
    NOT_SUPPORTED,
    /// The owner did not allow it.
    NOT_CONSENTED,
    /// The server refused, by rights or by policy. An administrator can close it.
    DENIED,
    /// Older than the provider keeps. Nobody can close it.
    NOT_RETAINED,
    /// Read in part on purpose, by a stated plan. A larger budget closes it.
    SAMPLED,
    /// A limit of ours ended the reading: bytes, time, depth. The operator can raise it.
    LIMIT_REACHED,
    /// The parser refused it: damaged, locked, or of a kind nobody reads.
    UNREADABLE,
    /// The parser was ended because it took more time or memory than one piece of input may take.
    TOO_COSTLY,
    /// The parser died on it, or said what no sound parser says.
    PARSER_BROKE,
    /// The server failed after all retries. Time may close it.
    UNAVAILABLE,
    /// The check is newer than the reading. The next full audit closes it.
    NOT_YET_READ,
    /// There is nothing to compare with: the operator supplied no lists.
    NOT_SUPPLIED,
    /// The operator's virus scanner did not answer, or would not take the file.
    NOT_SCANNED,
    /// Lines of a log that was brought along that are about other accounts: they are left aside.
    OTHER_ACCOUNT,
    /// Lines of a log that was brought along that may be about the account, and tell nothing that
    /// can be read.
    NOT_UNDERSTOOD,
    /// The source said nothing about a kind it was asked for: a fault in the connector.
    UNREPORTED
  }
}
