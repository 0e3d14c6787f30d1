package org.inboxaudit.check.message;

import org.inboxaudit.check.message.LinkSigns.Sign;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Severity;

/// How much it weighs where a letter leads, together with what it asks and whose it is.
enum LinkWeight {
  NONE(Severity.INFO, Confidence.WEAK),
  SLIGHT(Severity.LOW, Confidence.WEAK),
  DOUBTFUL(Severity.MEDIUM, Confidence.WEAK),
  CLEAR(Severity.MEDIUM, Confidence.FAIR),
  GRAVE(Severity.HIGH, Confidence.FAIR);

  private final Severity severity;
  private final Confidence confidence;

  LinkWeight(Severity severity, Confidence confidence) {
    this.severity = severity;
    this.confidence = confidence;
  }

  Severity severity() {
    return severity;
  }

  Confidence confidence() {
    return confidence;
  }

  /// @param words how much of what makes people give a password away the letter says
  static LinkWeight of(LinkSigns signs, int words, Reception reception) {
    if (reception.isOrdinary() || (reception.vouched() && !signs.isDressed())) {
      boolean odd = signs.isDressed() || signs.show(Sign.DISGUISED);
      return words > 0 && odd ? SLIGHT : NONE;
    }
    if (words == 0) {
      return !reception.bulk() && isHardlyHonest(signs) ? SLIGHT : NONE;
    }
    return reception.bulk() ? ofBulk(signs) : ofLetter(signs, words, reception);
  }

  /// Whether there is anything to weigh, however the letter came.
  static boolean matters(LinkSigns signs, int words) {
    return words > 0 || isHardlyHonest(signs);
  }

  private static boolean isHardlyHonest(LinkSigns signs) {
    return signs.isDressed()
        || signs.show(Sign.DISGUISED)
        || signs.show(Sign.IP_ADDRESS)
        || signs.show(Sign.SHOWS_SENDER)
        || (signs.show(Sign.BELIED) && !signs.home());
  }

  /// Anybody can call a letter a newsletter, and most newsletters count who follows their links.
  private static LinkWeight ofBulk(LinkSigns signs) {
    return signs.grave() > 0 ? DOUBTFUL : signs.isDoubtful() ? SLIGHT : NONE;
  }

  private static LinkWeight ofLetter(LinkSigns signs, int words, Reception reception) {
    if (signs.grave() > 0) {
      return signs.grave() > 1 || signs.isDoubtful() || words > 1 ? GRAVE : CLEAR;
    }
    if (signs.isDoubtful()) {
      return CLEAR;
    }
    if (reception.body().links().isEmpty()) {
      return words > 1 ? DOUBTFUL : NONE;
    }
    return !signs.show(Sign.ELSEWHERE) ? NONE : words > 1 ? DOUBTFUL : SLIGHT;
  }
}
