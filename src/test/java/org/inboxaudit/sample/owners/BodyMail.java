package org.inboxaudit.sample.owners;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageBody;

/// What the texts of letters tell.
final class BodyMail {
  private BodyMail() {}

  static Link link(String url, String shownHost, LinkTrait... traits) {
    return new Link(url, URI.create(url).getHost(), shownHost, Set.of(traits));
  }

  /// Says what a letter's text holds.
  static Letter tells(OwnerMail mail, Letter letter, List<BodyTrait> traits, Link... links) {
    mail.tells(
        letter,
        message ->
            new MessageBody(
                new EvidenceRef(OwnerBuilder.IMAP, EvidenceKind.MESSAGE_BODY, message.ref().key()),
                message,
                Arrays.asList(links),
                Set.copyOf(traits),
                Set.of()));
    return letter;
  }

  /// The marks of an honest newsletter that was delivered and borne out.
  static Letter newsletter(Letter letter) {
    return letter
        .header("list-unsubscribe", "<https://carrier.example/unsubscribe>")
        .header("received", "from out.carrier.example by mx.mountain-school.example with ESMTPS")
        .header("authentication-results", "mx.mountain-school.example; dmarc=pass");
  }
}
