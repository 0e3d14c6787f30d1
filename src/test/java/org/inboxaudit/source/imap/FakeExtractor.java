package org.inboxaudit.source.imap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;

/// Says of each input only how many octets it was given. A file named `broken` is refused.
final class FakeExtractor implements Extractor {

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) {
    return switch (raw) {
      case Raw.RawPart part ->
          part.part().fileName().startsWith("broken")
              ? new Extracted.Refused(Reason.UNREADABLE, "test")
              : new Extracted.Facts(List.of(attachment(part)));
      case Raw.RawMessage message -> new Extracted.Facts(List.of(notice(message)));
      case Raw.RawReport report -> new Extracted.Facts(List.of(status(report)));
      case Raw.RawTexts texts -> new Extracted.Facts(List.of(body(texts)));
      case Raw.RawStructure structure -> new Extracted.Facts(again(structure));
      case Raw.RawScript _, Raw.RawRules _, Raw.RawLog _ -> new Extracted.Facts(List.of());
    };
  }

  /// One link for each text, with how much of it came, and with its first letters.
  private static MessageBody body(Raw.RawTexts raw) {
    List<Link> links = new ArrayList<>();
    Set<BodyTrait> traits = EnumSet.noneOf(BodyTrait.class);
    int from = 0;
    for (Raw.Text text : raw.texts()) {
      String octets = new String(raw.bytes(), from, text.length(), StandardCharsets.US_ASCII);
      from += text.length();
      String extent = text.whole() ? "whole " : "head ";
      links.add(
          new Link(
              extent + octets.length() + " " + octets.substring(0, Math.min(8, octets.length())),
              text.part().section(),
              "",
              Set.of()));
      if (octets.contains("hides")) {
        traits.add(BodyTrait.STRUCTURE_DIFFERS);
      }
    }
    return body(raw.message(), links, traits);
  }

  private static MessageBody body(Message message, List<Link> links, Set<BodyTrait> traits) {
    return new MessageBody(
        new EvidenceRef(ImapSource.ID, EvidenceKind.MESSAGE_BODY, message.ref().key()),
        message,
        links,
        traits,
        Set.of());
  }

  private static List<Observation> again(Raw.RawStructure raw) {
    List<Observation> told = new ArrayList<>();
    if (raw.kinds().contains(EvidenceKind.MESSAGE_BODY)) {
      told.add(body(raw.message(), List.of(), EnumSet.of(BodyTrait.STRUCTURE_DIFFERS)));
    }
    if (raw.kinds().contains(EvidenceKind.ATTACHMENT)) {
      Message.Part hidden = new Message.Part("mime", "", "hidden", "8bit", 0, true);
      told.add(attachment(new Raw.RawPart(raw.message(), hidden, raw.bytes(), true)));
    }
    return told;
  }

  private static Attachment attachment(Raw.RawPart raw) {
    return new Attachment(
        new EvidenceRef(
            ImapSource.ID,
            EvidenceKind.ATTACHMENT,
            raw.message().ref().key(),
            raw.part().section()),
        raw.message(),
        raw.part().fileName(),
        List.of(),
        raw.part().mediaType(),
        detected(raw),
        raw.bytes().length,
        new String(raw.bytes(), 0, Math.min(20, raw.bytes().length), StandardCharsets.US_ASCII),
        Set.of(),
        List.of(),
        Set.of(),
        "");
  }

  /// A file whose name begins with `true-` is what it says.
  private static String detected(Raw.RawPart raw) {
    if (raw.part().fileName().startsWith("true-")) {
      return raw.part().mediaType();
    }
    return raw.whole() ? "whole" : "head";
  }

  private static DeliveryStatus status(Raw.RawReport raw) {
    return new DeliveryStatus(
        new EvidenceRef(ImapSource.ID, EvidenceKind.DELIVERY_STATUS, raw.message().ref().key()),
        raw.message(),
        Optional.empty(),
        DeliveryStatus.Action.FAILED,
        "octets " + raw.bytes().length,
        "",
        Optional.empty());
  }

  private static Notice notice(Raw.RawMessage raw) {
    return new Notice(
        new EvidenceRef(ImapSource.ID, EvidenceKind.NOTICE, raw.message().ref().key()),
        raw.message(),
        "example",
        Notice.Event.NEW_SIGN_IN,
        Notice.Standing.UNKNOWN,
        String.join(",", raw.ownAddresses()),
        Optional.empty(),
        "octets " + raw.bytes().length,
        String.join(",", raw.receivers()),
        "");
  }
}
