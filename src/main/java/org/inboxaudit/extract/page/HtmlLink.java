package org.inboxaudit.extract.page;

import java.util.Set;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.link.Target;

/// Where a page leads, and from what place in it.
///
/// @param shown the text that people click on, empty if there is none
public record HtmlLink(Target target, String shown, Place place) {

  /// What in the page leads there.
  public enum Place {
    ANCHOR,
    FORM(LinkTrait.FORM_TARGET),
    /// Another page, or a program, that is shown within this one.
    FRAME,
    PICTURE(LinkTrait.PICTURE),
    INVISIBLE_PICTURE(LinkTrait.PICTURE, LinkTrait.INVISIBLE_PICTURE),
    /// The page leads on by itself.
    REFRESH,
    SCRIPT,
    /// The site to which links without one belong.
    BASE;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<LinkTrait> traits;

    Place(LinkTrait... traits) {
      this.traits = Set.of(traits);
    }

    /// What the place alone tells of a link.
    public Set<LinkTrait> traits() {
      return traits;
    }

    /// Whether it is only looked at.
    public boolean isPicture() {
      return traits.contains(LinkTrait.PICTURE);
    }
  }
}
