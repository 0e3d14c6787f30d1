package org.inboxaudit.corpus;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.AttachmentReader;

/// What the reader of attachments tells of one file, and what the checks make of it.
///
/// @param files the file itself, then what lies in it
/// @param complete whether nothing was left out
record AttachmentReading(List<Attachment> files, boolean complete) {
  private static final AuditContext CONTEXT = CheckTester.context(CheckTester.owner(false));
  private static final List<Check> CHECKS =
      Catalog.checks().stream()
          .filter(check -> check.reads().equals(Set.of(EvidenceKind.ATTACHMENT)))
          .toList();

  /// Reads `octets` as a file that hangs on a message from a stranger.
  static AttachmentReading of(String fileName, String mediaType, byte[] octets) {
    Message message = EvidenceFixtures.message("m1").build();
    Message.Part part = new Message.Part("2", mediaType, fileName, "8bit", octets.length, true);
    Extracted extracted =
        AttachmentReader.read(new Raw.RawPart(message, part, octets, true), ExtractLimits.DEFAULT);
    List<Observation> observations =
        extracted instanceof Extracted.Facts facts ? facts.observations() : List.of();
    List<Attachment> files =
        observations.stream()
            .filter(Attachment.class::isInstance)
            .map(Attachment.class::cast)
            .toList();
    return new AttachmentReading(files, files.size() == observations.size());
  }

  /// Whether a trait is told that could matter. That files lie in an archive is none.
  boolean remarkable() {
    return files.stream()
        .flatMap(file -> file.traits().stream())
        .anyMatch(trait -> trait != AttachmentTrait.CONTAINER);
  }

  /// Whether a check makes a finding of it.
  boolean reported() {
    return CHECKS.stream().anyMatch(check -> check instanceof ItemCheck<?> item && finds(item));
  }

  @SuppressWarnings("unchecked") // only checks that read attachments are asked
  private <E extends Evidence> boolean finds(ItemCheck<E> check) {
    return files.stream().anyMatch(file -> !check.inspect((E) file, CONTEXT).isEmpty());
  }

  Stream<String> names() {
    return files.stream().map(Attachment::fileName);
  }
}
