package org.inboxaudit.check.message;

import org.inboxaudit.check.message.LinkSigns.Sign;

/// What speaks against a letter from a stranger even where the receiving server bears out its
/// domain. That says who wrote, and not that he is honest: whoever owns a domain can sign for it.
///
/// An honest shop asks and presses as well, leads to a page of another firm, or greets "dear
/// customer". Several of these together are rare.
final class StrangersLetter {
  private static final int MANY = 3;

  private StrangersLetter() {}

  static boolean isOdd(LinkSigns signs, Asking asking, Reception reception) {
    boolean whateverItAsks =
        isOddPlace(signs)
            || (signs.show(Sign.PROGRAM) && asking.bringsPassword())
            || isOddPaper(signs, asking)
            || isNobodys(signs.claim(), asking)
            || isDoubtful(signs, asking, reception);
    if (whateverItAsks) {
      return true;
    }
    if (!asking.asks()) {
      return signs.show(Sign.FREE_PAGE) && (asking.picture() || signs.show(Sign.SPEAKS_FOR_OWN));
    }
    boolean twice = asking.pressing() + asking.lures() > 1;
    boolean borrowed =
        signs.claim().borrows()
            && (signs.show(Sign.DOUBTFUL) || (twice && signs.show(Sign.BELIED)));
    boolean pressed =
        asking.presses()
            && (signs.show(Sign.SHORT)
                || signs.show(Sign.ROUNDABOUT)
                || signs.show(Sign.PROGRAM)
                || asking.byCode()
                || asking.readyAnswer());
    boolean office = signs.claim().playsOffice() && asking.threatens();
    boolean brief = twice && signs.show(Sign.THROWAWAY);
    boolean ofMail =
        asking.pressing() > 1
            && ((asking.ofMailbox() && (signs.show(Sign.ELSEWHERE) || signs.show(Sign.COUNTED)))
                || signs.show(Sign.KNOWS_OWNER)
                || signs.show(Sign.SPEAKS_FOR_OWN));
    return signs.isOdd()
        || signs.show(Sign.FREE_PAGE)
        || borrowed
        || pressed
        || office
        || brief
        || ofMail;
  }

  /// Where no honest letter of a stranger leads, whatever it asks.
  private static boolean isOddPlace(LinkSigns signs) {
    return signs.show(Sign.HANDS_OVER)
        || signs.show(Sign.INNARDS)
        || (signs.show(Sign.DISGUISED) && !signs.home())
        || signs.show(Sign.BARE_PAGE);
  }

  /// A bill or a contract that waits where no firm keeps its papers.
  private static boolean isOddPaper(LinkSigns signs, Asking asking) {
    boolean stray =
        signs.show(Sign.FREE_PAGE)
            || signs.show(Sign.SHORT)
            || signs.show(Sign.ROUNDABOUT)
            || signs.show(Sign.KNOWS_OWNER);
    return signs.show(Sign.SHOWS_FILE)
        ? stray || asking.offersPaper()
        : stray && asking.offersPaper();
  }

  /// What no stranger writes: where the owner has the mailbox from one of the large providers,
  /// nobody else knows how full it is; and coins come from nowhere.
  private static boolean isNobodys(Claim claim, Asking asking) {
    boolean ofMailbox = asking.ofMailbox() && claim.own().isEmpty();
    boolean ofCoins = asking.coins() && asking.asks();
    return (ofMailbox || ofCoins) && !claim.isOfService();
  }

  /// Whether so much speaks against a letter that it hardly matters who bears it out; that nobody
  /// does, or nobody says, is one thing more. A letter that asks nothing we understand needs one
  /// thing more as well, and how a letter speaks is never all of it: reminders of honest firms are
  /// curt, too.
  static boolean isDoubtful(LinkSigns signs, Asking asking, Reception reception) {
    boolean silent = !reception.vouched() && !reception.unproven();
    long ofItsKind =
        identity(signs, asking)
            + (reception.bulk() || silent ? 0 : strays(signs))
            + (reception.unproven() && !reception.bulk() ? 1 : 0);
    long all = ofItsKind + tone(asking) + (silent && !reception.bulk() ? 1 : 0);
    boolean speaks = asking.business() || signs.claim().borrows();
    boolean hints = speaks && !reception.bulk() && !silent;
    return ofItsKind > 0
        && !signs.claim().isOfService()
        && (asking.asks() ? all >= MANY : hints && all > MANY);
  }

  /// How it speaks.
  private static long tone(Asking asking) {
    int themes = asking.pressing() + asking.lures() + (asking.offersPaper() ? 1 : 0);
    return count(themes > 1, themes > 2, asking.urges(), asking.impersonal());
  }

  /// Whose it is, and where it leads.
  private static long identity(LinkSigns signs, Asking asking) {
    Claim claim = signs.claim();
    return count(
        asking.imprint(),
        asking.evades(),
        asking.readyAnswer(),
        claim.unrelated(),
        claim.answersElsewhere(),
        claim.playsOffice(),
        claim.borrows(),
        signs.show(Sign.DOUBTFUL) || signs.show(Sign.BELIED),
        claim.speaksForOwn(),
        signs.show(Sign.SHORT) || signs.show(Sign.ROUNDABOUT),
        signs.show(Sign.KNOWS_OWNER),
        signs.show(Sign.SHOWS_FILE),
        signs.show(Sign.THROWAWAY));
  }

  /// Most newsletters count who follows their links, and many a shop has its till elsewhere.
  private static long strays(LinkSigns signs) {
    return count(signs.show(Sign.ELSEWHERE) || signs.show(Sign.COUNTED));
  }

  private static long count(boolean... doubts) {
    long count = 0;
    for (boolean doubt : doubts) {
      count += doubt ? 1 : 0;
    }
    return count;
  }
}
