package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Walks everything that the trailer of a PDF leads to.
///
/// An action may hang on a page, an annotation, a field, an outline, a name tree; each is a
/// dictionary with its kind under `S` (ISO 32000-2 §12.6.2). So no place is looked up, and every
/// dictionary is asked what it is.
final class PdfObjects {
  private static final int OBJECTS = 1_000_000;
  private static final int LARGEST = 25 << 20;
  private static final int FORM = 4 << 20;

  /// A link of at least this area, in square points, is meant to be hit: about two centimetres
  /// square.
  private static final float BUTTON = 2500;

  /// Actions that start a program, open another file or send something away.
  private static final Set<String> ACTIONS =
      Set.of("Launch", "GoToR", "GoToE", "ImportData", "SubmitForm", "RichMediaExecute");

  private static final COSName SCRIPT = COSName.getPDFName("JS");
  private static final COSName ON_INSTANTIATE = COSName.getPDFName("OnInstantiate");
  private static final COSName REFERENCE = COSName.getPDFName("Ref");
  private static final COSName XFA = COSName.getPDFName("XFA");

  private final Examined file;
  private final Inspection inspection;
  private final Deque<COSBase> waiting = new ArrayDeque<>();
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> webLinks = new HashSet<>();
  private final Deque<COSDictionary> pages = new ArrayDeque<>();
  private boolean opensFiles = true;
  private boolean button;

  PdfObjects(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
  }

  /// @throws IOException if nothing hangs on the trailer
  void walk(COSDictionary trailer) throws IOException {
    if (trailer == null || trailer.getCOSDictionary(COSName.ROOT) == null) {
      throw new IOException("no catalog");
    }
    waiting.push(trailer);
    walk();
    if (button && PdfLure.leadsTo(pages, webLinks)) {
      file.traits.add(AttachmentTrait.SINGLE_LINK);
    }
  }

  /// Walks what nothing leads to as well: it is in the file, and a program that mends another way
  /// may find it.
  void walkAll(COSDocument document) {
    document.getXrefTable().keySet().stream()
        .limit(OBJECTS)
        .map(document::getObjectFromPool)
        .forEach(this::push);
    walk();
  }

  private void walk() {
    while (!waiting.isEmpty()) {
      COSBase next = waiting.pop();
      COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
      boolean inner = object instanceof COSArray || object instanceof COSDictionary;
      if (!inner || !seen.add(object)) {
        continue;
      }
      if (seen.size() > OBJECTS) {
        inspection.beyondLimit(1);
        return;
      }
      if (object instanceof COSArray array) {
        array.forEach(this::push);
      } else if (object instanceof COSDictionary dictionary) {
        look(dictionary);
        dictionary.getValues().forEach(this::push);
      }
    }
  }

  private void push(COSBase value) {
    if (value instanceof COSObject || value instanceof COSArray || value instanceof COSDictionary) {
      waiting.push(value);
    }
  }

