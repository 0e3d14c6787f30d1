package org.inboxaudit.extract.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.message.MessageBodyReader.Piece;

/// Reads texts as those of a message to the owner.
final class BodyReading {
  private BodyReading() {}

  static MessageBody read(String mediaType, String text) {
    return (MessageBody) all(mediaType, text).getFirst();
  }

  static List<Observation> all(String mediaType, String text) {
    return MessageBodyReader.read(
        EvidenceFixtures.message("m1").build(),
        List.of(new Piece(mediaType, text.getBytes(UTF_8), true)),
        List.of(EvidenceFixtures.OWNER),
        false);
  }

  static MessageBody page(String html) {
    return read("text/html", html);
  }

  static MessageBody plain(String text) {
    return read("text/plain", text);
  }

  static Link link(String url) {
    return plain(url).links().getFirst();
  }
}
