package org.inboxaudit.bench;

import java.util.List;

/// Something that is measured, with its goals. To add one, write a class and put it on the list in
/// [Bench].
interface Figure {
  /// As it is asked for with `ONLY=`.
  String name();

  /// Measures, and tells the workbench what a reader wants to see of it beside the lines.
  List<Line> measure(Workbench bench) throws Exception;
}
