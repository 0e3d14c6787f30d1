package org.inboxaudit.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.Message;

/// Word lists and tables that checks compare with: data with a version, kept apart from code and
/// loaded before the pass. Each pack is a text file under `intel/`.
public final class Intel {
  private static final String PUBLIC_MAIL_PROVIDERS = "public-mail-providers";
  private static final String ALERT_SENDERS = "alert-senders";
  private static final String WATCHERS = "watchers";

  private final String version;
  private final Map<String, List<String>> packs;

  // asked of every message
  private final Set<String> publicMailProviders;
  private final Set<String> watchers;
  private final Set<String> alertSenders;
  private final Set<String> alertDomains;
  private final List<Brand> brands;
  private final Brands borrowedNames;
  private final FreePages freePages;
  private final Set<String> linkCounters;
  private final Set<String> throwawayEndings;
  private final Set<String> shorteners;
  private final FilterSayings filterSayings;
  private final FreePages barePages;

  /// @param version the versions of the packs, shown in the report
  /// @param packs entries by pack name, in lower case
  public Intel(String version, Map<String, List<String>> packs) {
    this.version = version;
    this.packs =
        packs.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    pack -> pack.getValue().stream().map(Wording::folded).toList()));
    this.publicMailProviders = Set.copyOf(packs.getOrDefault(PUBLIC_MAIL_PROVIDERS, List.of()));
    this.watchers = Set.copyOf(packs.getOrDefault(WATCHERS, List.of()));
    this.alertSenders =
        packs.getOrDefault(ALERT_SENDERS, List.of()).stream()
            .map(Intel::firstColumn)
            .collect(Collectors.toUnmodifiableSet());
    this.alertDomains =
        alertSenders.stream()
            .map(sender -> sender.substring(sender.indexOf('@') + 1))
            .collect(Collectors.toUnmodifiableSet());
    List<String> companions = packs.getOrDefault("brand-companions", List.of());
    this.brands = brands(packs.getOrDefault("alert-brands", List.of()), companions);
    List<Brand> services = brands(packs.getOrDefault("service-brands", List.of()), companions);
    this.borrowedNames = new Brands(Stream.concat(brands.stream(), services.stream()).toList());
    this.freePages = FreePages.of(packs.getOrDefault("free-pages", List.of()));
    this.linkCounters = Set.copyOf(packs.getOrDefault("link-counters", List.of()));
    this.throwawayEndings = Set.copyOf(packs.getOrDefault("throwaway-endings", List.of()));
    this.shorteners = Set.copyOf(packs.getOrDefault("link-shorteners", List.of()));
    this.barePages = FreePages.of(packs.getOrDefault("bare-pages", List.of()));
    this.filterSayings = FilterSayings.of(packs.getOrDefault("filter-words", List.of()));
  }

  private static List<Brand> brands(List<String> lines, List<String> companions) {
    return lines.stream().map(line -> Brand.parse(line, companions)).toList();
  }

  /// The providers whose names are borrowed for false letters.
  public List<Brand> brands() {
    return brands;
  }

  /// The providers, and banks, parcels, shops and others whose names are borrowed as well. A letter
  /// that bears one of theirs weighs only with what else it shows.
  public Brands borrowedNames() {
    return borrowedNames;
  }

  /// Whether a link leads to a page that anybody puts up without a name.
  public boolean isFreePage(Link link) {
    return freePages.hold(link);
  }

  /// Whether it is one of these to which hardly anybody leads by name.
  public boolean isBarePage(Link link) {
    return barePages.hold(link);
  }

  /// Whether a site is that of a service that sends letters for others and counts who follows them.
  public boolean isLinkCounter(Domain site) {
    return site.isWithinAny(linkCounters);
  }

  /// Whether a site has a name of the kind that is bought for a few days.
  public boolean isThrowaway(Domain site) {
    return throwawayEndings.contains(site.name().substring(site.name().lastIndexOf('.') + 1));
  }

  /// Whether a site gives long links a short name.
  public boolean isShortener(Domain site) {
    return site.isWithinAny(shorteners);
  }

  /// What filters of receiving servers took a message for: `junk`, `phishing`.
  public List<String> filtersSay(Message message) {
    return filterSayings.about(message);
  }

  /// Whether a domain is a provider's own, and none under which people have their mailboxes.
  public boolean isProviders(Domain domain) {
    return !isPublicMailProvider(domain) && brands.stream().anyMatch(brand -> brand.owns(domain));
  }

  /// Whether a domain is that of a provider or of another service whose name is often borrowed, and
  /// none under which people have their mailboxes.
  public boolean isServices(Domain domain) {
    return !isPublicMailProvider(domain) && !borrowedNames.owners(domain).isEmpty();
  }

  /// The provider of a mailbox, if it is one that writes letters about accounts that we know.
  public Optional<Brand> providerOf(EmailAddress mailbox) {
    return brands.stream()
        .filter(brand -> brand.mailboxes().contains(mailbox.domain()))
        .findFirst();
  }

  /// The versions of the packs, shown in the report.
  public String version() {
    return version;
  }

  /// The names of all packs.
  public Set<String> names() {
    return packs.keySet();
  }

  /// The entries of a pack, in lower case.
  ///
  /// @throws IllegalArgumentException if there is no such pack: a misspelt name must not read as
  ///   "no words"
  public List<String> words(String pack) {
    List<String> words = packs.get(pack);
    if (words == null) {
      throw new IllegalArgumentException("no intel pack named " + pack);
    }
    return words;
  }

  /// Whether anybody can get an address under this domain, so that it says nothing about belonging.
  public boolean isPublicMailProvider(Domain domain) {
    return domain.isWithinAny(publicMailProviders);
  }

  /// Whether a domain is of those who publish about espionage, so that what it writes is a report
  /// about it.
  public boolean isWatcher(Domain domain) {
    return domain.isWithinAny(watchers);
  }

  /// Whether a provider writes its security letters from this address. The first column of the pack
  /// is an address, or `@` and a domain.
  public boolean isAlertSender(EmailAddress address) {
    return isAlertDomain(address.domain())
        && (alertSenders.contains("@" + address.domain())
            || alertSenders.contains(address.toString()));
  }

  /// Whether some provider writes its security letters from an address of exactly this domain.
  public boolean isAlertDomain(Domain domain) {
    return alertDomains.contains(domain.name());
  }

  /// Whether a folder is in a pack of folder names by its own name, whatever lies above it. Servers
  /// part the levels by `/` or `.`.
  public boolean isFolderIn(String pack, String folder) {
    String whole = Wording.bare(Wording.folded(folder));
    String own = Wording.bare(whole.substring(whole.lastIndexOf('/') + 1));
    List<String> names = words(pack);
    return names.contains(own) || names.contains(own.substring(own.lastIndexOf('.') + 1));
  }

  /// The entries of a pack that stand in `text`, as [Wording#holds] tells it.
  public List<String> wordsIn(String pack, String text) {
    String folded = Wording.folded(text);
    return words(pack).stream()
        .filter(word -> Wording.holds(folded, word))
        .map(Wording::shown)
        .toList();
  }

  /// Whether a subject begins as mail programs let it begin when a message is sent on, `Fwd:`.
  public boolean isForward(String subject) {
    String folded = Wording.folded(subject).strip();
    int colon = folded.indexOf(':');
    return colon > 0 && words("forward-subjects").contains(folded.substring(0, colon).strip());
  }

  private static String firstColumn(String line) {
    int end = 0;
    while (end < line.length() && " \t,;|".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(0, end);
  }

  /// Reads a pack: one entry a line, `#` begins a comment, empty lines do not count.
  public static List<String> parse(String text) {
    Set<String> seen = new HashSet<>();
    return Arrays.stream(text.split("\n", -1))
        .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty() && seen.add(line))
        .toList();
  }
}
