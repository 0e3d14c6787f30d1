package org.inboxaudit.check;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Severity;

/// Makes a class a check of the catalog: a class that carries it is found by the container (ADR 7).
@Stereotype
@Singleton
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CheckInfo {
  /// Family and words, `rule-external-forward`. Never reused for another question.
  String id();

  /// The evidence it is given.
  Class<? extends Evidence>[] reads();

  /// The weight of its findings unless it says otherwise.
  Severity severity();

  Confidence confidence() default Confidence.FAIR;

  /// Raised when state saved by an older version must not be continued.
  int version() default 1;

  /// Rows of the catalog of signs in `docs/signs.md` (`S01`).
  String[] signs() default {};

  /// Rows of the list of features in `docs/signs.md` (`B12`).
  String[] features() default {};

  /// Technique ids of MITRE ATT&CK (`T1114.003`).
  String[] attack() default {};
}
