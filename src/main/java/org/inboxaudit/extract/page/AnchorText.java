package org.inboxaudit.extract.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The first words of an element. All words of each element would take the square of how deep they
/// stand in one another.
final class AnchorText implements NodeFilter {
  private static final int LONGEST = 500;
  private static final int MOST_NODES = 500;

  private final StringBuilder text = new StringBuilder();
  private int nodes;

  private AnchorText() {}

  static String of(Element element) {
    AnchorText read = new AnchorText();
    element.filter(read);
    return read.text.substring(0, Math.min(LONGEST, read.text.length()));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      words(words.getWholeText());
    } else if (node instanceof Element element
        && (element.isBlock() || element.normalName().equals("br"))) {
      blank();
    }
    return text.length() > LONGEST || ++nodes > MOST_NODES
        ? FilterResult.STOP
        : FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      blank();
    }
    return FilterResult.CONTINUE;
  }

  private void words(String words) {
    for (int i = 0; i < words.length() && text.length() <= LONGEST; i++) {
      char c = words.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == 0xa0) {
        blank();
      } else if (c != 0x200b && c != 0xad) {
        text.append(c); // without what only tells where a line may break
      }
    }
  }

  private void blank() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }
}
