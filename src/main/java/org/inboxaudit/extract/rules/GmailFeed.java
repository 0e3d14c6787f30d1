package org.inboxaudit.extract.rules;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the Atom feed in which Gmail gives out filters: one `entry` each, its properties as
/// `apps:property name='…' value='…'`.
///
/// The feed also names an author and a time. Neither is believed, and neither is needed: the owner
/// ticks which filters are written into it, so it never shows all of them.
///
/// No document type is read: whoever declares an entity gets nothing back, be it a file of ours or
/// a text of gigabytes.
final class GmailFeed {
  private static final int DEPTH = 16;
  private static final int MAXIMUM_PROPERTIES = 100;

  private final RuleBook book;
  private final List<Property> properties = new ArrayList<>();
  private int depth;
  private boolean inEntry;

  /// One line of a filter. Nothing keeps a name from standing there twice.
  record Property(String name, String value) {

    /// Whether it says anything.
    boolean isSet() {
      return !value.isBlank() && !value.equals("false");
    }
  }

  private GmailFeed(RuleBook book) {
    this.book = book;
  }

  static void read(String text, RuleBook book) throws RulesFileProblem {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      try {
        new GmailFeed(book).walk(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException _) {
      throw RulesFileProblem.unreadable("XML");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  private void walk(XMLStreamReader xml) throws XMLStreamException, RulesFileProblem {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open(xml);
        case XMLStreamConstants.END_ELEMENT -> close();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw RulesFileProblem.unreadable("document type");
        default -> {}
      }
    }
  }

  private void open(XMLStreamReader xml) throws RulesFileProblem {
    depth++;
    String element = xml.getLocalName();
    if (depth > DEPTH) {
      throw RulesFileProblem.limit("depth");
    }
    if (depth == 1 && !element.equals("feed")) {
      throw RulesFileProblem.unreadable("not a feed");
    }
    if (depth == 2 && element.equals("entry")) {
      inEntry = true;
      properties.clear();
    } else if (inEntry && element.equals("property")) {
      property(xml);
    }
  }

  private void property(XMLStreamReader xml) throws RulesFileProblem {
    String name = "";
    String value = "";
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      switch (xml.getAttributeLocalName(i)) {
        case "name" -> name = xml.getAttributeValue(i);
        case "value" -> value = xml.getAttributeValue(i);
        default -> {}
      }
    }
    properties.add(new Property(name, value));
    if (properties.size() > MAXIMUM_PROPERTIES) {
      throw RulesFileProblem.limit("properties");
    }
  }

  private void close() {
    if (depth == 2 && inEntry) {
      inEntry = false;
      if (properties.isEmpty()) {
        book.skip();
      } else {
        book.add(GmailFilter.read(properties));
      }
    }
    depth--;
  }
}
