package org.inboxaudit.audit.indicator;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.check.Intel;
import org.jboss.logging.Logger;

/// The operator's sets of indicators, all of them together. They are read at the start, so that a
/// slip stops the start and not the first audit.
@Startup
@Singleton
public class IndicatorSets {
  private static final Logger LOG = Logger.getLogger(IndicatorSets.class);

  private final Indicators indicators;

  IndicatorSets(IndicatorsConfig config, Intel intel) {
    indicators = read(config.files().orElse(List.of()), intel);
  }

  /// The indicators, as the checks see them.
  @Produces
  @Singleton
  public Indicators indicators() {
    return indicators;
  }

  /// Reads sets.
  ///
  /// @throws IllegalArgumentException with one sentence for the operator, if one of them cannot be
  ///   read or holds nothing that can be compared
  static Indicators read(List<Path> paths, Intel intel) {
    if (paths.isEmpty()) {
      return Indicators.NONE;
    }
    IndicatorTable.Builder table = new IndicatorTable.Builder();
    for (Path path : paths) {
      Intake intake = new Intake(table, new Commonplace(intel));
      SetReader.read(path, intake);
      if (intake.taken() == 0) {
        throw wrong(path, "holds nothing that can be compared (" + intake.summary() + ")");
      }
      LOG.infof("indicators, %s: %s", path.getFileName(), intake.summary());
    }
    return table.build();
  }

  static IllegalArgumentException wrong(Path path, String text) {
    return new IllegalArgumentException("inbox-audit.indicators.files: " + path + " " + text + ".");
  }
}
