package org.inboxaudit.extract.message;

import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.link.Target;

/// Links that write a letter (RFC 6068) whose subject, text or further recipients stand ready, as
/// if they were buttons, and that go to somebody else than the sender. Whoever follows one answers,
/// and shows that somebody reads there.
final class ReadyAnswer {
  private static final List<String> READY = List.of("subject=", "body=", "cc=");

  private ReadyAnswer() {}

  /// Those without an address pass a page on to a friend.
  static boolean isWrittenBy(Target target, Message message) {
    if (!target.scheme().equals("mailto")) {
      return false;
    }
    String letter = target.path().toLowerCase(Locale.ROOT);
    int question = letter.indexOf('?');
    String to = question < 0 ? letter : letter.substring(0, question);
    boolean ready = question >= 0 && READY.stream().anyMatch(letter.substring(question)::contains);
    return to.indexOf('@') > 0
        && (to.indexOf('@') < to.lastIndexOf('@') || (ready && !isSenders(to, message)));
  }

  private static boolean isSenders(String to, Message message) {
    Domain domain = new Domain(to.substring(to.indexOf('@') + 1)).registered();
    return message.from().filter(from -> from.domain().registered().equals(domain)).isPresent();
  }
}
