package org.inboxaudit.check.message;

import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.MessageBody;

/// What a letter says to make its reader do something.
///
/// @param traits what its text shows
/// @param pressing in how many ways it presses people to give their password or their account away
/// @param evades whether its text is made for filters to read otherwise than people
record Asking(Set<BodyTrait> traits, int pressing, boolean evades) {
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
    return new Asking(traits, pressing > 0 && evades ? pressing + 1 : pressing, evades);
  }

  private static int count(Set<BodyTrait> traits, Set<BodyTrait> some) {
    return Math.toIntExact(traits.stream().filter(some::contains).count());
  }

  /// In how many other ways it draws people to follow it: a parcel, a prize, a fine.
  int lures() {
    return count(traits, LURING);
  }

  boolean presses() {
    return pressing > 0;
  }

  /// Whether it asks anything at all.
  boolean asks() {
    return presses() || lures() > 0;
  }

  /// Whether it wants a code in a picture to be scanned.
  boolean byCode() {
    return traits.contains(BodyTrait.SCAN_A_CODE);
  }

  /// Whether it is hardly more than pictures that are links.
  boolean picture() {
    return traits.contains(BodyTrait.PICTURE_LETTER);
  }

  /// Whether it says that an account is in danger.
  boolean threatens() {
    return traits.contains(BodyTrait.ACCOUNT_THREAT);
  }

  /// Whether it speaks of the reader's mailbox: full, or holding mail back.
  boolean ofMailbox() {
    return traits.contains(BodyTrait.MAILBOX_THREAT);
  }

  /// Whether it warns of false letters.
  boolean warns() {
    return traits.contains(BodyTrait.WARNS_OF_FRAUD);
  }

  /// Whether it sets a short time.
  boolean urges() {
    return traits.contains(BodyTrait.URGES);
  }

  /// Whether it greets a reader whose name it does not know.
  boolean impersonal() {
    return traits.contains(BodyTrait.IMPERSONAL);
  }

  /// Whether it says that a bill or another paper waits to be opened.
  boolean offersPaper() {
    return traits.contains(BodyTrait.BILL_WAITS);
  }

  /// Whether it holds a link that writes an answer.
  boolean readyAnswer() {
    return traits.contains(BodyTrait.READY_ANSWER);
  }

  /// Whether it speaks of what cheats speak of, and everybody else as well.
  boolean business() {
    return traits.contains(BodyTrait.BUSINESS);
  }

  /// Whether it bears the address of a firm that everybody knows.
  boolean imprint() {
    return traits.contains(BodyTrait.IMPRINT);
  }

  /// Whether it speaks of a cryptocurrency.
  boolean coins() {
    return traits.contains(BodyTrait.COINS);
  }

  /// Whether it says which password opens a file.
  boolean bringsPassword() {
    return traits.contains(BodyTrait.FILE_PASSWORD);
  }
}
