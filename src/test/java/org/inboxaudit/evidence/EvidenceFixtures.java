package org.inboxaudit.evidence;

import java.time.Instant;

/// Starting points for evidence in tests. Everything a test does not say is ordinary and innocent.
public final class EvidenceFixtures {
  public static final String OWNER = "owner@mailbox.example";

  /// The time of the audits in tests; evidence is a month older unless a test says otherwise.
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  static final Instant EARLIER = Instant.parse("2026-05-01T08:00:00Z");

  private EvidenceFixtures() {}

  /// An enabled rule for all mail, without any action.
  public static RuleBuilder rule(String key) {
    return new RuleBuilder(key);
  }

  /// A message to the owner, from a colleague, in the inbox, not yet opened.
  public static MessageBuilder message(String key) {
    return new MessageBuilder(key);
  }

  /// A provider's letter that was verified, about this mailbox, in the inbox.
  public static NoticeBuilder notice(String key, Notice.Event event) {
    return new NoticeBuilder(key, event);
  }

  /// A successful sign-in from the owner's usual network.
  public static SignInBuilder signIn(String key) {
    return new SignInBuilder(key);
  }

  /// A session over IMAP of which the log counts no messages.
  public static MailSession mailSession(
      String key, Instant endedAt, String address, long octetsSent) {
    return new MailSession(
        ref("log", EvidenceKind.MAIL_SESSION, key),
        endedAt,
        IpAddress.parse(address),
        SignIn.Protocol.IMAP,
        octetsSent,
        -1,
        -1);
  }

  /// A file that hangs directly on a colleague's message.
  public static AttachmentBuilder attachment(String fileName) {
    return new AttachmentBuilder(fileName);
  }

  public static BodyBuilder body(String key) {
    return new BodyBuilder(key);
  }

  public static EmailAddress address(String text) {
    return EmailAddress.of(text);
  }

  /// A folder that holds ten messages.
  public static Folder folder(String name, FolderRole role) {
    return new Folder(ref("imap", EvidenceKind.FOLDER, name), name, role, true, 10);
  }

  static EvidenceRef ref(String source, EvidenceKind kind, String key) {
    return new EvidenceRef(new SourceId(source), kind, key);
  }

  /// A script that the server runs when something changes in a folder.
  public static AccountSetting folderScript(String folder, String script) {
    return new AccountSetting(
        ref("imap", EvidenceKind.ACCOUNT_SETTING, folder),
        AccountSetting.Name.FOLDER_SCRIPT,
        folder,
        script);
  }

  /// Somebody else's rights in a folder.
  public static AccessGrant grant(String folder, String grantee, String rights) {
    return new AccessGrant(
        ref("imap", EvidenceKind.ACCESS_GRANT, folder).withPart(grantee), folder, grantee, rights);
  }

  /// A notification that a message of the owner's could not be delivered.
  public static DeliveryStatus deliveryStatus(
      Message message, String recipient, String status, String originalMessageId) {
    return new DeliveryStatus(
        ref("imap", EvidenceKind.DELIVERY_STATUS, message.ref().key()).withPart(recipient),
        message,
        EmailAddress.parse(recipient),
        DeliveryStatus.Action.FAILED,
        status,
        originalMessageId,
        EmailAddress.parse(OWNER));
  }
}
