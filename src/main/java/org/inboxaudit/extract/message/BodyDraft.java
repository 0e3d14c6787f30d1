package org.inboxaudit.extract.message;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.SensitiveContent;

/// What was found in the texts of a message so far.
final class BodyDraft {
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Set<BodyTrait> traits = EnumSet.noneOf(BodyTrait.class);
  private boolean more;
  private final Set<SensitiveContent> sensitive = EnumSet.noneOf(SensitiveContent.class);

  void add(BodyTrait trait) {
    traits.add(trait);
  }

  void addAll(Set<BodyTrait> more) {
    traits.addAll(more);
  }

  void holds(Set<SensitiveContent> more) {
    sensitive.addAll(more);
  }

  /// Adds a link. One that stands there twice with the same words is one.
  void add(Link link) {
    String key = link.url() + '\0' + link.shownHost();
    Link before = links.get(key);
    if (before == null && links.size() >= MessageBody.LINKS) {
      more = true;
    } else {
      links.put(key, before == null ? link : joined(before, link));
    }
  }

  /// Whether there were more links than are told.
  boolean holdsMore() {
    return more;
  }

  void more(boolean left) {
    more |= left;
  }

  private static Link joined(Link one, Link other) {
    Set<LinkTrait> both = EnumSet.noneOf(LinkTrait.class);
    both.addAll(one.traits());
    both.addAll(other.traits());
    return new Link(one.url(), one.host(), one.shownHost(), both);
  }

  MessageBody of(Message message) {
    return new MessageBody(
        new EvidenceRef(message.ref().source(), EvidenceKind.MESSAGE_BODY, message.ref().key()),
        message,
        List.copyOf(links.values()),
        traits,
        sensitive);
  }
}
