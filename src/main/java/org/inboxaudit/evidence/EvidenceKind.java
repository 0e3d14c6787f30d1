package org.inboxaudit.evidence;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// The kinds of evidence there are, each with its record class and the round in which it is read.
///
/// The order is the order of reading. Adding a kind is deliberately heavy: `Evidence` is sealed,
/// and every switch over it must learn the new kind before the code compiles again.
public enum EvidenceKind {
  MAIL_RULE(MailRule.class, Round.WHOLE),
  ACCOUNT_SETTING(AccountSetting.class, Round.WHOLE),
  ACCESS_GRANT(AccessGrant.class, Round.WHOLE),
  FOLDER(Folder.class, Round.WHOLE),
  SIGN_IN(SignIn.class, Round.LOG),
  MAIL_SESSION(MailSession.class, Round.LOG),
  MESSAGE(Message.class, Round.LOG),
  NOTICE(Notice.class, Round.DEEP),
  DELIVERY_STATUS(DeliveryStatus.class, Round.DEEP),
  MESSAGE_BODY(MessageBody.class, Round.DEEP),
  ATTACHMENT(Attachment.class, Round.DEEP);

  private final Class<? extends Evidence> type;
  private final Round round;

  EvidenceKind(Class<? extends Evidence> type, Round round) {
    this.type = type;
    this.round = round;
  }

  /// The record class whose instances are of this kind.
  public Class<? extends Evidence> type() {
    return type;
  }

  /// The round in which a source tells this kind.
  public Round round() {
    return round;
  }

  /// The kind whose record class is `type`.
  public static EvidenceKind of(Class<? extends Evidence> type) {
    return Arrays.stream(values())
        .filter(kind -> kind.type == type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a kind of evidence: " + type));
  }

  /// All kinds that are read in `round`.
  public static Set<EvidenceKind> in(Round round) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    for (EvidenceKind kind : values()) {
      if (kind.round == round) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /// The three rounds of a reading, cheap and telling ones first, so that an interrupted audit has
  /// already said the most important things.
  public enum Round {
    /// Read in full at every audit: rules, settings, grants, folders.
    WHOLE,
    /// Histories, read from the cursor on: messages, sign-ins.
    LOG,
    /// What needs the content of a message; read only for messages that some check wants.
    DEEP
  }
}
