package org.inboxaudit.extract.link;

import java.util.List;
import java.util.Locale;

/// Whether a link leads among the files of a program that runs a web site (WordPress, Joomla,
/// Drupal, cPanel). Nobody publishes pages there; who broke into a site puts theirs where its owner
/// does not look.
final class SiteInnards {
  private static final List<String> PLACES =
      List.of(
          "/wp-includes/",
          "/wp-admin/",
          "/wp-content/plugins/",
          "/wp-content/themes/",
          "/wp-content/upgrade/",
          "/.well-known/",
          "/cgi-sys/",
          "/administrator/components/",
          "/administrator/templates/",
          "/sites/all/modules/",
          "/vendor/phpunit/");

  /// By these honest plug-ins of such sites count who reads a newsletter, and sites prove who they
  /// are.
  private static final List<String> HONEST =
      List.of(
          "/wp-admin/admin-ajax.php",
          "/wp-admin/admin-post.php",
          "/wp-content/plugins/newsletter/",
          "/.well-known/security.txt",
          "/.well-known/openpgpkey/");

  private SiteInnards() {}

  static boolean holds(Target target) {
    String path = target.path();
    if (path.length() < 8 || path.indexOf('/', 1) < 0) {
      return false;
    }
    String lower = path.toLowerCase(Locale.ROOT);
    return PLACES.stream().anyMatch(lower::contains)
        && HONEST.stream().noneMatch(lower::contains)
        && !isPicture(lower);
  }

  private static boolean isPicture(String path) {
    return path.endsWith(".png")
        || path.endsWith(".jpg")
        || path.endsWith(".jpeg")
        || path.endsWith(".gif")
        || path.endsWith(".svg")
        || path.endsWith(".css");
  }
}
