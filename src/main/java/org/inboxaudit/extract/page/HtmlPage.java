package org.inboxaudit.extract.page;

import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What a page of HTML holds: its words, where it leads, and what its markup does.
///
/// It is parsed as browsers parse it, and nothing of it is fetched or run.
///
/// @param text as people see it, blocks parted by line ends
/// @param loose the part of it that is no text of a link
/// @param whole the text with what is not shown, for those who must not be led to overlook a word
/// @param alternatives what stands in the place of pictures that are not shown
/// @param breaks the longest run of line breaks with nothing to see between
/// @param links in the order they stand, each once
/// @param hasMoreLinks whether there are more links than these
/// @param traits what its markup does
/// @param document for what only one reader seeks
public record HtmlPage(
    String text,
    String loose,
    String whole,
    String alternatives,
    int breaks,
    List<HtmlLink> links,
    boolean hasMoreLinks,
    Set<BodyTrait> traits,
    Document document) {

  public HtmlPage {
    links = List.copyOf(links);
    traits = Set.copyOf(traits);
  }

  /// Reads a page.
  public static HtmlPage read(String html) {
    Document document = Jsoup.parse(html);
    PageWalk walk = new PageWalk();
    document.traverse(walk);
    return walk.page(document);
  }
}
