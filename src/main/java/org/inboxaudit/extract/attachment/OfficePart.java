package org.inboxaudit.extract.attachment;

import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into one part of an Office Open XML document (ECMA-376 part 1).
final class OfficePart {

  /// Formats whose name promises that there is no macro (§11 to §13).
  private static final Set<String> WITHOUT_MACRO =
      Set.of("docx", "dotx", "xlsx", "xltx", "pptx", "potx", "ppsx");

  /// What a document may take in as a piece of itself (§17.17.2.1), by the extension of the part.
  private static final Set<String> TAKEN_IN = Set.of("htm", "html", "xhtml", "mht", "mhtml", "rtf");

  private OfficePart() {}

  /// Whether a part is what no office program keeps in a document under any name.
  static boolean isForeign(FileType type) {
    return switch (type) {
      case WINDOWS_PROGRAM, ELF_PROGRAM, LINK, ENCODED_SCRIPT, SCRIPT_TEXT, COMPILED_HELP, RTF ->
          true;
      default -> false;
    };
  }

  /// Whether a part of this name could tell something, whatever its bytes are.
  ///
  /// @param odd whether the document keeps its parts in folders that no office program writes
  static boolean wants(String name, boolean odd) {
    boolean xml = name.endsWith(".xml");
    return name.endsWith(".rels")
        || name.endsWith(".vml")
        || name.equals("[content_types].xml")
        || name.contains("macrosheets/")
        || name.contains("/embeddings/")
        || name.contains("activex/")
        || name.contains("afchunk")
        || name.contains("/externallinks/")
        || name.endsWith("/connections.xml")
        || TAKEN_IN.contains(AttachmentNames.extension(name))
        || (xml
            && (odd
                || name.startsWith("word/")
                || name.contains("customui")
                || name.contains("webextension")
                || isSlide(name)));
  }

  /// Whether a part holds nothing but words: the texts of a workbook's cells, whatever sheet they
  /// are in (§18.4.9), and what a speaker is to say (§13.3.5).
  static boolean holdsWords(String name) {
    return name.equals("xl/sharedstrings.xml")
        || name.equals("xl/sharedstrings.bin")
        || name.startsWith("ppt/notesslides/notesslide");
  }

  static void readWords(String name, byte[] part, Examined file) {
    if (name.endsWith(".bin")) {
      BinaryWords.read(part, file.words);
    } else {
      readWords(part, file);
    }
  }

  static void readWords(byte[] xml, Examined file) {
    MarkupWords words = MarkupWords.office(file.words);
    XmlWalk.over(xml, words::visit); // however far it goes
  }

  static void read(String name, FileType type, Taken part, Examined file, Inspection inspection) {
    boolean readable = true;
    if (name.endsWith(".rels")) {
      readable = Relationships.read(part.bytes(), file);
    } else if (name.endsWith(".vml")) {
      drawing(part.bytes(), file);
    } else if (name.contains("activex/")) {
      file.traits.add(AttachmentTrait.ACTIVEX);
    } else if (type == FileType.OLE && isObject(name)) {
      OleDocument.readPart(file, part, inspection);
    } else if (name.contains("/embeddings/")) {
      file.traits.add(AttachmentTrait.EMBEDDED_FILE);
      inspection.entry(file, lastSegment(name), part, part.bytes().length);
    } else if (name.contains("afchunk")) {
      inspection.entry(file, lastSegment(name), part, part.bytes().length); // §17.17.2.1
    } else if (isForeign(type) || TAKEN_IN.contains(AttachmentNames.extension(name))) {
      file.traits.add(AttachmentTrait.EMBEDDED_FILE);
      inspection.entry(file, lastSegment(name), part, part.bytes().length);
    } else if (name.endsWith("/connections.xml")) {
      readable = new Connections(file).read(part.bytes());
    } else if (name.contains("macrosheets/")) {
      file.traits.add(AttachmentTrait.MACRO_SHEET);
    } else if (name.equals("[content_types].xml")) {
      readable = XmlWalk.over(part.bytes(), element -> contentType(element, file));
    } else if (name.contains("/externallinks/") && name.endsWith(".bin")) {
      BinaryLinks.read(part.bytes(), file);
    } else if (name.contains("/externallinks/")) {
      readable = XmlWalk.over(part.bytes(), element -> link(element, file));
    } else if (name.contains("customui")) {
      readable = XmlWalk.over(part.bytes(), element -> ribbon(element, file));
    } else if (name.contains("webextension")) {
      readable = XmlWalk.over(part.bytes(), element -> addIn(element, file));
    } else if (isSlide(name)) {
      MarkupWords words = MarkupWords.office(file.words);
      readable =
          XmlWalk.over(
              part.bytes(),
              element -> {
                words.visit(element);
                slide(element, file);
              });
    } else if (name.endsWith(".xml")) {
      readable = WordFields.read(part.bytes(), file);
    }
    if (!readable) {
      inspection.unreadable(1);
    }
  }

