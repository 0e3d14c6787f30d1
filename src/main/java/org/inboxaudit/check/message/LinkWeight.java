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

  static LinkWeight of(LinkSigns signs, Asking asking, Reception reception) {
    LinkWeight weight =
        reception.isOrdinary()
            ? ofOrdinary(signs, asking, reception)
            : ofStranger(signs, asking, reception);
    return heavier(weight, isFiltered(asking, reception) ? SLIGHT : NONE);
  }

  /// Whether the receiving server's filter warned of it. Filters take many an honest newsletter for
  /// junk, and what lies among junk is out of the way; what was put there and lies elsewhere now
  /// was fetched back by somebody.
  private static boolean isFiltered(Asking asking, Reception reception) {
    if (reception.known()) {
      return false;
    }
    boolean leads = !reception.body().links().isEmpty() || reception.withFiles();
    boolean unwanted =
        reception.bulk() ? asking.picture() || reception.unproven() : leads || asking.readyAnswer();
    return switch (reception.filtered()) {
      case NOTHING -> false;
      case JUNK -> asking.asks() || (unwanted && !reception.putAway());
      case MOVED -> asking.asks() || ((leads || unwanted) && !reception.putAway());
      case PHISHING -> true;
    };
  }

  /// What a correspondent or an honest list sends. Anybody can sign a list of their own.
  private static LinkWeight ofOrdinary(LinkSigns signs, Asking asking, Reception reception) {
    boolean odd =
        signs.isDressed()
            || signs.show(Sign.DISGUISED)
            || signs.show(Sign.HANDS_OVER)
            || signs.show(Sign.BARE_PAGE);
    boolean asks = asking.presses() || (!reception.known() && (asking.asks() || asking.picture()));
    boolean free = !reception.known() && asking.pressing() > 1 && signs.show(Sign.FREE_PAGE);
    boolean doubtful =
        !reception.known()
            && !reception.listed()
            && StrangersLetter.isDoubtful(signs, asking, reception);
    return (asks && odd) || free || doubtful ? SLIGHT : NONE;
  }

  private static LinkWeight ofStranger(LinkSigns signs, Asking asking, Reception reception) {
    if (signs.atOwn() && !signs.isDressed()) {
      return NONE; // what runs there writes in many names
    }
    boolean warns = asking.warns() && !signs.show(Sign.ELSEWHERE) && !signs.claim().posing();
    if (warns && !signs.isDressed()) {
      return NONE; // it tells what false letters say, and leads to its own pages
    }
    boolean byName = isByName(signs.claim(), asking, reception);
    if (reception.vouched() && !signs.isDressed()) {
      return StrangersLetter.isOdd(signs, asking, reception) || byName ? SLIGHT : NONE;
    }
    boolean odd = !reception.bulk() && StrangersLetter.isOdd(signs, asking, reception);
    LinkWeight slight = byName || odd ? SLIGHT : NONE;
    if (asking.presses()) {
      LinkWeight weight =
          reception.bulk() ? ofBulk(signs, asking, reception) : ofLetter(signs, asking, reception);
      return heavier(weight, slight);
    }
    if (asking.asks() && !reception.bulk()) {
      return heavier(ofLure(signs, asking, reception), slight);
    }
    boolean honest = reception.bulk() || !isHardlyHonestAlone(signs, asking, reception);
    return (asking.asks() && signs.isDressed()) || !honest ? SLIGHT : slight;
  }

  private static boolean isHardlyHonestAlone(LinkSigns signs, Asking asking, Reception reception) {
    boolean picture =
        asking.picture()
            && (signs.isDoubtful()
                || signs.isOdd()
                || (asking.evades() && signs.show(Sign.ELSEWHERE)));
    boolean borrowed =
        reception.unproven() && (signs.claim().borrows() || signs.show(Sign.DOUBTFUL));
    boolean locked = signs.show(Sign.PROGRAM) && asking.bringsPassword();
    boolean answers = asking.readyAnswer() && reception.unproven();
    return isHardlyHonest(signs)
        || picture
        || locked
        || answers
        || (borrowed && signs.show(Sign.ELSEWHERE));
  }

  /// Whether the sender's name says enough, wherever the letter leads: nobody's account is looked
  /// after from a free mailbox.
  private static boolean isByName(Claim claim, Asking asking, Reception reception) {
    if (reception.bulk() && reception.listed()) {
      return false;
    }
    boolean free = claim.free() && asking.threatens() && (asking.pressing() > 1 || claim.borrows());
    boolean other = claim.showsOther() && (asking.asks() || reception.unproven());
    return free
        || (other && !reception.vouched())
        || (claim.posing() && (reception.unproven() || asking.asks() || asking.byCode()))
        || (claim.imitates() && asking.asks())
        || (asking.byCode() && (claim.speaksForOwn() || claim.playsOffice()));
  }

  /// Whether there is anything to weigh, however the letter came.
  static boolean matters(LinkSigns signs, Asking asking) {
    return asking.asks()
        || asking.business()
        || asking.picture()
        || asking.byCode()
        || asking.readyAnswer()
        || asking.offersPaper()
        || isHardlyHonest(signs)
        || (signs.show(Sign.PROGRAM) && asking.bringsPassword())
        || signs.claim().posing()
        || signs.claim().showsOther()
        || signs.claim().borrows()
        || signs.show(Sign.DOUBTFUL)
        || signs.show(Sign.SPEAKS_FOR_OWN)
        || signs.show(Sign.SHOWS_FILE)
        || signs.show(Sign.BARE_PAGE);
  }

  private static boolean isHardlyHonest(LinkSigns signs) {
    return signs.isDressed()
        || signs.isOdd()
        || signs.show(Sign.SHOWS_SENDER)
        || (signs.show(Sign.BELIED) && !signs.home());
  }

  /// Anybody can call a letter a newsletter, and most newsletters count who follows their links.
  /// One of today whose sender nothing bears out is hardly one.
  private static LinkWeight ofBulk(LinkSigns signs, Asking asking, Reception reception) {
    boolean unsure = reception.unproven() && !reception.listed() && asking.pressing() > 1;
    boolean talk = reception.listed() && signs.grave() == 1 && signs.show(Sign.IP_ADDRESS);
    return signs.grave() > 0 && !talk ? DOUBTFUL : signs.isDoubtful() || unsure ? SLIGHT : NONE;
  }

  private static LinkWeight ofLetter(LinkSigns signs, Asking asking, Reception reception) {
    int words = asking.pressing();
    if (signs.grave() > 0) {
      return signs.grave() > 1 || signs.isDoubtful() || words > 1 ? GRAVE : CLEAR;
    }
    if (signs.isDoubtful()) {
      return CLEAR;
    }
    if (reception.body().links().isEmpty()) {
      boolean odd = asking.byCode() || reception.unproven() || signs.claim().playsOffice();
      return words > 1 ? DOUBTFUL : odd ? SLIGHT : NONE;
    }
    if (signs.show(Sign.ELSEWHERE)) {
      return words > 1 ? DOUBTFUL : SLIGHT;
    }
    boolean odd = asking.byCode() || signs.claim().playsOffice() || signs.show(Sign.THROWAWAY);
    return reception.unproven() || odd ? SLIGHT : NONE;
  }

  /// A letter that draws people on without a word about their account.
  private static LinkWeight ofLure(LinkSigns signs, Asking asking, Reception reception) {
    if (signs.grave() > 0) {
      return CLEAR;
    }
    boolean unsure = reception.unproven() && !reception.body().links().isEmpty();
    return signs.isDoubtful()
            || signs.show(Sign.SHORT)
            || signs.show(Sign.PROGRAM)
            || signs.show(Sign.THROWAWAY)
            || asking.byCode()
            || unsure
        ? SLIGHT
        : NONE;
  }

  private static LinkWeight heavier(LinkWeight one, LinkWeight other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
