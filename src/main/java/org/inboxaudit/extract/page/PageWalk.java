package org.inboxaudit.extract.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.extract.link.Target;
import org.inboxaudit.extract.page.HtmlLink.Place;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// One walk through the tree of a page, without recursion, so that depth costs nothing.
final class PageWalk implements NodeVisitor {
  /// Letters that nobody sees before that is remarkable. A preview line is shorter.
  private static final int HIDDEN_LETTERS = 300;

  /// Pages for small and large screens hide one half of themselves this way.
  private static final int HIDDEN_BLOCK_LETTERS = 3_000;

  /// Far more than are told ([org.inboxaudit.evidence.MessageBody#LINKS]).
  private static final int MOST_LINKS = 1_000;

  private static final int MOST_ATTRIBUTES = 200;

  private static final int LONGEST_ALTERNATIVES = 5_000;

  /// A letter that says nothing: an address and "unsubscribe" below a picture.
  private static final int FEW_LETTERS = 250;

  private final List<HtmlLink> links = new ArrayList<>();
  private final Set<List<Object>> asked = new HashSet<>();
  private final Set<BodyTrait> traits = EnumSet.noneOf(BodyTrait.class);
  private final PageWords words = new PageWords();
  private final HiddenText hidden = new HiddenText();
  private final StringBuilder alternatives = new StringBuilder();
  private String base = "";
  private int anchors;
  private int plain;
  private int linkedPictures;
  private boolean moreLinks;

