package org.inboxaudit.extract.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.link.Links;
import org.inboxaudit.extract.link.PlainLinks;
import org.inboxaudit.extract.mime.LenientMessage;
import org.inboxaudit.extract.mime.TransferEncoding;
import org.inboxaudit.extract.page.HtmlLink;
import org.inboxaudit.extract.page.HtmlPage;
import org.inboxaudit.extract.text.FoldedText;
import org.inboxaudit.extract.text.SensitiveText;
import org.inboxaudit.extract.text.TextDecoding;

/// Reads the texts of a message into one [org.inboxaudit.evidence.MessageBody].
///
/// A text that is longer than we read is read as far, and that is said as a gap.
public final class MessageBodyReader {
  /// Letters are far below; what is longer is a report or a bomb.
  private static final int LONGEST = 256 << 10;

  /// So far reaches a greeting.
  private static final int GREETING = 120;

  private MessageBodyReader() {}

  /// Reads the texts that the server took for such.
  public static Extracted read(Raw.RawTexts raw, ExtractLimits limits) {
    List<Piece> pieces = new ArrayList<>();
    boolean readable = true;
    int from = 0;
    for (Raw.Text text : raw.texts()) {
      int to = (int) Math.min(raw.bytes().length, (long) from + Math.max(0, text.length()));
      byte[] encoded = Arrays.copyOfRange(raw.bytes(), from, to);
      from = to;
      Optional<byte[]> decoded = TransferEncoding.decode(encoded, text.part().encoding());
      readable &= decoded.isPresent();
      pieces.add(new Piece(text.part().mediaType(), decoded.orElse(encoded), text.whole()));
    }
    List<Observation> said =
        new ArrayList<>(read(raw.message(), pieces, raw.ownAddresses(), false));
    if (!readable) {
      said.add(new Gap(EvidenceKind.MESSAGE_BODY, Gap.Reason.UNREADABLE, "", 1));
    }
    return new Extracted.Facts(said);
  }

  /// A text without its transfer encoding.
  ///
  /// @param whole false if it goes on
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Piece(String mediaType, byte[] octets, boolean whole) {}

  /// Reads texts.
  ///
  /// @param differs whether two readings of the message's structure differ
  public static List<Observation> read(
      Message message, List<Piece> pieces, List<String> ownAddresses, boolean differs) {
    BodyDraft body = new BodyDraft();
    Links links = new Links(ownAddresses);
    if (differs) {
      body.add(BodyTrait.STRUCTURE_DIFFERS);
    }
    boolean whole = true;
    boolean withFiles = message.parts().stream().anyMatch(Message.Part::attached);
    StringBuilder words = new StringBuilder(message.subject()).append('\n');
    for (Piece piece : pieces) {
      whole &= piece.whole() && piece.octets().length <= LONGEST;
      String text = text(piece);
      read(message, piece.mediaType(), text, body, links, words);
    }
    FoldedText folded = FoldedText.of(words.toString());
    body.addAll(BodyWords.in(folded, withFiles));
    if (greetsAnAddress(words, message, ownAddresses)) {
      body.add(BodyTrait.IMPERSONAL);
    }
    body.holds(SensitiveText.in(folded));
    if (message.headers().values().stream()
        .flatMap(List::stream)
        .anyMatch(WebmailExploits::standInField)) {
      body.add(BodyTrait.WEBMAIL_EXPLOIT);
    }
    List<Observation> said = new ArrayList<>(List.of(body.of(message)));
    if (!whole || body.holdsMore()) {
      said.add(new Gap(EvidenceKind.MESSAGE_BODY, Gap.Reason.LIMIT_REACHED, "", 1));
    }
    return said;
  }

  /// Whether its first words hold an address of the reader.
  private static boolean greetsAnAddress(
      StringBuilder words, Message message, List<String> ownAddresses) {
    int from = Math.min(words.length(), message.subject().length());
    String first =
        words.substring(from, Math.min(words.length(), from + GREETING)).toLowerCase(Locale.ROOT);
    return ownAddresses.stream()
        .map(address -> address.toLowerCase(Locale.ROOT))
        .anyMatch(first::contains);
  }

  private static String text(Piece piece) {
    return TextDecoding.text(
        piece.octets().length > LONGEST ? Arrays.copyOf(piece.octets(), LONGEST) : piece.octets());
  }

  private static void read(
      Message message,
      String mediaType,
      String text,
      BodyDraft body,
      Links links,
      StringBuilder words) {
    boolean page = mediaType.equals("text/html") || isPage(text);
    if (page) {
      HtmlPage read = HtmlPage.read(text);
      read.links().forEach(link -> pageLink(link, message, body, links));
      body.addAll(read.traits());
      body.more(read.hasMoreLinks());
      if (WebmailExploits.standIn(text, read.document())) {
        body.add(BodyTrait.WEBMAIL_EXPLOIT);
      }
      words.append(read.text()).append('\n').append(read.alternatives()).append('\n');
      plainLinks(read.loose(), body, links);
    } else {
      words.append(text).append('\n');
      plainLinks(text, body, links);
      boolean exploits =
          mediaType.equals("text/calendar")
              ? WebmailExploits.standInField(text)
              : WebmailExploits.standIn(text);
      if (exploits) {
        body.add(BodyTrait.WEBMAIL_EXPLOIT);
      }
    }
    if (LenientMessage.isHiddenIn(text)) {
      body.add(BodyTrait.STRUCTURE_DIFFERS);
    }
  }

  private static void plainLinks(String text, BodyDraft body, Links links) {
    boolean all =
        PlainLinks.find(text, found -> links.link(found, found, Set.of()).ifPresent(body::add));
    body.more(!all);
  }

  /// The site that a page names for its links is none itself.
  private static void pageLink(HtmlLink found, Message message, BodyDraft body, Links links) {
    if (found.place() == HtmlLink.Place.BASE) {
      return;
    }
    if (ReadyAnswer.isWrittenBy(found.target(), message)) {
      body.add(BodyTrait.READY_ANSWER);
    }
    Optional<Link> link = links.link(found.target(), found.shown(), found.place().traits());
    link.ifPresent(body::add);
    if (link.stream().anyMatch(MessageBodyReader::isScript)) {
      body.add(BodyTrait.SCRIPT);
    }
  }

  private static boolean isScript(Link link) {
    return link.traits().contains(LinkTrait.INLINE) && !link.url().startsWith("data:");
  }

  /// Some programs show a page for one whatever the message calls it.
  private static boolean isPage(String text) {
    String start =
        text.substring(0, Math.min(500, text.length())).stripLeading().toLowerCase(Locale.ROOT);
    return start.startsWith("<html")
        || start.startsWith("<!doctype html")
        || start.startsWith("<body");
  }
}
