package org.inboxaudit.extract.attachment;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.extract.link.Target;
import org.inboxaudit.extract.mime.TransferEncoding;
import org.inboxaudit.extract.mime.Utf7;
import org.inboxaudit.extract.page.HtmlLink;
import org.inboxaudit.extract.page.HtmlPage;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Looks into web pages, HTML applications and SVG pictures that hang on a message: scripts, forms,
/// where they lead, and files they would build on the receiver's machine.
///
/// Words and links are read as those of a letter. Scripts are not: in a letter that there is one
/// says all, in a file, which a browser runs, what it does counts.
final class WebPage {

  /// A page of text; what makes a page longer is a payload, and that is cut out before.
  private static final int LONGEST = 1_500_000;

  private static final List<String> ADDRESSES =
      List.of(
          "href",
          "src",
          "action",
          "formaction",
          "xlink:href",
          "data",
          "background",
          "values",
          "to",
          "from"); // the last three are how a picture changes an address

  /// What a browser hands over to a program of Windows (ATT&CK T1218).
  private static final List<String> HANDED_OVER =
      List.of(
          "search-ms:",
          "ms-msdt:",
          "ms-officecmd:",
          "ms-appinstaller:",
          "search:query",
          "mk:@msitstore:",
          "ms-its:");

  /// What it hands over to an office program. Notices of shared documents link to it.
  private static final List<String> OPENED =
      List.of("ms-word:o", "ms-excel:o", "ms-powerpoint:o", "ms-word:n", "ms-excel:n");

  private static final List<String> INLINE_PAGES =
      List.of("data:text/html", "data:application/xhtml", "data:image/svg+xml", "data:text/xml");

  private static final Pattern ENTITY =
      Pattern.compile("(?i)<!ENTITY\\s+[^\\s\"'>]+\\s+[\"']([^\"']*)[\"']");

  /// A document type stands at the beginning.
  private static final int DECLARED = 64 << 10;

  private static final int HEAD = 4096;

  private final Examined file;
  private boolean inside;
  private final StringBuilder scripts = new StringBuilder();

  private WebPage(Examined file) {
    this.file = file;
  }

  static void read(Examined file, Inspection inspection) {
    Payloads payloads = Payloads.of(text(file.bytes));
    String text = narrow(payloads.rest());
    if (text.length() > LONGEST) {
      inspection.beyondLimit(1);
      text = text.substring(0, LONGEST);
    }
    WebPage page = new WebPage(file);
    page.page(text);
    page.entities(text);
    if (SmuggledFile.builds(page.scripts.toString(), payloads)) {
      file.traits.add(AttachmentTrait.SMUGGLED_FILE);
    }
    payloads.lookInto(file, inspection);
  }