  private void look(COSDictionary dictionary) {
    COSName kind = dictionary.getCOSName(COSName.S);
    if (kind != null) {
      action(kind.getName(), dictionary);
    }
    if (dictionary.containsKey(SCRIPT) || dictionary.containsKey(ON_INSTANTIATE)) {
      file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
    }
    if (dictionary.getDictionaryObject(COSName.OPEN_ACTION) instanceof COSDictionary first
        && COSName.URI.equals(first.getCOSName(COSName.S))) {
      file.traits.add(AttachmentTrait.DOCUMENT_ACTION); // leads away as soon as it is opened
    }
    if (dictionary instanceof COSStream || dictionary.containsKey(REFERENCE)) {
      elsewhere(dictionary);
    }
    if (dictionary.containsKey(XFA)) {
      form(dictionary.getDictionaryObject(XFA));
    }
    if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary content) {
      embedded(dictionary, content);
    }
    if (COSName.getPDFName("Link").equals(dictionary.getCOSName(COSName.SUBTYPE))
        && dictionary.getDictionaryObject(COSName.RECT) instanceof COSArray edges) {
      button |= area(edges) >= BUTTON;
    }
    if (COSName.PAGE.equals(dictionary.getCOSName(COSName.TYPE))) {
      pages.add(dictionary);
    }
  }

  private static float area(COSArray edges) {
    float[] points = edges.toFloatArray();
    return points.length < 4
        ? 0
        : Math.abs(points[2] - points[0]) * Math.abs(points[3] - points[1]);
  }

  private void action(String kind, COSDictionary action) {
    if (ACTIONS.contains(kind)) {
      file.traits.add(AttachmentTrait.DOCUMENT_ACTION);
      link(action.getDictionaryObject(COSName.F), LinkTrait.FORM_TARGET, kind);
    } else if (kind.equals("Thread") && action.containsKey(COSName.F)) {
      file.traits.add(AttachmentTrait.DOCUMENT_ACTION); // the text goes on in another file
      link(action.getDictionaryObject(COSName.F), LinkTrait.FORM_TARGET, kind);
    } else if (kind.equals("JavaScript")) {
      file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
    } else if (kind.equals("URI") && action.getDictionaryObject(COSName.URI) instanceof COSString) {
      String target = action.getString(COSName.URI);
      FileLinks.add(file, target);
      if (target.strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
        file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
      }
      if (target.strip().toLowerCase(Locale.ROOT).startsWith("http")) {
        webLinks.add(target.strip());
      }
    }
  }

  /// The content of a stream, or of a page that is taken in, may lie in another file (§7.3.8.2,
  /// §8.10.4).
  private void elsewhere(COSDictionary dictionary) {
    COSDictionary taken = dictionary.getCOSDictionary(REFERENCE);
    COSBase place = (taken == null ? dictionary : taken).getDictionaryObject(COSName.F);
    COSBase target =
        place instanceof COSDictionary specification
            ? specification.getDictionaryObject(COSName.F)
            : place;
    if (target instanceof COSString text && Relationships.isElsewhere(text.getString())) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      FileLinks.add(file, text.getString());
    }
  }

  /// A file specification may be an address (§7.11.5).
  private void link(COSBase specification, LinkTrait form, String kind) {
    COSBase target =
        specification instanceof COSDictionary dictionary
            ? dictionary.getDictionaryObject(COSName.F)
            : specification;
    if (target instanceof COSString text) {
      if (kind.equals("SubmitForm")) {
        FileLinks.add(file, text.getString(), form);
      } else {
        FileLinks.add(file, text.getString());
      }
    }
  }

  /// The dynamic form of older days (XFA 3.3): does it carry scripts that are more than sums?
  private void form(COSBase packets) {
    if (packets instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        packet(array.getObject(i));
      }
    } else {
      packet(packets);
    }
  }

  private void packet(COSBase packet) {
    if (!(packet instanceof COSStream stream)) {
      return;
    }
    try {
      Taken form = PdfStreams.decode(stream, FORM);
      String text = new String(form.bytes(), StandardCharsets.ISO_8859_1).replace("\0", "");
      if (text.contains("x-javascript")) {
        file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
      }
      if (text.contains("<submit")
          && (text.contains("target=\"http") || text.contains("target='http"))) {
        file.traits.add(AttachmentTrait.DOCUMENT_ACTION);
      }
      if (!form.whole()) {
        inspection.beyondLimit(1);
      }
    } catch (IOException | RuntimeException _) {
      inspection.unreadable(1);
    }
  }

  private void embedded(COSDictionary specification, COSDictionary contents) {
    file.traits.add(AttachmentTrait.EMBEDDED_FILE);
    String name = specification.getString(COSName.UF, specification.getString(COSName.F, ""));
    for (COSBase content : contents.getValues()) {
      COSBase object = content instanceof COSObject reference ? reference.getObject() : content;
      if (opensFiles && object instanceof COSStream stream && seen.add(stream)) {
        try {
          Taken decoded = PdfStreams.decode(stream, LARGEST);
          Taken taken = inspection.take(new ByteArrayInputStream(decoded.bytes()));
          boolean whole = decoded.whole() && taken.whole();
          if (!decoded.whole()) {
            inspection.beyondLimit(1);
          }
          opensFiles =
              inspection.entry(file, name, new Taken(taken.bytes(), whole), taken.bytes().length);
        } catch (IOException | RuntimeException _) {
          inspection.unreadable(1);
        }
      }
    }
  }
}
