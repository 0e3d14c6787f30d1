package org.inboxaudit.check.message;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageBody;

/// What the links of a letter show, held against whose letter it wants to be. Pictures do not
/// count: nobody clicks on where they come from.
///
/// @param host of the link that shows most
/// @param home whether some link leads to the service the letter speaks for
/// @param atOwn whether there are links, and all lead to the owner's own sites
/// @param claim whose letter it wants to be
record LinkSigns(Set<Sign> signs, String host, boolean home, boolean atOwn, Claim claim) {
  /// From the gravest to the most ordinary.
  enum Sign {
    /// A form in the letter takes a password.
    FORM,
    /// The host is dressed up as a service's, the sender's or the owner's.
    IMITATES,
    /// The sender bears a service's name and nothing else, and leads to somebody else.
    POSES,
    /// A mail address stands behind its `#`: the page it leads to fills it in.
    HANDS_OVER,
    /// It stands before an `@`, mixes scripts, or is no host at all.
    DISGUISED,
    /// The path names a site that the host is not.
    ASTRAY,
    /// It leads among the files of a program that runs somebody's web site.
    INNARDS,
    /// The letter speaks for a service by more than a name, and leads to somebody else.
    BELIED,
    /// A bare address on the internet.
    IP_ADDRESS,
    /// The text names another site.
    SHOWS_OTHER,
    /// The text names the sender's own site, and the link is not the sender's.
    SHOWS_SENDER,
    /// The subject or the sender's name names a service, and the link leads to somebody else.
    DOUBTFUL,
    /// It leads to a page that anybody puts up without a name.
    FREE_PAGE,
    /// It leads into a store of files or to a trial address, where nobody publishes by name.
    BARE_PAGE,
    /// A stranger speaks for the owner's own mail, and the link is not the owner's.
    SPEAKS_FOR_OWN,
    /// It holds the owner's address, and is not the sender's.
    KNOWS_OWNER,
    /// The text is the name of a file, and there is none; it is not the sender's.
    SHOWS_FILE,
    /// What it leads to runs on the reader's machine.
    PROGRAM,
    /// Its name is of the kind that is bought for a few days.
    THROWAWAY,
    /// It goes by way of a site that sends anybody on to anywhere.
    ROUNDABOUT,
    /// It says nothing of where it leads.
    SHORT,
    /// It is not the sender's.
    ELSEWHERE,
    /// It is that of a service that sends letters for others.
    COUNTED;

    /// Whether an honest letter hardly has it.
    boolean isGrave() {
      return compareTo(SHOWS_OTHER) < 0;
    }
  }

  static LinkSigns of(MessageBody body, AuditContext context) {
    List<Link> links = body.links().stream().filter(link -> !isPicture(link)).toList();
    Claim claim = Claim.of(body.message(), context);
    Set<Sign> all = EnumSet.noneOf(Sign.class);
    String host = "";
    boolean home = false;
    boolean atOwn = !links.isEmpty();
    Map<String, Set<Sign>> bySite = new HashMap<>();
    for (Link link : links) {
      Set<Sign> shown = SignReader.of(link, claim, bySite);
      boolean gravest =
          !shown.isEmpty() && (all.isEmpty() || first(shown).compareTo(first(all)) < 0);
      host = gravest ? link.host() : host;
      all.addAll(shown);
      home |= claim.isHome(new Domain(link.host()));
      atOwn &= claim.own().contains(new Domain(link.host()).registered());
    }
    if (body.traits().contains(BodyTrait.PASSWORD_FORM)) {
      all.add(Sign.FORM);
    }
    return new LinkSigns(all, Shown.of(host), home, atOwn, claim);
  }

  private static Sign first(Set<Sign> signs) {
    return signs.iterator().next();
  }

  long grave() {
    return signs.stream().filter(Sign::isGrave).count();
  }

  /// Whether it wants to be taken for what it is not. Whoever owns a domain can sign for it, so the
  /// receiving server's word does not help against that.
  boolean isDressed() {
    return show(Sign.FORM) || show(Sign.IMITATES) || show(Sign.POSES);
  }

  /// Whether a link is not what its text or the subject says.
  boolean isDoubtful() {
    return show(Sign.SHOWS_OTHER)
        || show(Sign.SHOWS_SENDER)
        || show(Sign.DOUBTFUL)
        || show(Sign.FREE_PAGE)
        || show(Sign.SPEAKS_FOR_OWN);
  }

  /// Whether it leads where hardly any honest letter leads, whoever sent it.
  boolean isOdd() {
    return show(Sign.DISGUISED)
        || show(Sign.HANDS_OVER)
        || show(Sign.INNARDS)
        || show(Sign.IP_ADDRESS);
  }

  boolean show(Sign sign) {
    return signs.contains(sign);
  }

  private static boolean isPicture(Link link) {
    return link.traits().contains(LinkTrait.PICTURE)
        || link.traits().contains(LinkTrait.INVISIBLE_PICTURE);
  }
}
