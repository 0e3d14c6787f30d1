package org.inboxaudit.extract.attachment;

import java.util.Locale;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.link.PlainLinks;

/// Reads the connections of a workbook (ECMA-376 part 1, §18.13): does it ask another machine for
/// its values as soon as it is opened? Excel asks before it does. Connections that wait for the
/// owner are how offices work.
final class Connections {
  private final Examined file;
  private boolean whenOpened;

  Connections(Examined file) {
    this.file = file;
  }

  /// @return false if the part could not be read to the end
  boolean read(byte[] xml) {
    return XmlWalk.over(xml, this::visit);
  }

  private void visit(XMLStreamReader element) {
    if (!element.isStartElement()) {
      return;
    }
    switch (element.getLocalName()) {
      case "connection" -> {
        String refresh = XmlWalk.attribute(element, "refreshOnLoad").toLowerCase(Locale.ROOT);
        whenOpened = refresh.equals("1") || refresh.equals("true");
      }
      case "webPr" -> asks(XmlWalk.attribute(element, "url"));
      case "textPr" -> asks(XmlWalk.attribute(element, "sourceFile"));
      case "dbPr" -> asks(XmlWalk.attribute(element, "connection"));
      default -> {}
    }
  }

  private void asks(String source) {
    PlainLinks.find(
        source,
        found -> {
          FileLinks.add(file, found);
          if (whenOpened) {
            file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
          }
        });
  }
}