  /// Documents of the old formats lie among the embedded files under their own names.
  private static boolean isObject(String name) {
    return !name.contains("/embeddings/") || name.endsWith(".bin");
  }

  private static void contentType(XMLStreamReader element, Examined file) {
    if (!element.isStartElement()) {
      return;
    }
    String type = XmlWalk.attribute(element, "ContentType").toLowerCase(Locale.ROOT);
    if (type.contains("macrosheet+xml") || type.equals("application/vnd.ms-excel.macrosheet")) {
      file.traits.add(AttachmentTrait.MACRO_SHEET);
    }
    boolean named = element.getLocalName().equals("Override");
    if (named && type.equals("application/vnd.ms-office.vbaproject")) {
      file.traits.add(AttachmentTrait.MACRO);
    }
    if (named && type.startsWith("application/vnd.ms-office.activex")) {
      file.traits.add(AttachmentTrait.ACTIVEX);
    }
    if (type.contains("macroenabled")
        && named
        && WITHOUT_MACRO.contains(AttachmentNames.extension(file.name))) {
      file.traits.add(AttachmentTrait.TYPE_MISMATCH);
    }
  }

  /// A drawing of older days, which need not be well formed; its pictures lie beside it.
  private static void drawing(byte[] part, Examined file) {
    String text = TextTypes.text(part, part.length);
    if (text.contains("=\"\\\\") || text.contains("='\\\\")) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
  }

  /// A slide, or what it looks like: what waits there for a pointer waits on all slides.
  private static boolean isSlide(String name) {
    return name.startsWith("ppt/slide");
  }

  /// A pane of a program from elsewhere (MS-OWEXML §2.2.5); most are from the shop of the maker.
  private static void addIn(XMLStreamReader element, Examined file) {
    if (element.isStartElement()
        && element.getLocalName().equals("reference")
        && Relationships.isElsewhere(XmlWalk.attribute(element, "store"))) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
  }

  /// §18.14: a link of a workbook to another program.
  private static void link(XMLStreamReader element, Examined file) {
    if (element.isStartElement() && element.getLocalName().equals("ddeLink")) {
      file.traits.add(AttachmentTrait.DDE);
    }
  }

  /// A ribbon that calls a macro when it is loaded (MS-CUSTOMUI §2.2.1), perhaps one in another
  /// file.
  private static void ribbon(XMLStreamReader element, Examined file) {
    if (element.isStartElement() && element.getLocalName().equals("customUI")) {
      String called = XmlWalk.attribute(element, "onLoad");
      if (Relationships.isElsewhere(called)) {
        file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      } else if (!called.isEmpty()) {
        file.traits.add(AttachmentTrait.MACRO_RUNS_BY_ITSELF);
      }
    }
  }

  /// A show that gives an object a command by itself (§19.5.17), as in CVE-2014-4114; a click or a
  /// hover that starts a program (§20.1.2.2.35).
  private static void slide(XMLStreamReader element, Examined file) {
    if (!element.isStartElement()) {
      return;
    }
    if (element.getLocalName().equals("cmd") && XmlWalk.attribute(element, "type").equals("verb")) {
      file.traits.add(AttachmentTrait.AUTOPLAY);
    }
    String action = XmlWalk.attribute(element, "action");
    boolean hover = element.getLocalName().equals("hlinkHover");
    if (action.startsWith("ppaction://program") || (hover && action.startsWith("ppaction://ole"))) {
      file.traits.add(AttachmentTrait.DOCUMENT_ACTION);
    }
  }

  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