  /// What was seen on the way.
  HtmlPage page(Document document) {
    if (hidden.letters() > HIDDEN_LETTERS || hidden.blockLetters() > HIDDEN_BLOCK_LETTERS) {
      traits.add(BodyTrait.HIDDEN_TEXT);
    }
    String seen = words.seen();
    if (linkedPictures > 0 && HiddenText.letters(seen) <= FEW_LETTERS) {
      traits.add(BodyTrait.PICTURE_LETTER);
    }
    return new HtmlPage(
        seen,
        words.loose(),
        words.whole(),
        alternatives.toString(),
        words.mostBreaks(),
        links,
        moreLinks,
        traits,
        document);
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      words(text.getWholeText());
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      hidden.leave(element);
      anchors -= element.normalName().equals("a") ? 1 : 0;
      plain -= isPlain(element) ? 1 : 0;
      if (element.isBlock()) {
        words.endLine();
      }
    }
  }

  private void words(String text) {
    if (hidden.isHidden()) {
      hidden.count(text);
    }
    if (!hidden.isSilent()) {
      words.add(text, hidden.isHidden(), anchors > 0, plain > 0);
    }
  }

  private static boolean isPlain(Element element) {
    return switch (element.normalName()) {
      case "pre", "textarea", "plaintext", "listing", "xmp" -> true;
      default -> false;
    };
  }

  private void element(Element element) {
    hidden.enter(element);
    anchors += element.normalName().equals("a") ? 1 : 0;
    plain += isPlain(element) ? 1 : 0;
    if (element.isBlock()) {
      words.endLine();
    }
    handlers(element);
    switch (element.normalName()) {
      case "a" -> anchor(element);
      case "area" -> {
        linkedPictures++;
        anchor(element);
      }
      case "base" -> {
        base = element.attr("href");
        add(base, "", Place.BASE);
      }
      case "br" -> words.lineBreak();
      case "form" -> add(element.attr("action"), "", Place.FORM);
      case "button" -> add(element.attr("formaction"), "", Place.FORM);
      case "input" -> input(element);
      case "iframe", "frame", "embed" -> add(element.attr("src"), "", Place.FRAME);
      case "object" -> add(element.attr("data"), "", Place.FRAME);
      case "img", "image" -> picture(element);
      case "meta" -> refresh(element);
      case "script" -> {
        traits.add(BodyTrait.SCRIPT);
        add(address(element, "src"), "", Place.SCRIPT);
      }
      default -> {
        // words, or a place for them
      }
    }
    background(element);
  }

  private void anchor(Element element) {
    String written = address(element, "href");
    if (!written.isBlank()) {
      add(written, AnchorText.of(element), Place.ANCHOR);
    }
  }

  /// An address, which in a drawing may have a name of its own (SVG 1.1 §5.3.1).
  private static String address(Element element, String name) {
    String written = element.attr(name);
    return written.isEmpty() ? element.attr("xlink:href") : written;
  }

  private void input(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    String asks =
        (element.attr("name") + ' ' + element.attr("id") + ' ' + element.attr("placeholder"))
            .toLowerCase(Locale.ROOT);
    if (type.equals("password") || (!type.equals("hidden") && asksForAPassword(asks))) {
      traits.add(BodyTrait.PASSWORD_FORM);
    }
    if (type.equals("image")) {
      picture(element);
    }
    add(element.attr("formaction"), "", Place.FORM);
  }

  private static boolean asksForAPassword(String asks) {
    return asks.contains("passw")
        || asks.contains("passc")
        || asks.startsWith("pass ")
        || asks.startsWith("pwd ");
  }

  private void picture(Element element) {
    boolean unseen = hidden.isHidden() || HiddenText.isTiny(element);
    linkedPictures += !unseen && anchors > 0 ? 1 : 0;
    if (!unseen && alternatives.length() < LONGEST_ALTERNATIVES) {
      alternatives.append(element.attr("alt")).append('\n');
    }
    add(address(element, "src"), "", unseen ? Place.INVISIBLE_PICTURE : Place.PICTURE);
  }

  private void background(Element element) {
    add(element.attr("background"), "", Place.PICTURE);
    String style = element.attr("style");
    int url = style.isEmpty() ? -1 : style.indexOf("url(");
    int end = url < 0 ? -1 : style.indexOf(')', url);
    if (end > 0) {
      add(unquoted(style.substring(url + 4, end)), "", Place.PICTURE);
    }
  }

  /// As in `0; url=https://…`.
  private void refresh(Element element) {
    String content = element.attr("content");
    int url = content.toLowerCase(Locale.ROOT).indexOf("url=");
    if (url >= 0 && element.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
      add(unquoted(content.substring(url + 4)), "", Place.REFRESH);
    }
  }

  private static String unquoted(String written) {
    return written.replace("'", "").replace("\"", "");
  }

  private void handlers(Element element) {
    if (element.attributesSize() == 0) {
      return; // asked for them, it would make some
    }
    int seen = 0;
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey();
      if (name.length() > 4 && name.regionMatches(true, 0, "on", 0, 2)) {
        traits.add(BodyTrait.SCRIPT);
        return;
      }
      if (++seen == MOST_ATTRIBUTES) {
        return;
      }
    }
  }

  private void add(String written, String shown, Place place) {
    if (written.isBlank() || (place.isPicture() && isCarriedAlong(written))) {
      return;
    }
    if (asked.size() >= MOST_LINKS) {
      moreLinks = true;
      return;
    }
    if (!asked.add(List.of(written, shown, place))) {
      return; // pages repeat their links, each picture of a menu for one
    }
    Optional<Target> target = Target.of(written).or(() -> Target.of(joined(written)));
    target.ifPresent(found -> links.add(new HtmlLink(found, shown, place)));
  }

  private static boolean isCarriedAlong(String written) {
    return written.strip().regionMatches(true, 0, "data:", 0, 5);
  }

  /// A link without a site belongs to the one that the page names as its own.
  private String joined(String written) {
    String place = written.strip();
    boolean elsewhere = base.isEmpty() || place.isEmpty() || place.startsWith("#");
    if (elsewhere || place.indexOf(':') >= 0) {
      return "";
    }
    int slashes = base.indexOf("://");
    int end = slashes < 0 ? -1 : base.indexOf('/', slashes + 3);
    String site = end < 0 ? base + "/" : base.substring(0, end + 1);
    return site + (place.startsWith("/") ? place.substring(1) : place);
  }
}
