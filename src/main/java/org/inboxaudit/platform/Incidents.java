package org.inboxaudit.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/// Gives each fault of ours a number that a person can be told and an operator can find in the log.
///
/// The log gets the class of the exception and where it was thrown, never its message: a message
/// may hold an address or a line of somebody's mail.
@ApplicationScoped
public class Incidents {
  private static final Logger LOG = Logger.getLogger(Incidents.class);
  private static final int FRAMES = 30;

  private final SecureRandom random = new SecureRandom();

  /// Notes a fault.
  ///
  /// @param where what was being done, in words of ours (`check rule-external-forward`)
  /// @return the incident number
  public String note(String where, Throwable fault) {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    String incident = "inc_" + HexFormat.of().formatHex(bytes);
    LOG.errorf("%s in %s: %s", incident, where, trace(fault));
    return incident;
  }

  private static String trace(Throwable fault) {
    StringBuilder trace = new StringBuilder();
    int depth = 0;
    for (Throwable cause = fault; cause != null && depth < 5; cause = cause.getCause(), depth++) {
      trace.append(depth == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
        trace.append("\n  at ").append(frames[i]);
      }
    }
    return trace.toString();
  }
}
