package org.inboxaudit.extract.attachment;

import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into one part of an OpenDocument package (OpenDocument 1.3), or into a document that is
/// one part as a whole.
final class OpenDocumentPart {

  /// Lists of what modules there are, not modules.
  private static final Set<String> LISTS =
      Set.of("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml");

  /// Elements whose target is loaded with the document.
  private static final Set<String> LOADED =
      Set.of(
          "object",
          "object-ole",
          "floating-frame",
          "section-source",
          "table-source",
          "cell-range-source",
          "template",
          "applet",
          "plugin");

  private final Examined file;
  private final MarkupWords words;
  private boolean locked;
  private boolean inModule;
  private final StringBuilder module = new StringBuilder();

  private OpenDocumentPart(Examined file) {
    this.file = file;
    this.words = MarkupWords.openDocument(file.words);
  }

  static boolean wants(String name) {
    return isModule(name)
        || name.equals("meta-inf/manifest.xml")
        || name.endsWith("content.xml")
        || name.endsWith("styles.xml")
        || name.endsWith("meta.xml")
        || isPage(name)
        || name.endsWith("settings.xml");
  }

  static void read(String name, FileType type, Taken part, Examined file, Inspection inspection) {
    if (type == FileType.OLE) {
      OleDocument.readPart(file, part, inspection);
      return;
    }
    if (OfficePart.isForeign(type)) {
      file.traits.add(AttachmentTrait.EMBEDDED_FILE);
      inspection.entry(file, name, part, part.bytes().length);
      return;
    }
    if (isPage(name)) {
      // of a book
      String page = TextTypes.text(part.bytes(), part.bytes().length).toLowerCase(Locale.ROOT);
      if (page.contains("<script")) {
        file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
      }
      return;
    }
    if (isModule(name)) {
      file.traits.add(AttachmentTrait.MACRO); // OpenDocument 1.3 part 2, §3.16
    }
    if (name.endsWith(".xml") && !file.traits.contains(AttachmentTrait.ENCRYPTED)) {
      readXml(part.bytes(), file, inspection);
    }
  }

  /// Reads a document that is one XML file (part 3, §3.1.2), or a part of one.
  static void readXml(byte[] xml, Examined file, Inspection inspection) {
    OpenDocumentPart part = new OpenDocumentPart(file);
    boolean whole = XmlWalk.over(xml, part::visit);
    if (part.locked) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
      inspection.unreadable(1);
    } else if (!whole && !file.traits.contains(AttachmentTrait.ENCRYPTED)) {
      inspection.unreadable(1);
    }
    file.traits.addAll(MacroWords.traits(part.module.toString()));
  }

  private static boolean isPage(String name) {
    return switch (AttachmentNames.extension(name)) {
      case "htm", "html", "xhtml", "svg" -> true;
      default -> false;
    };
  }

  private static boolean isModule(String name) {
    return (name.startsWith("basic/")
            && name.endsWith(".xml")
            && !LISTS.contains(name.substring(name.lastIndexOf('/') + 1)))
        || name.startsWith("scripts/");
  }

  private void visit(XMLStreamReader reader) {
    words.visit(reader);
    if (reader.isCharacters()) {
      if (inModule) {
        module.append(reader.getText());
      }
    } else if (reader.isEndElement()) {
      inModule &= !isSource(reader.getLocalName());
    } else {
      start(reader);
    }
  }

  private static boolean isSource(String element) {
    return element.equals("module") || element.equals("source-code");
  }

  private void start(XMLStreamReader element) {
    String name = element.getLocalName();
    String target = XmlWalk.attribute(element, "href");
    switch (name) {
      case "encryption-data" -> locked = true;
      case "module", "source-code" -> {
        inModule = true;
        file.traits.add(AttachmentTrait.MACRO);
      }
      case "event-listener" -> listener(element, target);
      case "dde-source", "dde-connection-decl" -> file.traits.add(AttachmentTrait.DDE);
      case "object-ole" -> file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
      case "a" -> FileLinks.add(file, target);
      case "image" -> {
        if (isWeb(target)) {
          FileLinks.add(file, target, LinkTrait.PICTURE);
        }
      }
      default -> {}
    }
    if (callsProgram(XmlWalk.attribute(element, "formula"))) {
      file.traits.add(AttachmentTrait.DDE);
    }
    boolean loaded = LOADED.contains(name) || (name.equals("image") && !isWeb(target));
    if (loaded && Relationships.isElsewhere(target)) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      FileLinks.add(file, target);
    }
  }

  /// A script bound to an event (part 3, §14.4); some events need nobody to do anything.
  private void listener(XMLStreamReader element, String script) {
    if (script.isEmpty()) {
      return;
    }
    String event = XmlWalk.attribute(element, "event-name").toLowerCase(Locale.ROOT);
    file.traits.add(AttachmentTrait.MACRO);
    if (event.contains("load") || event.contains("open") || event.contains("mouseover")) {
      file.traits.add(AttachmentTrait.MACRO_RUNS_BY_ITSELF);
    }
    if (script.contains("../")) {
      file.traits.add(AttachmentTrait.MACRO_EXECUTES); // a script of the machine, CVE-2018-16858
    }
  }

  /// A formula that calls a program, as `of:=DDE("soffice";…)` does.
  private static boolean callsProgram(String formula) {
    return formula.toUpperCase(Locale.ROOT).replace(" ", "").contains("=DDE(");
  }

  private static boolean isWeb(String target) {
    return target.strip().toLowerCase(Locale.ROOT).startsWith("http");
  }
}
