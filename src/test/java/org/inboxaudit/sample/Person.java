package org.inboxaudit.sample;

/// Somebody with an address: a role, never a real person.
public record Person(String name, String address) {

  /// As it stands in a From or To field.
  public String mailbox() {
    return MailText.encoded(name) + " <" + address + ">";
  }

  public String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}