  /// A page may say that it is in seven bits, in which its markup is no markup to anybody else.
  private static String narrow(String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT);
    return head.contains("utf-7") && text.contains("+A") ? Utf7.decoded(text) : text;
  }

  private static String text(byte[] bytes) {
    if (bytes.length < 4) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    boolean marked = (bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1);
    if (!marked && bytes[1] == 0 && bytes[3] == 0) {
      return new String(bytes, StandardCharsets.UTF_16LE);
    }
    boolean wide = marked || (bytes[0] == 0 && bytes[2] == 0);
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private void page(String html) {
    HtmlPage page = HtmlPage.read(html);
    file.words.add(page.text());
    if (page.traits().contains(BodyTrait.PASSWORD_FORM)) {
      file.traits.add(AttachmentTrait.PASSWORD_FORM);
    }
    page.links().forEach(this::link);
    if (page.text().isBlank() && page.links().stream().anyMatch(WebPage::isFrame)) {
      file.traits.add(AttachmentTrait.POINTER); // nothing to see but what lies elsewhere
    }
    page.document().getAllElements().forEach(this::element);
  }

  /// What the names of a document type stand for is markup too (XML 1.0 §4.2.2).
  private void entities(String text) {
    String head = text.substring(0, Math.min(text.length(), DECLARED));
    XmlEntities.judge(head, file);
    Matcher entities = ENTITY.matcher(head);
    while (entities.find()) {
      String value = Parser.unescapeEntities(entities.group(1), true);
      if (value.indexOf('<') >= 0) {
        within(value);
      }
    }
  }

  /// A page within the page. One more within that is not how anybody writes.
  private void within(String html) {
    if (!inside && html.length() < LONGEST) {
      inside = true;
      page(html);
      inside = false;
    }
  }

  private static boolean isFrame(HtmlLink link) {
    return link.place() == HtmlLink.Place.FRAME && link.target().host().isPresent();
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

  private void element(Element element) {
    for (Attribute attribute : element.attributes()) {
      attribute(element, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
    }
    String name = localName(element);
    if (name.equals("script")
        || (name.equals("handler") && file.mediaType.equals(FileType.SVG.mediaType()))) {
      script(element);
    }
    if (element.normalName().equals("meta")
        && element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      String content = element.attr("content");
      int target = content.toLowerCase(Locale.ROOT).indexOf("url=");
      if (target >= 0) {
        address(element, content.substring(target + 4).strip());
      }
    }
    if (element.normalName().equals("applet")) {
      file.traits.add(AttachmentTrait.DOCUMENT_SCRIPT);
    }
    if (element.attr("classid").toLowerCase(Locale.ROOT).startsWith("clsid:")) {
      file.traits.add(AttachmentTrait.ACTIVEX);
    }
    if (element.hasAttr("srcdoc")) {
      within(element.attr("srcdoc"));
    }
  }

  /// Without the prefix of a namespace.
  private static String localName(Element element) {
    String name = element.normalName();
    return name.substring(name.lastIndexOf(':') + 1);
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
    } else if (name.endsWith("fmla") && PlainDocument.startsProgram(value)) {
      file.traits.add(AttachmentTrait.DDE);
    } else if (name.equals("to") && value.toLowerCase(Locale.ROOT).contains("<script")) {
      within(value);
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
    } else if (lower.startsWith("data:")) {
      if (element.hasAttr("download")) {
        file.traits.add(AttachmentTrait.SMUGGLED_FILE);
      }
      if (leadsOn(element) && INLINE_PAGES.stream().anyMatch(lower::startsWith)) {
        inline(value);
      }
    }
    if (!element.normalName().equals("a")) {
      loads(value, lower);
    }
    handsOver(lower);
  }

  /// What is fetched as soon as the page is shown: a place in a Windows network learns the name and
  /// the password of whoever opens it (ATT&CK T1187).
  private void loads(String value, String lower) {
    if (OPENED.stream().anyMatch(lower::startsWith)) {
      file.traits.add(AttachmentTrait.POINTER);
    }
    boolean share = value.startsWith("\\\\") || lower.startsWith("file:");
    if (share && Target.of(value).stream().anyMatch(PointerFile::isShare)) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
  }

  private void inline(String value) {
    int content = value.indexOf(',') + 1;
    if (content > 0) {
      boolean encoded = value.substring(0, content).toLowerCase(Locale.ROOT).contains(";base64");
      String plain = Payloads.unescaped(value, content, value.length());
      within(encoded ? decoded(plain) : plain);
    }
  }

  private static String decoded(String base64) {
    byte[] encoded = base64.getBytes(StandardCharsets.ISO_8859_1);
    return text(TransferEncoding.decode(encoded, "base64").orElse(encoded));
  }

  private void handsOver(String lower) {
    if (HANDED_OVER.stream().anyMatch(lower::contains)) {
      file.traits.add(AttachmentTrait.POINTER);
    }
  }

  private static boolean leadsOn(Element element) {
    return switch (element.normalName()) {
      case "a",
          "area",
          "form",
          "button",
          "input",
          "iframe",
          "frame",
          "embed",
          "object",
          "script",
          "use",
          "meta" ->
          true;
      default -> false;
    };
  }
}
