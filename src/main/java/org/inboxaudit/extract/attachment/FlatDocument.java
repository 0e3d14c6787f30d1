package org.inboxaudit.extract.attachment;

import java.util.Base64;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into a document that is one XML file: of Word, a package whose parts stand in it one
/// behind the other, or the format of 2003, which keeps its macros in base64; of a form, a PDF in
/// base64.
final class FlatDocument {
  private static final int BINARY = 32 << 20;

  private final Examined file;
  private final Inspection inspection;
  private final StringBuilder binary = new StringBuilder();
  private boolean inBinary;

  private FlatDocument(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
  }

  static void read(Examined file, Inspection inspection) {
    FlatDocument document = new FlatDocument(file, inspection);
    boolean whole = XmlWalk.over(file.bytes, document::visit);
    whole &= WordFields.read(file.bytes, file);
    whole &= Relationships.read(file.bytes, file);
    if (!whole) {
      inspection.unreadable(1);
    }
  }

  private void visit(XMLStreamReader reader) {
    if (reader.isCharacters()) {
      if (inBinary && binary.length() < BINARY) {
        binary.append(reader.getText());
      }
      return;
    }
    String name = reader.getLocalName();
    boolean holdsBinary =
        switch (name) {
          case "binaryData", "binData", "docSuppData", "chunk" -> true;
          default -> false;
        };
    if (reader.isStartElement()) {
      inBinary |= holdsBinary;
      if (XmlWalk.attribute(reader, "macrosPresent").equalsIgnoreCase("yes")) {
        file.traits.add(AttachmentTrait.MACRO);
      }
    } else if (holdsBinary && inBinary) {
      inBinary = false;
      part();
    }
  }

  private void part() {
    byte[] bytes = decoded();
    binary.setLength(0);
    switch (FileType.of(bytes)) {
      case OLE -> OleDocument.readPart(file, new Taken(bytes, true), inspection);
      case ZIP, RTF, PDF -> inspection.entry(file, "Package", new Taken(bytes, true), bytes.length);
      default -> ActiveMime.read(bytes, file, inspection);
    }
  }

  private byte[] decoded() {
    try {
      return Base64.getMimeDecoder().decode(binary.toString());
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
