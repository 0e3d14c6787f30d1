package org.inboxaudit.sample;

import java.time.Instant;

/// Letters as providers write them about an account.
final class ProviderLetters {
  static final Person GOOGLE = new Person("Google", "no-reply@accounts.google.com");

  private ProviderLetters() {}

  /// A new sign-in to the owner's account.
  static MailText newSignIn(Correspondence mailbox, Instant at, String device, String place) {
    return google(mailbox, at)
        .text(
            """
            New sign-in on %2$s

            %1$s

            We noticed a new sign-in to your Google Account on a %2$s device.
            Location: %3$s

            If this was you, you don't need to do anything. If not, we'll help you
            secure your account.

            Check activity
            https://myaccount.google.com/notifications

            You received this email to let you know about important changes to your
            Google Account and services.
            """
                .formatted(mailbox.owner().address(), device, place));
  }

  /// An app password was created for the owner's account.
  static MailText appPasswordCreated(Correspondence mailbox, Instant at) {
    return google(mailbox, at)
        .text(
            """
            App password created to sign in to your account

            %1$s

            An app password was created for "mail" on your Google Account.

            If you didn't create this password, someone might be using your account.
            Check and secure your account now.

            Check activity
            https://myaccount.google.com/notifications

            You received this email to let you know about important changes to your
            Google Account and services.
            """
                .formatted(mailbox.owner().address()));
  }

  private static MailText google(Correspondence mailbox, Instant at) {
    return mailbox
        .received(GOOGLE, at, "<" + mailbox.id() + "@notifications.google.com>")
        .subject("Security alert");
  }

  /// The owner, or somebody else, asked another service for a new password.
  static MailText passwordReset(Correspondence mailbox, Instant at, Person service) {
    return mailbox
        .received(service, at, "<" + mailbox.id() + "@" + service.domain() + ">")
        .subject("Reset your password")
        .text(
            """
            Hello,

            we received a request to reset the password of your account
            %s.

            To choose a new password, open this address within one hour:
            https://%s/password/reset?token=example

            If you did not ask for this, you can ignore this message.
            """
                .formatted(mailbox.owner().address(), service.domain()));
  }
}
