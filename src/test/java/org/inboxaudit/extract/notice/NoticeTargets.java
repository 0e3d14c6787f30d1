package org.inboxaudit.extract.notice;

import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AuthenticationResults;

/// What a fuzzer throws at the reading of headers.
public final class NoticeTargets {
  private NoticeTargets() {}

  public static void header(byte[] message) {
    HeaderFields.of(message)
        .ifPresent(
            header -> {
              header.values("From").forEach(MailboxList::parse);
              header.values("Authentication-Results").forEach(AuthenticationResults::parse);
              header.values("Subject");
            });
  }

  public static void results(byte[] field) {
    AuthenticationResults.parse(new String(field, StandardCharsets.ISO_8859_1));
  }
}
