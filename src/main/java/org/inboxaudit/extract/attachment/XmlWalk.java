package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks the elements and the text of a hostile XML part, once, without entities and without depth.
final class XmlWalk {
  private static final int DEPTH = 500;

  private XmlWalk() {}

  /// Shows each element, end and text to `visitor`.
  ///
  /// @return false if the part is not well-formed, or nested or defined in a way no office program
  ///   writes; what stands before the fault was shown
  static boolean over(byte[] xml, Consumer<XMLStreamReader> visitor) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD -> {
            return false;
          }
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > DEPTH) {
              return false;
            }
            visitor.accept(reader);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            visitor.accept(reader);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> visitor.accept(reader);
          default -> {}
        }
      }
      return true;
    } catch (XMLStreamException _) {
      return false;
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  /// An attribute by its local name, whatever its namespace: strict and transitional documents, and
  /// the writers of both, disagree. Empty if there is none.
  static String attribute(XMLStreamReader element, String name) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equals(name)) {
        return element.getAttributeValue(i);
      }
    }
    return "";
  }
}
