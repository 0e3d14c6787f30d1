package org.inboxaudit.check.message;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Intel;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;

/// What the name says under which a letter was sent, held against its address.
final class SenderName {
  /// Fewer letters in common are chance.
  private static final int SHORTEST = 3;

  private static final int STEM = 4;

  private SenderName() {}

  static boolean showsOther(Message message) {
    String name = message.fromName();
    int at = name.indexOf('@');
    int end = at + 1;
    while (end < name.length() && " <>()\"',;:".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    String shown = name.substring(at + 1, end);
    return at > 0
        && shown.indexOf('.') > 0
        && message
            .from()
            .map(address -> address.domain().registered())
            .filter(new Domain(shown).registered()::equals)
            .isEmpty();
  }

  static boolean playsOffice(Message message, AuditContext context) {
    return message.from().filter(context::owns).isEmpty()
        && !context.intel().wordsIn("mail-offices", message.fromName()).isEmpty();
  }

  static boolean speaksForOwn(Message message, Set<Domain> own, AuditContext context) {
    if (message.from().filter(context::owns).isPresent()) {
      return false;
    }
    String name = message.fromName().toLowerCase(Locale.ROOT);
    String subject = message.subject().toLowerCase(Locale.ROOT);
    return own.stream().anyMatch(domain -> name.contains(domain.name()))
        || context.owner().addresses().stream()
            .map(EmailAddress::toString)
            .anyMatch(address -> name.contains(address) || subject.contains(address));
  }

  /// Whether no word of the name has anything to do with the address. Whoever sends letters for
  /// many, or under a name of the day, takes little trouble; a firm or a person has both alike.
  /// Words that stand in every second name say nothing unless they stand in the address as well,
  /// and other scripts say nothing at all. A person's mailbox bears the name; that of a single word
  /// may be called anything, so there the domain counts.
  static boolean isUnrelated(Message message, Intel intel) {
    String name = plain(message.fromName());
    if (name.isBlank() || name.chars().anyMatch(c -> c > 0x7f && Character.isLetter(c))) {
      return false;
    }
    List<String> words =
        Arrays.stream(name.split("[^a-z0-9]+", -1)).filter(word -> !word.isEmpty()).toList();
    List<String> common = intel.words("brand-companions");
    List<String> telling =
        words.stream().filter(word -> word.length() >= SHORTEST && !common.contains(word)).toList();
    String address = plain(message.from().map(EmailAddress::toString).orElse(""));
    int at = address.indexOf('@');
    String mailbox = address.substring(0, Math.max(0, at));
    String domain = address.substring(at + 1, Math.max(at + 1, address.lastIndexOf('.')));
    boolean free =
        message.from().filter(from -> intel.isPublicMailProvider(from.domain())).isPresent();
    String held = free || telling.size() > 1 ? mailbox + "@" + domain : domain;
    String joined = String.join("", words);
    if (mailbox.equals(joined)) {
      return false;
    }
    String initials =
        words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    return telling.stream().noneMatch(word -> held.contains(stem(word)))
        && Arrays.stream(held.split("[^a-z0-9]+", -1))
            .filter(label -> label.length() > 1)
            .noneMatch(label -> holds(joined, label) || initials.startsWith(label));
  }

  private static boolean holds(String joined, String label) {
    return label.length() >= SHORTEST && joined.contains(stem(label));
  }

  private static String stem(String word) {
    return word.substring(0, Math.min(STEM, word.length()));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u");
  }
}
