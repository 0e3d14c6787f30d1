package org.inboxaudit.evidence;

/// What a link shows. Facts, not verdicts: a check decides what they mean.
public enum LinkTrait {
  /// A request of an application for access to an account (RFC 6749 §4.1.1).
  OAUTH_REQUEST,
  /// The access asked for includes mail.
  OAUTH_MAIL_SCOPE,
  /// Access that goes on while nobody is there is asked for (`offline_access`).
  OAUTH_OFFLINE,
  /// A page at which a device is let in by a code (RFC 8628 §3.3).
  DEVICE_CODE,
  /// The text names another site than the link leads to.
  SHOWS_OTHER_HOST,
  /// The text is the name of a file, and the link leads to no file of that kind.
  SHOWS_FILE,
  /// It goes by way of a site that sends anybody on to anywhere.
  ROUNDABOUT,
  /// The host is a bare IP address.
  IP_ADDRESS,
  /// Something stands before an `@` in the authority (RFC 3986 §3.2.1), so that it reads as another
  /// host.
  USER_INFO,
  /// The host mixes scripts, or is written in a way that hides it.
  DISGUISED_HOST,
  /// It leads on to another site that its own parameters name.
  REDIRECT,
  /// It holds an address of the owner.
  OWN_ADDRESS,
  /// What stands behind its `#` is a mail address. No server ever sees it; the page itself wants
  /// it.
  FRAGMENT_ADDRESS,
  /// It leads among the files of a program that runs a web site, where nobody publishes pages.
  SITE_INNARDS,
  /// It leads to a file that would run.
  PROGRAM,
  /// A `data:`, `blob:` or `javascript:` target instead of a site.
  INLINE,
  /// A picture fetched when the message is shown.
  PICTURE,
  /// A picture that nobody can see.
  INVISIBLE_PICTURE,
  /// Where a form sends what is typed in.
  FORM_TARGET
}
