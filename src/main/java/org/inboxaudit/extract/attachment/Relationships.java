package org.inboxaudit.extract.attachment;

import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.link.Target;

/// Reads the relationships of an Office Open XML part (ECMA-376 part 2, §9.3): where does the
/// document lead, and does it fetch something from elsewhere when it is opened?
///
/// A document that carries no macro can load a template that does (ATT&CK T1221, S29). Hyperlinks
/// wait for a click, and are links. Office programs ask before they follow a link to another
/// workbook, and half of all workbooks have some: one on a share is a linked file, no fetched one.
final class Relationships {

  /// Pictures and sounds that were linked instead of stored.
  private static final Set<String> MEDIA = Set.of("image", "audio", "video", "media", "sound");

  private static final Set<String> MACRO_SHEETS = Set.of("xlmacrosheet", "xlintlmacrosheet");

  private static final Set<String> WORKBOOKS =
      Set.of("externallinkpath", "xlpathmissing", "xlstartup", "xlalternatestartup", "xllibrary");

  private Relationships() {}

  /// Puts what the relationships show on the record of the file.
  ///
  /// @return false if they could not be read to the end
  static boolean read(byte[] xml, Examined file) {
    return XmlWalk.over(
        xml,
        element -> {
          if (element.isStartElement() && element.getLocalName().equals("Relationship")) {
            relationship(element, file);
          }
        });
  }

  private static void relationship(XMLStreamReader element, Examined file) {
    String uri = XmlWalk.attribute(element, "Type");
    String type = uri.substring(uri.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String target = XmlWalk.attribute(element, "Target");
    if (MACRO_SHEETS.contains(type)) {
      file.traits.add(AttachmentTrait.MACRO_SHEET);
    }
    if (type.equals("vbaproject") || type.equals("wordvbadata")) {
      file.traits.add(AttachmentTrait.MACRO);
    }
    if (XmlWalk.attribute(element, "TargetMode").equalsIgnoreCase("External")) {
      external(type, target, file);
    }
  }

  private static void external(String type, String target, Examined file) {
    boolean web = target.strip().toLowerCase(Locale.ROOT).startsWith("http");
    if (type.equals("hyperlink")) {
      FileLinks.add(file, target);
    } else if (MEDIA.contains(type)) {
      if (web) {
        FileLinks.add(file, target, LinkTrait.PICTURE);
      } else if (isElsewhere(target)) {
        file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      }
    } else if (WORKBOOKS.contains(type) ? web : isElsewhere(target)) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      FileLinks.add(file, target);
    } else {
      file.traits.add(AttachmentTrait.LINKED_FILE);
    }
  }

  /// Whether a target lies on another machine. A template on the writer's own disk is on every
  /// document made from one.
  static boolean isElsewhere(String target) {
    return Target.of(target)
        .filter(place -> place.scheme().length() > 1) // of one letter it is a drive
        .filter(place -> !place.scheme().equals("file") || place.host().isPresent())
        .isPresent();
  }
}
