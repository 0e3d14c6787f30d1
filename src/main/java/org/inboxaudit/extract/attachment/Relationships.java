package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the relationships of an Office Open XML part (ECMA-376 part 2, §9.3): does the document
/// fetch something from elsewhere when it is opened?
///
/// A document that carries no macro can load a template that does (ATT&CK T1221, S29). Hyperlinks
/// are left out, for they wait for a click; pictures and links to other workbooks too, for half of
/// all office documents have them.
final class Relationships {
  private static final int DEPTH = 100;

  /// The last word of the relationship types that are followed without a click.
  private static final Set<String> FETCHED =
      Set.of(
          "attachedtemplate",
          "oleobject",
          "frame",
          "subdocument",
          "externalreference",
          "package",
          "slidemaster",
          "slide",
          "slideupdateurl");

  private Relationships() {}

  enum Answer {
    INTERNAL,
    EXTERNAL,
    /// Not well-formed, or nested or defined in a way no office program writes.
    UNREADABLE
  }

  static Answer read(byte[] xml) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      int depth = 0;
      Answer answer = Answer.INTERNAL;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          return Answer.UNREADABLE;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (++depth > DEPTH) {
            return Answer.UNREADABLE;
          }
          if (isFetched(reader)) {
            answer = Answer.EXTERNAL;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      return answer;
    } catch (XMLStreamException _) {
      return Answer.UNREADABLE;
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private static boolean isFetched(XMLStreamReader element) {
    if (!element.getLocalName().equals("Relationship")) {
      return false;
    }
    String mode = element.getAttributeValue(null, "TargetMode");
    String type = element.getAttributeValue(null, "Type");
    String target = element.getAttributeValue(null, "Target");
    return mode != null
        && type != null
        && target != null
        && mode.equalsIgnoreCase("External")
        && FETCHED.contains(type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
        && isElsewhere(target);
  }

  /// Whether a target lies on another machine. A template on the writer's own disk is on every
  /// document made from one.
  static boolean isElsewhere(String target) {
    String place = target.strip().toLowerCase(Locale.ROOT).replace('\\', '/');
    if (place.startsWith("file:")) {
      String path = place.substring("file:".length());
      // file:///c:/x and file:/x are local; file://server/x and file://///server/x are not.
      boolean local =
          !path.startsWith("//") || (path.startsWith("///") && !path.startsWith("////"));
      return !local;
    }
    boolean drive = place.length() > 1 && place.charAt(1) == ':';
    return place.startsWith("//") || (!drive && place.indexOf(':') > 0);
  }
}
