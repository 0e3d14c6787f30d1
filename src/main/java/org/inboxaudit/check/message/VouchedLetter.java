package org.inboxaudit.check.message;

import java.util.stream.Stream;
import org.inboxaudit.check.message.LinkSigns.Sign;

/// What speaks against a letter from a stranger whose domain is borne out. That says who wrote, and
/// not that he is honest: whoever owns a domain can sign for it.
///
/// An honest shop asks and presses as well, leads to a page of another firm, or greets "dear
/// customer". Several of these together are rare.
final class VouchedLetter {
  private static final int MANY = 3;

  private VouchedLetter() {}

  static boolean isOdd(LinkSigns signs, Asking asking) {
    if (signs.show(Sign.HANDS_OVER) || (signs.show(Sign.PROGRAM) && asking.bringsPassword())) {
      return true;
    }
    if (isOddPaper(signs, asking) || isDoubtful(signs, asking) || isNobodys(signs, asking)) {
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
  private static boolean isNobodys(LinkSigns signs, Asking asking) {
    boolean ofMailbox =
        asking.ofMailbox() && signs.claim().own().isEmpty() && !signs.claim().isOfService();
    return ofMailbox || (asking.coins() && asking.lures() > 0 && !signs.claim().isOfService());
  }

  /// Whether so much speaks against a letter that it hardly matters who bears it out.
  static boolean isDoubtful(LinkSigns signs, Asking asking) {
    return asking.asks() && !signs.claim().isOfService() && doubts(signs, asking) >= MANY;
  }

  private static long doubts(LinkSigns signs, Asking asking) {
    Claim claim = signs.claim();
    return Stream.of(
            asking.pressing() + asking.lures() + (asking.offersPaper() ? 1 : 0) > 1,
            asking.urges(),
            asking.impersonal(),
            asking.evades(),
            asking.readyAnswer(),
            claim.unrelated(),
            claim.playsOffice(),
            claim.borrows() || signs.show(Sign.DOUBTFUL) || signs.show(Sign.BELIED),
            claim.speaksForOwn(),
            signs.show(Sign.ELSEWHERE) || signs.show(Sign.COUNTED),
            signs.show(Sign.SHORT) || signs.show(Sign.ROUNDABOUT),
            signs.show(Sign.KNOWS_OWNER),
            signs.show(Sign.SHOWS_FILE),
            signs.show(Sign.THROWAWAY))
        .filter(doubt -> doubt)
        .count();
  }
}
