package org.inboxaudit.extract.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.DeliveryStatus.Action;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.notice.HeaderFields;
import org.inboxaudit.extract.notice.MailboxList;

/// Reads a delivery status notification (RFC 3464) into one [DeliveryStatus] for each recipient.
/// Never throws because of what it holds.
///
/// The notification may be cut off behind its second part: what it says stands before the message
/// it returns, of which the header alone counts.
public final class DeliveryStatusReader {
  private static final int OCTETS = 2 << 20;
  private static final int RECIPIENTS = 100;
  private static final int MESSAGE_ID = 1_000;

  /// RFC 3463 §2. Four numbers in a row are the address of a machine.
  private static final Pattern CODE =
      Pattern.compile(
          "(?:^|[^0-9.\\[])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?:[^0-9.]|$|\\.(?:[^0-9]|$))");

  /// These say only that it failed, or that some policy forbade it (RFC 3463 §3.1, §3.8).
  private static final Pattern GENERAL = Pattern.compile("[245]\\.(?:0\\.0|7\\.1)");

  private DeliveryStatusReader() {}

  public static Extracted read(Raw.RawReport raw, ExtractLimits limits) {
    if (raw.bytes().length > Math.min(OCTETS, limits.bytes())) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "notification limit: octets");
    }
    Optional<ReportParts> parts = ReportParts.read(raw.bytes());
    if (parts.isEmpty()) {
      return new Extracted.Refused(Gap.Reason.UNREADABLE, "notification: MIME");
    }
    List<Observation> told = told(raw, parts.get());
    return told.isEmpty()
        ? new Extracted.Refused(Gap.Reason.UNREADABLE, "notification: no recipient")
        : new Extracted.Facts(told);
  }

  private static List<Observation> told(Raw.RawReport raw, ReportParts parts) {
    Optional<HeaderFields> original = HeaderFields.of(parts.original());
    String messageId =
        original
            .flatMap(fields -> first(fields, "Message-ID"))
            .map(DeliveryStatusReader::bare)
            .orElse("");
    Optional<EmailAddress> from =
        original.flatMap(fields -> first(fields, "From")).stream()
            .flatMap(value -> MailboxList.parse(value).stream())
            .findFirst();
    Map<String, Observation> told = new LinkedHashMap<>();
    boolean more = false;
    for (String group : groups(parts.status())) {
      if (told.size() == RECIPIENTS) {
        more = true;
        break;
      }
      Optional<HeaderFields> fields = HeaderFields.of(group.getBytes(ISO_8859_1));
      if (fields.filter(DeliveryStatusReader::isAboutARecipient).isPresent()) {
        DeliveryStatus status = status(raw, fields.get(), told.size() + 1, messageId, from);
        told.putIfAbsent(status.ref().part(), status);
      }
    }
    List<Observation> all = new ArrayList<>(told.values());
    if (more) {
      String folder = raw.message().locator().folder();
      all.add(new Gap(EvidenceKind.DELIVERY_STATUS, Gap.Reason.LIMIT_REACHED, folder, Gap.UNKNOWN));
    }
    return all;
  }

  /// The groups of fields (RFC 3464 §2.1): the first speaks of the message, each other of a
  /// recipient. Who puts it all into one group is read, too.
  private static List<String> groups(String status) {
    List<String> groups = new ArrayList<>();
    StringBuilder group = new StringBuilder();
    for (String line : status.split("\r?\n", -1)) {
      if (!line.isBlank()) {
        group.append(line).append("\r\n");
      } else if (!group.isEmpty()) {
        groups.add(group.toString());
        group.setLength(0);
      }
    }
    if (!group.isEmpty()) {
      groups.add(group.toString());
    }
    return groups;
  }

  private static boolean isAboutARecipient(HeaderFields fields) {
    return first(fields, "Final-Recipient").isPresent()
        || first(fields, "Original-Recipient").isPresent()
        || first(fields, "Action").isPresent();
  }

  private static DeliveryStatus status(
      Raw.RawReport raw,
      HeaderFields fields,
      int number,
      String messageId,
      Optional<EmailAddress> from) {
    Optional<EmailAddress> recipient =
        address(fields, "Final-Recipient").or(() -> address(fields, "Original-Recipient"));
    String code = code(fields);
    EvidenceRef message = raw.message().ref();
    return new DeliveryStatus(
        new EvidenceRef(
            message.source(),
            EvidenceKind.DELIVERY_STATUS,
            message.key(),
            recipient.map(EmailAddress::toString).orElse("#" + number)),
        raw.message(),
        recipient,
        action(first(fields, "Action").orElse(""), code),
        code,
        messageId,
        from);
  }

  private static Optional<String> first(HeaderFields fields, String name) {
    return fields.values(name).stream().findFirst();
  }

  /// RFC 3464 §2.3.2: `rfc822; ann@example.org`.
  private static Optional<EmailAddress> address(HeaderFields fields, String name) {
    return first(fields, name)
        .map(value -> value.substring(value.indexOf(';') + 1))
        .flatMap(EmailAddress::parse);
  }

  /// The status, or what the other server said where that tells more.
  private static String code(HeaderFields fields) {
    String status = first(fields, "Status").map(DeliveryStatusReader::find).orElse("");
    String said = first(fields, "Diagnostic-Code").map(DeliveryStatusReader::find).orElse("");
    boolean general = status.isEmpty() || GENERAL.matches(status);
    return general && !said.isEmpty() ? said : status;
  }

  private static String find(String value) {
    Matcher code = CODE.matcher(value);
    return code.find() ? code.group(1) : "";
  }

  private static Action action(String value, String code) {
    String word = value.toLowerCase(Locale.ROOT);
    for (Action action : Action.values()) {
      if (word.startsWith(action.name().toLowerCase(Locale.ROOT))) {
        return action;
      }
    }
    return code.startsWith("2")
        ? Action.DELIVERED
        : code.startsWith("4") ? Action.DELAYED : Action.FAILED;
  }

  /// A Message-ID as it is compared: without its angle brackets.
  private static String bare(String field) {
    int open = field.indexOf('<');
    int close = field.indexOf('>', open + 1);
    String id = open >= 0 && close > open ? field.substring(open + 1, close) : field;
    StringBuilder bare = new StringBuilder();
    id.strip().codePoints().limit(MESSAGE_ID).forEach(bare::appendCodePoint);
    return bare.toString();
  }
}
