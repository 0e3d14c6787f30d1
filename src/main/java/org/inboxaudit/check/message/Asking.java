package org.inboxaudit.check.message;

import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.MessageBody;

/// What a letter says to make its reader do something.
///
/// @param pressing in how many ways it presses people to give their password or their account away
/// @param lures in how many other ways it draws them to follow it: a parcel, a prize, a fine
/// @param byCode whether it wants a code in a picture to be scanned
/// @param picture whether it is hardly more than pictures that are links
/// @param threatens whether it says that an account is in danger
/// @param ofMailbox whether it speaks of the reader's mailbox: full, or holding mail back
/// @param warns whether it warns of false letters
/// @param urges whether it sets a short time
/// @param impersonal whether it greets a reader whose name it does not know
/// @param offersPaper whether it says that a bill or another paper waits to be opened
/// @param readyAnswer whether it holds a link that writes an answer
/// @param business whether it speaks of what cheats speak of, and everybody else as well
/// @param imprint whether it bears the address of a firm that everybody knows
/// @param coins whether it speaks of a cryptocurrency
/// @param bringsPassword whether it says which password opens a file
/// @param evades whether its text is made for filters to read otherwise than people
record Asking(
    int pressing,
    int lures,
    boolean byCode,
    boolean picture,
    boolean threatens,
    boolean ofMailbox,
    boolean warns,
    boolean urges,
    boolean impersonal,
    boolean offersPaper,
    boolean readyAnswer,
    boolean business,
    boolean imprint,
    boolean coins,
    boolean bringsPassword,
    boolean evades) {
  private static final Set<BodyTrait> PRESSING =
      EnumSet.of(BodyTrait.ACCOUNT_THREAT, BodyTrait.ASKS_TO_SIGN_IN, BodyTrait.PASSWORD_FORM);

  private static final Set<BodyTrait> LURING =
      EnumSet.of(
          BodyTrait.PARCEL_HELD,
          BodyTrait.PRIZE,
          BodyTrait.OFFICIAL_NOTICE,
          BodyTrait.SCARE,
          BodyTrait.TEMPTS,
          BodyTrait.MONEY_STORY,
          BodyTrait.ASKS_FOR_MONEY);

  /// What is done to a text so that filters read it otherwise than people. Newsletters hide a line
  /// as well, so it only adds to what is asked.
  private static final Set<BodyTrait> EVADING =
      EnumSet.of(BodyTrait.HIDDEN_TEXT, BodyTrait.DISGUISED_WORDS, BodyTrait.STRUCTURE_DIFFERS);

  static Asking of(MessageBody body) {
    Set<BodyTrait> traits = body.traits();
    int pressing = count(traits, PRESSING);
    boolean evades = count(traits, EVADING) > 0;
    return new Asking(
        pressing > 0 && evades ? pressing + 1 : pressing,
        count(traits, LURING),
        traits.contains(BodyTrait.SCAN_A_CODE),
        traits.contains(BodyTrait.PICTURE_LETTER),
        traits.contains(BodyTrait.ACCOUNT_THREAT),
        traits.contains(BodyTrait.MAILBOX_THREAT),
        traits.contains(BodyTrait.WARNS_OF_FRAUD),
        traits.contains(BodyTrait.URGES),
        traits.contains(BodyTrait.IMPERSONAL),
        traits.contains(BodyTrait.BILL_WAITS),
        traits.contains(BodyTrait.READY_ANSWER),
        traits.contains(BodyTrait.BUSINESS),
        traits.contains(BodyTrait.IMPRINT),
        traits.contains(BodyTrait.COINS),
        traits.contains(BodyTrait.FILE_PASSWORD),
        evades);
  }

  private static int count(Set<BodyTrait> traits, Set<BodyTrait> some) {
    return Math.toIntExact(traits.stream().filter(some::contains).count());
  }

  boolean presses() {
    return pressing > 0;
  }

  /// Whether it asks anything at all.
  boolean asks() {
    return pressing > 0 || lures > 0;
  }
}
