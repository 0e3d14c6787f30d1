package org.inboxaudit.extract.attachment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.link.Links;
import org.inboxaudit.extract.link.PlainLinks;
import org.inboxaudit.extract.link.Target;

/// Puts where a file leads on its record.
final class FileLinks {

  /// Names of formats that look like addresses and lead nowhere. In a letter they are links like
  /// any other, for somebody wrote them.
  private static final List<String> NAMESPACES =
      List.of(
          "www.w3.org",
          "schemas.microsoft.com",
          "schemas.openxmlformats.org",
          "www.apple.com/dtds/",
          "purl.org",
          "ns.adobe.com",
          "java.sun.com/dtd");

  /// Whose mailbox a file lies in is not told to its readers.
  private static final Links LINKS = new Links(List.of());

  private FileLinks() {}

  /// Adds where a document leads, unless enough is known already. A mail address, a place in the
  /// document and the like are left out.
  static void add(Examined file, String written, LinkTrait... traits) {
    if (hasRoom(file)) {
      Target.of(written).ifPresent(target -> add(file, target, "", Set.of(traits)));
    }
  }

  /// Adds where something leads that people click on.
  static void add(Examined file, Target target, String shown, Set<LinkTrait> traits) {
    if (hasRoom(file)) {
      LINKS.link(target, shown, traits).ifPresent(file::leadsTo);
    }
  }

  /// Adds every address that stands in a text of any format.
  static void addAll(Examined file, String text) {
    PlainLinks.find(
        text,
        found -> {
          if (hasRoom(file)) {
            Target.of(found)
                .filter(target -> !isNamespace(target))
                .ifPresent(target -> add(file, target, "", Set.of()));
          }
        });
  }

  private static boolean hasRoom(Examined file) {
    return file.links.size() < Attachment.LINKS;
  }

  private static boolean isNamespace(Target target) {
    String place = target.hostName() + target.path().toLowerCase(Locale.ROOT);
    return NAMESPACES.stream().anyMatch(place::startsWith);
  }
}
