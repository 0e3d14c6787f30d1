package org.inboxaudit.source.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.RuleFile;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;

/// Reads the files with mail rules that the owner brought along, where the mail server shows none.
///
/// It never says that all rules were told (ADR 19): Gmail writes into its file what the owner
/// ticked, Outlook leaves out hidden rules, neither knows of the forwarding of the whole account,
/// and none of them can tell that it is of today. So the gap that would be there without a file
/// stays; another source that sees all rules closes it.
///
/// All of it is read at once, so there is nothing to go on from and no checkpoint is said.
@ApplicationScoped
public class FileSource implements EvidenceSource {
  private static final SourceId ID = new SourceId("file");

  private final Extractor extractor;

  public FileSource(Extractor extractor) {
    this.extractor = extractor;
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Set<EvidenceKind> supplies() {
    return Set.of(EvidenceKind.MAIL_RULE);
  }

  @Override
  public boolean reaches(Access access) {
    return !access.ruleFiles().isEmpty();
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink) throws InterruptedException {
    if (plan.asksFor(EvidenceKind.MAIL_RULE)) {
      readFiles(access, sink);
    }
    for (EvidenceKind kind : plan.kinds()) {
      sink.accept(Gap.of(kind, Gap.Reason.NOT_SUPPORTED));
    }
  }

  private void readFiles(Access access, ObservationSink sink) throws InterruptedException {
    Set<String> names = new HashSet<>();
    for (RuleFile file : access.ruleFiles()) {
      if (access.withdrawn()) {
        throw new InterruptedException();
      }
      read(file, ownName(file.name(), names), sink);
    }
  }

  /// Two files of one name must not be taken for one.
  private static String ownName(String name, Set<String> names) {
    String own = name;
    for (int i = 2; !names.add(own); i++) {
      own = name + " (" + i + ")";
    }
    return own;
  }

  private void read(RuleFile file, String name, ObservationSink sink) throws InterruptedException {
    Raw.RawRules raw = new Raw.RawRules(ID, name, file.bytes());
    switch (extractor.extract(raw, ExtractLimits.DEFAULT)) {
      case Extracted.Facts facts -> {
        for (Observation observation : facts.observations()) {
          if (isAboutRules(observation)) {
            sink.accept(observation);
          }
        }
      }
      case Extracted.Refused refused ->
          sink.accept(new Gap(EvidenceKind.MAIL_RULE, refused.reason(), name, 1));
    }
  }

  /// The parser of a rules file has nothing else to say.
  private static boolean isAboutRules(Observation observation) {
    return observation instanceof MailRule
        || (observation instanceof Gap gap && gap.kind() == EvidenceKind.MAIL_RULE);
  }
}
