package org.inboxaudit.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Builds an [Attachment] for a test.
public final class AttachmentBuilder {
  private final String fileName;
  private MessageBuilder message = new MessageBuilder("m1");
  private String key = "a1";
  private List<String> containers = List.of();
  private String sha256 = "00";
  private final Set<AttachmentTrait> traits = EnumSet.noneOf(AttachmentTrait.class);

  private List<Link> links = List.of();
  private Set<SensitiveContent> sensitive = Set.of();
  private String signature = "";
  private String detectedType = "application/octet-stream";

  AttachmentBuilder(String fileName) {
    this.fileName = fileName;
  }

  public AttachmentBuilder key(String newKey) {
    key = newKey;
    return this;
  }

  /// Changes the message it came with.
  public AttachmentBuilder carried(UnaryOperator<MessageBuilder> change) {
    message = change.apply(message);
    return this;
  }

  public AttachmentBuilder inside(String... newContainers) {
    containers = List.of(newContainers);
    return this;
  }

  public AttachmentBuilder sha256(String newSha256) {
    sha256 = newSha256;
    return this;
  }

  public AttachmentBuilder shows(AttachmentTrait... newTraits) {
    traits.addAll(List.of(newTraits));
    return this;
  }

  /// What its bytes say it is.
  public AttachmentBuilder type(String newType) {
    detectedType = newType;
    return this;
  }

  public AttachmentBuilder leadsTo(Link... newLinks) {
    links = List.of(newLinks);
    return this;
  }

  public AttachmentBuilder holds(SensitiveContent... newSensitive) {
    sensitive = Set.of(newSensitive);
    return this;
  }

  public AttachmentBuilder signature(String newSignature) {
    signature = newSignature;
    return this;
  }

  public Attachment build() {
    return new Attachment(
        EvidenceFixtures.ref("imap", EvidenceKind.ATTACHMENT, key),
        message.build(),
        fileName,
        containers,
        "application/octet-stream",
        detectedType,
        1000,
        sha256,
        traits,
        links,
        sensitive,
        signature);
  }
}
