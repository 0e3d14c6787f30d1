package org.inboxaudit.audit;

import java.util.Map;

/// Tells a feed something, as the engine does.
public final class FeedTeller {
  private FeedTeller() {}

  public static void tell(ProgressFeed feed, AuditId id, String name, Map<String, String> data) {
    feed.tell(id, name, data);
  }
}
