package org.inboxaudit.check.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.Intel;
import org.inboxaudit.evidence.Message;

/// What the filter of the receiving server took a message for, as far as it notes it in the header
/// (pack `filter-words`).
///
/// Whoever writes a message can write such fields as well, but nobody writes them against himself.
/// That a filter let a message pass is never taken for anything.
enum FiltersWord {
  NOTHING,
  /// Unwanted mail.
  JUNK,
  /// Unwanted mail that the server put among junk.
  MOVED,
  /// A letter that pretends, or that wants a password.
  PHISHING;

  /// The fields of the pack. They are asked for before any pack is at hand.
  private static final Set<String> FIELDS =
      Set.of(
          "x-forefront-antispam-report",
          "x-ms-exchange-organization-scl",
          "x-microsoft-antispam-mailbox-delivery",
          "x-spam-flag",
          "x-spam-status",
          "x-spam",
          "x-spamd-result",
          "deliver-to",
          "x-dspam-result",
          "x-barracuda-spam-status",
          "x-barracuda-spam-flag",
          "x-spamtest-status",
          "x-spamtest-status-extended",
          "x-tm-as-result",
          "x-mailscanner-spamcheck",
          "x-pstn-disposition",
          "x-gm-spam",
          "x-gm-phishy",
          "x-apple-movetofolder",
          "x-ovh-spamstate",
          "x-spam-tag");

  static Set<String> headers() {
    return FIELDS;
  }

  static FiltersWord of(Message message, Intel intel) {
    List<String> words = intel.filtersSay(message);
    return Stream.of(PHISHING, MOVED, JUNK)
        .filter(word -> words.contains(word.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(NOTHING);
  }
}
