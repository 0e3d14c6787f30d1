package org.inboxaudit.extract.attachment;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.link.Target;
import org.inboxaudit.extract.text.TextDecoding;

/// Looks into the cards of contacts, as vCard (RFC 6350) and as Windows keeps them, for where they
/// lead. The page of a person lies in the web; an address that opens a place in a Windows network,
/// or a program beside the card, is none.
final class ContactCard {
  private static final int MOST = 1 << 20;
  private static final int ADDRESSES = 100;

  /// `URL;TYPE=work:https://…`, or `<c:Url><c:Value>…`; a backslash stands before a colon in old
  /// ones.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?im)^(?:[\\w-]+\\.)?url(?:;[^:\\r\\n]*)?:([^\\r\\n]+)"
              + "|<(?:\\w+:)?url\\b[^>]*>\\s*<(?:\\w+:)?value[^>]*>([^<]+)<");

  private ContactCard() {}

  static void read(Examined file) {
    byte[] bytes = file.bytes;
    String text = TextTypes.text(bytes, MOST);
    file.words.add(TextDecoding.text(bytes));
    Matcher addresses = ADDRESS.matcher(text);
    for (int i = 0; i < ADDRESSES && addresses.find(); i++) {
      String found = addresses.group(1) == null ? addresses.group(2) : addresses.group(1);
      address(found.strip().replace("\\:", ":"), file);
    }
  }

  private static void address(String address, Examined file) {
    Optional<Target> target = Target.of(address);
    boolean web = target.stream().anyMatch(ContactCard::isOfTheWeb);
    boolean program =
        AttachmentNames.traits(address).contains(AttachmentTrait.PROGRAM)
            && (address.indexOf('\\') >= 0 || target.isEmpty())
            && address.indexOf('/') < 0;
    boolean share = target.stream().anyMatch(PointerFile::isShare);
    if (share || (program && !web)) {
      file.traits.add(AttachmentTrait.POINTER);
    }
    FileLinks.add(file, address);
  }

  private static boolean isOfTheWeb(Target target) {
    return target.scheme().startsWith("http");
  }
}
