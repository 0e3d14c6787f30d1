package org.inboxaudit.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test where Dovecot is not installed. On the build server (`CI=true`) it fails there
/// instead, so that it cannot fall silent.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RequiresDovecot.Condition.class)
public @interface RequiresDovecot {

  /// Looks for the program.
  final class Condition implements ExecutionCondition {
    private static final String INSTALL =
        "Dovecot is not installed (apt-get install dovecot-imapd dovecot-managesieved)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (DovecotConfig.program().isPresent()) {
        return ConditionEvaluationResult.enabled("Dovecot is installed");
      }
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(INSTALL);
      }
      return ConditionEvaluationResult.disabled(INSTALL);
    }
  }
}
