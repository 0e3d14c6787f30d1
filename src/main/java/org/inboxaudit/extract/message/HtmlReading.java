package org.inboxaudit.extract.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// What a page of HTML holds: the words people see, where it leads, and what its markup does.
///
/// It is parsed as browsers parse it, and nothing of it is fetched or run. The tree is walked
/// without recursion, so that depth costs nothing.
public final class HtmlReading {
  /// Letters that nobody sees before that is remarkable. A preview line is shorter.
  private static final int HIDDEN_LETTERS = 300;

  /// Pages for small and large screens hide one half of themselves this way.
  private static final int HIDDEN_BLOCK_LETTERS = 3_000;

  /// Far more than are told ([org.inboxaudit.evidence.MessageBody#LINKS]).
  private static final int MOST_LINKS = 1_000;

  private static final int MOST_ATTRIBUTES = 200;

  /// A letter that says nothing: an address and "unsubscribe" below a picture.
  private static final int FEW_LETTERS = 250;

  private final Links reader;
  private final List<Link> links = new ArrayList<>();
  private final Set<List<Object>> asked = new HashSet<>();
  private final Set<BodyTrait> traits = EnumSet.noneOf(BodyTrait.class);
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder loose = new StringBuilder();
  private final HiddenText hidden = new HiddenText();
  private String base = "";
  private int anchors;
  private int linkedPictures;
  private boolean more;

  private HtmlReading(Links reader) {
    this.reader = reader;
  }

  /// What came out.
  ///
  /// @param text as people see it, blocks parted by line ends
  /// @param loose the part of it that is no text of a link
  /// @param links in the order they stand
  /// @param more whether there are more links than these
  public record Page(
      String text, String loose, List<Link> links, Set<BodyTrait> traits, boolean more) {}

  /// Reads a page.
  public static Page read(String html, Links reader) {
    Document document = Jsoup.parse(html);
    HtmlReading reading = new HtmlReading(reader);
    document.traverse(reading.visitor());
    if (reading.hidden.letters() > HIDDEN_LETTERS
        || reading.hidden.blockLetters() > HIDDEN_BLOCK_LETTERS) {
      reading.traits.add(BodyTrait.HIDDEN_TEXT);
    }
    if (WebmailExploits.standIn(html, document)) {
      reading.traits.add(BodyTrait.WEBMAIL_EXPLOIT);
    }
    String text = reading.text.toString();
    if (reading.linkedPictures > 0 && HiddenText.letters(text) <= FEW_LETTERS) {
      reading.traits.add(BodyTrait.PICTURE_LETTER);
    }
    return new Page(text, reading.loose.toString(), reading.links, reading.traits, reading.more);
  }

  private NodeVisitor visitor() {
    return new NodeVisitor() {
      @Override
      public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
          words(words);
        } else if (node instanceof Element element) {
          element(element);
        }
      }

      @Override
      public void tail(Node node, int depth) {
        if (node instanceof Element element) {
          hidden.leave(element);
          anchors -= element.normalName().equals("a") ? 1 : 0;
          if (element.isBlock() || element.normalName().equals("td")) {
            text.append('\n');
            loose.append('\n');
          }
        }
      }
    };
  }

  private void words(TextNode words) {
    if (hidden.isHidden()) {
      hidden.count(words.getWholeText());
    } else {
      text.append(words.getWholeText());
      loose.append(anchors > 0 ? " " : words.getWholeText());
    }
  }

  private void element(Element element) {
    hidden.enter(element);
    anchors += element.normalName().equals("a") ? 1 : 0;
    handlers(element);
    switch (element.normalName()) {
      case "a" -> anchor(element);
      case "area" -> {
        linkedPictures++;
        anchor(element);
      }
      case "base" -> base = element.attr("href");
      case "br" -> text.append('\n');
      case "form" -> add(element.attr("action"), "", EnumSet.of(LinkTrait.FORM_TARGET));
      case "button" -> formAction(element);
      case "input" -> input(element);
      case "iframe", "frame", "embed" -> add(element.attr("src"), "", Set.of());
      case "object" -> add(element.attr("data"), "", Set.of());
      case "img", "image" -> picture(element);
      case "meta" -> refresh(element);
      case "script" -> {
        traits.add(BodyTrait.SCRIPT);
        add(element.attr("src"), "", Set.of());
      }
      default -> {
        // words, or a place for them
      }
    }
    background(element);
  }

  private void anchor(Element element) {
    String written = element.attr("href");
    if (!written.isBlank()) {
      add(written, AnchorText.of(element), Set.of());
    }
  }

  private void formAction(Element element) {
    if (element.hasAttr("formaction")) {
      add(element.attr("formaction"), "", EnumSet.of(LinkTrait.FORM_TARGET));
    }
  }

  private void input(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    String name = element.attr("name").toLowerCase(Locale.ROOT);
    if (type.equals("password") || (!type.equals("hidden") && isForAPassword(name))) {
      traits.add(BodyTrait.PASSWORD_FORM);
    }
    if (type.equals("image")) {
      picture(element);
    }
    formAction(element);
  }

  private static boolean isForAPassword(String name) {
    return name.contains("passw")
        || name.contains("passc")
        || name.equals("pass")
        || name.equals("pwd");
  }

  private void picture(Element element) {
    Set<LinkTrait> known = EnumSet.of(LinkTrait.PICTURE);
    if (hidden.isHidden() || HiddenText.isTiny(element)) {
      known.add(LinkTrait.INVISIBLE_PICTURE);
    } else if (anchors > 0) {
      linkedPictures++;
    }
    add(element.attr("src"), "", known);
  }

  private void background(Element element) {
    if (element.hasAttr("background")) {
      add(element.attr("background"), "", EnumSet.of(LinkTrait.PICTURE));
    }
    String style = element.attr("style");
    int url = style.isEmpty() ? -1 : style.indexOf("url(");
    int end = url < 0 ? -1 : style.indexOf(')', url);
    if (end > 0) {
      String written = style.substring(url + 4, end).replace("'", "").replace("\"", "");
      add(written, "", EnumSet.of(LinkTrait.PICTURE));
    }
  }

  private void refresh(Element element) {
    String content = element.attr("content");
    int url = content.toLowerCase(Locale.ROOT).indexOf("url=");
    if (url >= 0 && element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      add(content.substring(url + 4).replace("'", "").replace("\"", ""), "", Set.of());
    }
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

  private void add(String written, String shown, Set<LinkTrait> known) {
    if (written.isBlank() || (known.contains(LinkTrait.PICTURE) && isCarriedAlong(written))) {
      return;
    }
    if (asked.size() >= MOST_LINKS) {
      more = true;
      return;
    }
    if (!asked.add(List.of(written, shown, known))) {
      return; // pages repeat their links, each picture of a menu for one
    }
    Optional<Link> link =
        reader.link(written, shown, known).or(() -> reader.link(joined(written), shown, known));
    link.ifPresent(
        found -> {
          links.add(found);
          if (found.traits().contains(LinkTrait.INLINE) && !found.url().startsWith("data:")) {
            traits.add(BodyTrait.SCRIPT);
          }
        });
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
