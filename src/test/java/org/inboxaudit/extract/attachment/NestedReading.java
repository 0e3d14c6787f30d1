package org.inboxaudit.extract.attachment;

import java.util.List;
import org.inboxaudit.evidence.Observation;

/// Reads a message as if it hung on another one.
public final class NestedReading {
  private NestedReading() {}

  public static List<Observation> of(byte[] message) {
    return Reading.read("message.eml", message);
  }
}
