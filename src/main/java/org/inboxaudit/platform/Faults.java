package org.inboxaudit.platform;

import java.util.stream.Stream;

/// Writes a failure down without its message: a message may hold what came from outside.
public final class Faults {
  private static final int DEPTH = 8;

  private Faults() {}

  /// A failure and what caused it, outermost first.
  public static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, f -> f != null, Throwable::getCause).limit(DEPTH);
  }

  /// Class names and stack frames, nothing else.
  public static String trace(Throwable failure) {
    StringBuilder trace = new StringBuilder();
    causes(failure)
        .forEach(
            cause -> {
              trace.append(cause.getClass().getName()).append('\n');
              for (StackTraceElement frame : cause.getStackTrace()) {
                trace.append("  at ").append(frame).append('\n');
              }
            });
    return trace.toString();
  }
}
