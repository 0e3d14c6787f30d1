package org.inboxaudit.extract.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.message.MessageBodyReader;
import org.inboxaudit.extract.message.MessageBodyReader.Piece;
import org.inboxaudit.extract.mime.TwoReadings;
import org.inboxaudit.extract.mime.TwoReadings.File;

/// Reads a whole message for what the mail server's reading of its structure does not show (RFC
/// 2045, RFC 9051 §7.5.2): files, and texts.
public final class SecondReading {
  /// Under this place stand the files that the structure has no number for.
  private static final String PLACE = "mime";

  private SecondReading() {}

  /// Reads a message. Files that the first reading shows are not told again.
  public static Extracted read(Raw.RawStructure raw, ExtractLimits limits) {
    TwoReadings readings = TwoReadings.of(raw.bytes());
    List<File> hidden =
        readings.files().stream().filter(file -> !isShown(file, raw.message().parts())).toList();
    List<Observation> said = new ArrayList<>();
    if (raw.kinds().contains(EvidenceKind.MESSAGE_BODY)) {
      boolean differs = !hidden.isEmpty() || showsMoreTexts(readings, raw.message().parts());
      List<Piece> pieces =
          readings.texts().stream()
              .map(part -> new Piece(part.mediaType(), part.contents().getFirst(), true))
              .toList();
      said.addAll(MessageBodyReader.read(raw.message(), pieces, raw.ownAddresses(), differs));
    }
    if (raw.kinds().contains(EvidenceKind.ATTACHMENT)) {
      said.addAll(files(raw, hidden, readings, limits));
    }
    return new Extracted.Facts(said);
  }

  private static List<Observation> files(
      Raw.RawStructure raw, List<File> hidden, TwoReadings readings, ExtractLimits limits) {
    Part all = new Part(PLACE, "", "", "8bit", raw.bytes().length, false);
    Inspection inspection =
        new Inspection(
            new Raw.RawPart(raw.message(), all, raw.bytes(), true), limits, raw.bytes().length);
    if (!readings.whole()) {
      inspection.beyondLimit(Gap.UNKNOWN);
    }
    if (!readings.readable()) {
      inspection.unreadable(1);
    }
    for (File file : hidden) {
      inspection.file(
          new Inspection.Found(
              file.name(),
              List.of(),
              file.mediaType(),
              file.content(),
              true,
              file.size(),
              Set.of(AttachmentTrait.HIDDEN_BY_MIME)));
    }
    return inspection.said();
  }

  /// Whether the first reading shows a file: under this name, or one of the same type and size.
  private static boolean isShown(File file, List<Part> parts) {
    return parts.stream().anyMatch(part -> isSame(part, file));
  }

  private static boolean isSame(Part part, File file) {
    if (!file.name().isEmpty() && part.fileName().equalsIgnoreCase(file.name())) {
      return true;
    }
    String ending = AttachmentNames.extension(file.name());
    boolean unnamed = file.name().isEmpty() && part.mediaType().equals(file.mediaType());
    return unnamed
        || (AttachmentNames.extension(part.fileName()).equals(ending) && isNear(part, file.size()));
  }

  private static boolean isNear(Part part, long size) {
    long decoded = part.encoding().equals("base64") ? part.size() / 4 * 3 : part.size();
    return Math.abs(decoded - size) <= 256 + size / 20;
  }

  private static boolean showsMoreTexts(TwoReadings readings, List<Part> parts) {
    long shown = parts.stream().filter(part -> part.mediaType().startsWith("text/")).count();
    long read = readings.texts().stream().filter(part -> !part.mediaType().isEmpty()).count();
    return read > Math.max(1, shown);
  }
}
