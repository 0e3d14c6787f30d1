package org.inboxaudit.sample;

/// Somebody with an address: a role, never a real person.
record Person(String name, String address) {

  /// As it stands in a From or To field.
  String mailbox() {
    return MailText.encoded(name) + " <" + address + ">";
  }

  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}
