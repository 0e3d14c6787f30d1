package org.inboxaudit.source.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;

/// Says of each input only how many octets it was given. A file named `broken` is refused.
final class FakeExtractor implements Extractor {

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) {
    return switch (raw) {
      case Raw.RawPart part ->
          part.part().fileName().equals("broken")
              ? new Extracted.Refused(Reason.UNREADABLE, "test")
              : new Extracted.Facts(List.of(attachment(part)));
      case Raw.RawMessage message -> new Extracted.Facts(List.of(notice(message)));
      case Raw.RawReport report -> new Extracted.Facts(List.of(status(report)));
      case Raw.RawScript _, Raw.RawRules _ -> new Extracted.Facts(List.of());
    };
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
