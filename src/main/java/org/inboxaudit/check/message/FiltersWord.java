package org.inboxaudit.check.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Message;

/// What the filter of the receiving server took a message for, as far as it notes it in the header:
/// Microsoft's category (`CAT:` in X-Forefront-Antispam-Report), and what SpamAssassin and those
/// after it write.
///
/// Whoever writes a message can write such fields as well, but nobody writes them against himself.
/// That a filter let a message pass is never taken for anything.
enum FiltersWord {
  NOTHING,
  /// Unwanted mail.
  JUNK,
  /// A letter that pretends, or that wants a password.
  PHISHING;

  private static final String MICROSOFT = "x-forefront-antispam-report";
  private static final String SPAM_FLAG = "x-spam-flag";
  private static final String SPAM_STATUS = "x-spam-status";

  /// Phishing, spoofing, and the kinds of impersonation.
  private static final List<String> PRETENDING =
      List.of(
          "cat:phsh",
          "cat:phish",
          "cat:hphsh",
          "cat:hphish",
          "cat:spoof",
          "cat:dimp",
          "cat:uimp",
          "cat:gimp",
          "cat:bimp",
          "cat:malw");

  private static final List<String> UNWANTED =
      List.of("cat:spm", "cat:hspm", "sfv:spm", "sfv:skb", "sfv:sks");

  static Set<String> headers() {
    return Set.of(MICROSOFT, SPAM_FLAG, SPAM_STATUS);
  }

  static FiltersWord of(Message message) {
    String report = field(message, MICROSOFT);
    if (PRETENDING.stream().anyMatch(report::contains)) {
      return PHISHING;
    }
    boolean junk =
        UNWANTED.stream().anyMatch(report::contains)
            || field(message, SPAM_FLAG).startsWith("yes")
            || field(message, SPAM_STATUS).startsWith("yes");
    return junk ? JUNK : NOTHING;
  }

  private static String field(Message message, String name) {
    return message.header(name).orElse("").strip().toLowerCase(Locale.ROOT);
  }
}
