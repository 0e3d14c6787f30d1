package org.inboxaudit.evidence;

import com.google.common.net.InternetDomainName;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A DNS domain name in lower case, without a trailing dot.
public record Domain(String name) {
  /// Scripts that are written together in one word (UTS #39 §5.2, "highly restrictive").
  private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

  public Domain {
    name = name.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
  }

  /// Whether this is `other` or lies below it, compared label by label: `mail.example.org` is
  /// within `example.org`, `badexample.org` is not.
  public boolean isWithin(Domain other) {
    int before = name.length() - other.name.length();
    return name.endsWith(other.name) && (before == 0 || name.charAt(before - 1) == '.');
  }

  /// The domain somebody registered, by the list of public suffixes (publicsuffix.org), under which
  /// `shop.github.io` is somebody's own as well. Under a top-level domain that the list does not
  /// know: two labels, or three under a suffix like `co.uk`.
  public Domain registered() {
    if (InternetDomainName.isValid(name)) {
      InternetDomainName listed = InternetDomainName.from(name);
      if (listed.isUnderPublicSuffix()) {
        return new Domain(listed.topPrivateDomain().toString());
      }
    }
    String[] labels = name.split("\\.", -1);
    int n = labels.length;
    boolean three = n > 2 && labels[n - 1].length() == 2 && labels[n - 2].length() <= 3;
    int from = Math.max(0, n - (three ? 3 : 2));
    return new Domain(String.join(".", List.of(labels).subList(from, n)));
  }

  /// Whether one of these names is this domain, or one above it.
  public boolean isWithinAny(Set<String> names) {
    for (int dot = -1; ; ) {
      if (names.contains(name.substring(dot + 1))) {
        return true;
      }
      dot = name.indexOf('.', dot + 1);
      if (dot < 0) {
        return false;
      }
    }
  }

  /// Whether a label, as people read it, mixes scripts that no language writes in one word: it is
  /// made to be taken for another name.
  public static boolean mixesScripts(String label) {
    Set<UnicodeScript> scripts =
        label
            .codePoints()
            .mapToObj(UnicodeScript::of)
            .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
            .collect(Collectors.toSet());
    return scripts.size() > 1
        && WRITTEN_TOGETHER.stream().noneMatch(together -> together.containsAll(scripts));
  }

  @Override
  public String toString() {
    return name;
  }
}
