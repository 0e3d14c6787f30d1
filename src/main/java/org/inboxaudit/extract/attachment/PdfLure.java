package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Tells a document that is little more than a button (S29): a page or two, a picture, few words,
/// and all links lead to one address.
final class PdfLure {
  private static final int PAGES = 2;
  private static final int WORDS = 600;
  private static final int CONTENT = 1 << 20;
  private static final int TOKENS = 20_000;

  private PdfLure() {}

  static boolean leadsTo(Collection<COSDictionary> pages, Set<String> webLinks) {
    if (webLinks.size() != 1 || pages.isEmpty() || pages.size() > PAGES) {
      return false;
    }
    int shown = 0;
    boolean picture = false;
    for (COSDictionary page : pages) {
      for (COSStream content : PdfStreams.contents(page)) {
        try {
          Taken taken = PdfStreams.decode(content, CONTENT);
          PDFStreamParser parser = new PDFStreamParser(taken.bytes());
          int left = TOKENS;
          for (Object token = parser.parseNextToken();
              token != null;
              token = parser.parseNextToken()) {
            if (--left < 0 || !taken.whole()) {
              return false;
            }
            shown += length(token);
            picture |= token instanceof Operator operator && operator.getName().equals("Do");
          }
        } catch (IOException | RuntimeException _) {
          return false;
        }
      }
    }
    return picture && shown <= WORDS;
  }

  private static int length(Object token) {
    if (token instanceof COSString text) {
      return text.getBytes().length;
    }
    int length = 0;
    if (token instanceof COSArray array) {
      for (COSBase element : array) {
        length += element instanceof COSString text ? text.getBytes().length : 0;
      }
    }
    return length;
  }
}
