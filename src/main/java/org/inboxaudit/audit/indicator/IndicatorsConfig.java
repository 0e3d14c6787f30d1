package org.inboxaudit.audit.indicator;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Sets of indicators.
@ConfigMapping(prefix = "inbox-audit.indicators")
public interface IndicatorsConfig {
  /// Sets of indicators of compromise: each is a file, or a folder with files. Beside each lies a
  /// description of the same name with `.properties` after it. Without one, nothing is compared.
  Optional<List<Path>> files();
}
