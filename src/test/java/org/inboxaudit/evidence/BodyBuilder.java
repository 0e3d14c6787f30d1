package org.inboxaudit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Builds a [MessageBody] for a test.
public final class BodyBuilder {
  private final String key;
  private MessageBuilder message;
  private final List<Link> links = new ArrayList<>();
  private Set<BodyTrait> traits = Set.of();
  private Set<SensitiveContent> sensitive = Set.of();

  BodyBuilder(String key) {
    this.key = key;
    this.message = new MessageBuilder(key);
  }

  /// Changes the message whose body it is.
  public BodyBuilder carried(UnaryOperator<MessageBuilder> change) {
    message = change.apply(message);
    return this;
  }

  public BodyBuilder from(String address) {
    return carried(letter -> letter.from(address));
  }

  /// Adds a link whose text names no site.
  public BodyBuilder link(String url, LinkTrait... linkTraits) {
    return link(url, "", linkTraits);
  }

  /// Adds a link whose text names a site.
  public BodyBuilder link(String url, String shownHost, LinkTrait... linkTraits) {
    String rest = url.substring(url.indexOf("://") + 3);
    String host = rest.split("[/?#:]", 2)[0];
    links.add(new Link(url, host, shownHost, Set.of(linkTraits)));
    return this;
  }

  public BodyBuilder shows(BodyTrait... newTraits) {
    traits = Set.of(newTraits);
    return this;
  }

  public BodyBuilder holds(SensitiveContent... newSensitive) {
    sensitive = Set.of(newSensitive);
    return this;
  }

  public MessageBody build() {
    return new MessageBody(
        EvidenceFixtures.ref("imap", EvidenceKind.MESSAGE_BODY, key),
        message.build(),
        links,
        traits,
        sensitive);
  }
}
