package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.extract.page.HtmlLink;
import org.inboxaudit.extract.page.HtmlPage;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Looks into web pages, HTML applications and SVG pictures that hang on a message: scripts, forms,
/// where they lead, and files they would build on the receiver's machine.
///
/// Words and links are read as those of a letter. Scripts are not: in a letter that there is one
/// says all, in a file, which a browser runs, what it does counts.
final class WebPage {

  /// A page of text; what makes a page longer is a payload, and that is cut out before.
  private static final int LONGEST = 1_500_000;

  private static final List<String> ADDRESSES =
      List.of("href", "src", "action", "formaction", "xlink:href", "data", "background");

  /// What a browser hands over to a program of Windows (ATT&CK T1218).
  private static final List<String> HANDED_OVER =
      List.of("search-ms:", "ms-msdt:", "ms-officecmd:", "ms-appinstaller:", "search:query");

  private final Examined file;
  private final StringBuilder scripts = new StringBuilder();

  private WebPage(Examined file) {
    this.file = file;
  }

  static void read(Examined file, Inspection inspection) {
    Payloads payloads = Payloads.of(text(file.bytes));
    String text = payloads.rest();
    if (text.length() > LONGEST) {
      inspection.beyondLimit(1);
      text = text.substring(0, LONGEST);
    }
    WebPage page = new WebPage(file);
    page.page(HtmlPage.read(text), true);
    if (SmuggledFile.builds(page.scripts.toString(), payloads)) {
      file.traits.add(AttachmentTrait.SMUGGLED_FILE);
    }
    payloads.lookInto(file, inspection);
  }

  private static String text(byte[] bytes) {
    boolean wide =
        bytes.length > 1
            && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1));
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  /// @param outer false for a page within the page, in which a further one is not looked for
  private void page(HtmlPage page, boolean outer) {
    file.words.add(page.text());
    if (page.traits().contains(BodyTrait.PASSWORD_FORM)) {
      file.traits.add(AttachmentTrait.PASSWORD_FORM);
    }
    page.links().forEach(this::link);
    page.document().getAllElements().forEach(element -> element(element, outer));
  }

  private void link(HtmlLink link) {
    switch (link.place()) {
      case ANCHOR, FORM, FRAME, SCRIPT ->
          FileLinks.add(file, link.target(), link.shown(), link.place().traits());
      case REFRESH -> {
        if (link.target().host().isPresent()) {
          file.traits.add(AttachmentTrait.POINTER);
          FileLinks.add(file, link.target(), "", link.place().traits());
        }
      }
      case PICTURE, INVISIBLE_PICTURE, BASE -> {
        // fetched from anywhere, as in all pages
      }
    }
  }

  private void element(Element element, boolean outer) {
    for (Attribute attribute : element.attributes()) {
      attribute(element, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
    }
    if (element.normalName().equals("script")) {
      script(element);
    }
    if (outer && element.hasAttr("srcdoc")) {
      page(HtmlPage.read(element.attr("srcdoc")), false);
    }
  }

  private void script(Element element) {
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    String source = element.data() + element.ownText(); // in a picture it is text like any other
    boolean data = type.contains("json") || type.contains("template") || type.contains("importmap");
    if (!data && (!source.isBlank() || element.hasAttr("src") || element.hasAttr("xlink:href"))) {
      runs(source);
    }
  }

  private void runs(String source) {
    file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
    scripts.append(source).append('\n');
    handsOver(source.toLowerCase(Locale.ROOT));
  }

  private void attribute(Element element, String name, String value) {
    if (name.length() > 3 && name.startsWith("on") && !value.isBlank()) {
      runs(value);
    } else if (ADDRESSES.contains(name)) {
      address(element, value.strip());
    }
  }

  private void address(Element element, String value) {
    String lower =
        value.substring(0, Math.min(value.length(), Link.LENGTH)).toLowerCase(Locale.ROOT);
    if (lower.startsWith("javascript:") || lower.startsWith("vbscript:")) {
      // Bookmarks keep small scripts as links; they wait for a click in another window.
      if (!element.normalName().equals("a") || file.mediaType.equals(FileType.SVG.mediaType())) {
        runs(value);
      }
    } else if (lower.startsWith("data:") && element.hasAttr("download")) {
      file.traits.add(AttachmentTrait.SMUGGLED_FILE);
    }
    handsOver(lower);
  }

  private void handsOver(String lower) {
    if (HANDED_OVER.stream().anyMatch(lower::contains)) {
      file.traits.add(AttachmentTrait.POINTER);
    }
  }
}
