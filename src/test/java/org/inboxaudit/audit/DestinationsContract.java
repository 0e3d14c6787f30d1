package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds wherever the destinations of rules are kept.
public abstract class DestinationsContract {
  private static final AuditId FIRST = new AuditId("aud_1");
  private static final AuditId SECOND = new AuditId("aud_2");
  private static final EmailAddress ANN = EmailAddress.of("ann@example.org");
  private static final EmailAddress BEN = EmailAddress.of("ben@example.org");
  private static final EmailAddress DROP = EmailAddress.of("drop@stranger.example");
  private static final EmailAddress OTHER = EmailAddress.of("other@stranger.example");

  /// A store without any audit, but with the consent of [SampleAudit].
  protected abstract Audits audits();

  protected abstract Destinations destinations();

  @BeforeEach
  void addTwoAudits() {
    audits().add(SampleAudit.of("aud_1"));
    audits().add(SampleAudit.of("aud_2"));
  }

  @Test
  void countsOtherMailboxesThatSendToTheSameAddress() {
    assertEquals(Map.of(), destinations().compare(FIRST, ANN, Set.of(DROP, OTHER)));
    assertEquals(Map.of(DROP, 1L), destinations().compare(SECOND, BEN, Set.of(DROP)));
    assertEquals(Map.of(DROP, 1L), destinations().compare(FIRST, ANN, Set.of(DROP, OTHER)));
  }

  @Test
  void doesNotCountAnotherAuditOfTheSameMailbox() {
    destinations().compare(FIRST, ANN, Set.of(DROP));
    assertEquals(Map.of(), destinations().compare(SECOND, ANN, Set.of(DROP)));
  }

  @Test
  void forgetsWhatAnAuditNotedBefore() {
    destinations().compare(FIRST, ANN, Set.of(DROP));
    destinations().compare(FIRST, ANN, Set.of());
    assertEquals(Map.of(), destinations().compare(SECOND, BEN, Set.of(DROP)));
  }

  @Test
  void forgetsThemWithTheAudit() {
    destinations().compare(FIRST, ANN, Set.of(DROP));
    audits().erase(FIRST);
    assertEquals(Map.of(), destinations().compare(SECOND, BEN, Set.of(DROP)));
    assertThrows(
        Checkpoints.ErasedException.class, () -> destinations().compare(FIRST, ANN, Set.of(DROP)));
  }
}
