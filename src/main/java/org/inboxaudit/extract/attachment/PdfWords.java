package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Takes the words out of the pages of a PDF (ISO 32000-2 §9): what their content shows, in the
/// order in which it stands there, read by the tables that its fonts carry ([PdfFont]).
///
/// The library's own extraction reads font programs, decodes streams of any size and looks for the
/// fonts of the machine. Words for counting need none of that: no font program and no picture is
/// read, and nothing is laid out.
final class PdfWords {
  private static final int PAGES = 30;
  private static final int NODES = 2_000;
  private static final int CONTENT = 512 << 10;
  private static final int ALL_CONTENT = 4 << 20;
  private static final int TOKENS = 200_000;
  private static final int OPERANDS = 2_000;
  private static final int FORM_DEPTH = 3;

  /// A stream may unfold to much and then to nothing, and be drawn again and again.
  private static final int STREAMS = 200;

  private static final int FONTS = 64;

  private final FileWords words;
  private final IdentityHashMap<COSBase, PdfFont> fonts = new IdentityHashMap<>();
  private int octetsLeft = ALL_CONTENT;
  private int tokensLeft = TOKENS;
  private int streamsLeft = STREAMS;

  private PdfWords(FileWords words) {
    this.words = words;
  }

  /// Reads the first pages that the trailer leads to. What cannot be read is passed over.
  static void read(COSDictionary trailer, FileWords words) {
    PdfWords reader = new PdfWords(words);
    for (COSDictionary page : pages(trailer)) {
      if (reader.isDone()) {
        return;
      }
      for (COSStream content : PdfStreams.contents(page)) {
        reader.content(content, resources(page), 0);
      }
      words.end('\n');
    }
  }

  private boolean isDone() {
    return octetsLeft <= 0 || tokensLeft <= 0 || streamsLeft <= 0 || !words.isOpen();
  }

  /// The leaves of the page tree in their order (§7.7.3).
  private static List<COSDictionary> pages(COSDictionary trailer) {
    List<COSDictionary> pages = new ArrayList<>();
    COSDictionary root = trailer == null ? null : trailer.getCOSDictionary(COSName.ROOT);
    COSDictionary top = root == null ? null : root.getCOSDictionary(COSName.PAGES);
    Deque<COSDictionary> waiting = new ArrayDeque<>(top == null ? List.of() : List.of(top));
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!waiting.isEmpty() && pages.size() < PAGES && seen.size() < NODES) {
      COSDictionary node = waiting.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
        for (int i = Math.min(kids.size(), PAGES) - 1; i >= 0; i--) {
          if (kids.getObject(i) instanceof COSDictionary kid) {
            waiting.push(kid);
          }
        }
      } else {
        pages.add(node);
      }
    }
    return pages;
  }

  /// The page's own, or those of a node above it.
  private static COSDictionary resources(COSDictionary page) {
    COSDictionary at = page;
    for (int i = 0; i < FORM_DEPTH * 4 && at != null; i++) {
      COSDictionary resources = at.getCOSDictionary(COSName.RESOURCES);
      if (resources != null) {
        return resources;
      }
      at = at.getCOSDictionary(COSName.PARENT);
    }
    return new COSDictionary();
  }

  private void content(COSStream stream, COSDictionary resources, int depth) {
    if (isDone()) {
      return;
    }
    streamsLeft--;
    try {
      Taken taken = PdfStreams.decode(stream, Math.min(CONTENT, octetsLeft));
      octetsLeft -= taken.bytes().length + 1;
      PDFStreamParser parser = new PDFStreamParser(taken.bytes());
      PdfLine line = new PdfLine(words);
      List<COSBase> operands = new ArrayList<>();
      for (Object token = parser.parseNextToken();
          token != null && --tokensLeft > 0 && words.isOpen();
          token = parser.parseNextToken()) {
        if (token instanceof COSBase operand && operands.size() < OPERANDS) {
          operands.add(operand);
        } else if (token instanceof Operator operator) {
          operator(operator.getName(), operands, resources, line, depth);
          operands.clear();
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError _) {
      // the next stream, or page
    }
  }

  private void operator(
      String name, List<COSBase> operands, COSDictionary resources, PdfLine line, int depth) {
    switch (name) {
      case "Tf" -> {
        if (operands.size() > 1 && operands.getFirst() instanceof COSName font) {
          line.font(font(resources, font), operands.getLast());
        }
      }
      case "Do" -> {
        if (!operands.isEmpty() && operands.getFirst() instanceof COSName form) {
          form(resources, form, depth);
        }
      }
      default -> line.operator(name, operands);
    }
  }

  private PdfFont font(COSDictionary resources, COSName name) {
    COSDictionary all = resources.getCOSDictionary(COSName.FONT);
    COSDictionary font = all == null ? null : all.getCOSDictionary(name);
    return font == null || (fonts.size() == FONTS && !fonts.containsKey(font))
        ? PdfFont.NONE
        : fonts.computeIfAbsent(font, _ -> PdfFont.of(font));
  }

  /// Content of its own that is drawn here (§8.10).
  private void form(COSDictionary resources, COSName name, int depth) {
    COSDictionary all = resources.getCOSDictionary(COSName.XOBJECT);
    if (depth < FORM_DEPTH
        && all != null
        && all.getDictionaryObject(name) instanceof COSStream form
        && COSName.FORM.equals(form.getCOSName(COSName.SUBTYPE))) {
      COSDictionary own = form.getCOSDictionary(COSName.RESOURCES);
      content(form, own == null ? resources : own, depth + 1);
    }
  }
}
