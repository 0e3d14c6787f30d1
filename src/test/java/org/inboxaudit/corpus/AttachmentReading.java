package org.inboxaudit.corpus;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.AttachmentReader;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.risk.Risk;

/// What the reader of attachments tells of one file, and what the checks make of it.
///
/// @param files the file itself, then what lies in it
/// @param complete whether nothing was left out
record AttachmentReading(List<Attachment> files, boolean complete) {
  private static final AuditContext CONTEXT = withoutIndicators(CheckTester.owner(false));
  private static final List<Check> CHECKS =
      Catalog.checks().stream()
          .filter(check -> check.id().family() == CheckFamily.ATTACHMENT)
          .filter(check -> check.reads().contains(EvidenceKind.ATTACHMENT))
          .toList();

  /// The indicators that checks are tested with hold one file in sixteen.
  private static AuditContext withoutIndicators(Owner owner) {
    AuditContext tested = CheckTester.context(owner);
    return new AuditContext(owner, tested.asOf(), tested.intel(), tested.networks())
        .with(tested.index());
  }

  /// Reads `octets` as a file that hangs on a message from a stranger, which was opened.
  static AttachmentReading of(String fileName, String mediaType, byte[] octets) {
    Message message = EvidenceFixtures.message("m1").flagged(MessageFlag.SEEN).build();
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

  /// The same files on a message with which this was done.
  AttachmentReading with(MessageFlag done) {
    Message message = EvidenceFixtures.message("m1").flagged(done).build();
    return new AttachmentReading(files.stream().map(file -> on(message, file)).toList(), complete);
  }

  private static Attachment on(Message message, Attachment file) {
    return new Attachment(
        file.ref(),
        message,
        file.fileName(),
        file.containers(),
        file.declaredType(),
        file.detectedType(),
        file.size(),
        file.sha256(),
        file.traits(),
        file.links(),
        file.sensitive(),
        file.signature());
  }

  /// Whether it is in the report: by a finding, or as what could not be read.
  boolean told() {
    return !complete || !findings().isEmpty();
  }

  /// Whether a check makes more of it than a note.
  boolean reported() {
    return findings().stream().anyMatch(finding -> finding.severity() != Severity.INFO);
  }

  /// Whether the report would say: act.
  boolean asksForAction() {
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    findings().stream()
        .collect(Collectors.groupingBy(Finding::check))
        .forEach((check, found) -> outcomes.put(check, new Outcome.Found(found, 0, List.of())));
    return Risk.verdict(outcomes).level() == org.inboxaudit.risk.Verdict.Level.ACT;
  }

  private List<Finding> findings() {
    return CHECKS.stream().flatMap(check -> findings(check).stream()).toList();
  }

  private List<Finding> findings(Check check) {
    return switch (check) {
      case ItemCheck<?> item -> inspect(item);
      case FoldCheck<?, ?> fold -> conclude(fold);
    };
  }

  @SuppressWarnings("unchecked") // only checks that read attachments are asked
  private <E extends Evidence> List<Finding> inspect(ItemCheck<E> check) {
    return files.stream().flatMap(file -> check.inspect((E) file, CONTEXT).stream()).toList();
  }

  @SuppressWarnings("unchecked") // only checks that read attachments are asked
  private <E extends Evidence, S extends Record> List<Finding> conclude(FoldCheck<E, S> check) {
    S state = check.start();
    for (Attachment file : files) {
      state = check.step(state, (E) file, CONTEXT);
    }
    return check.conclude(state, CONTEXT);
  }

  Stream<String> names() {
    return files.stream().map(Attachment::fileName);
  }
}
