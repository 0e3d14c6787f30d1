package org.inboxaudit.extract.notice;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.Domain;

/// Finds in a letter the account, device, place, network address and time that it names, by the
/// labels that providers put before them. Labels are read from `intel/alert-fields.txt`.
record NoticeFields(List<Label> labels) {
  private static final int MAXIMUM_LINES = 2_000;
  private static final int MAXIMUM_LINE = 1_000;

  /// An address, also a masked one (`ab**c@example.org`).
  private static final Pattern ACCOUNT =
      Pattern.compile("[\\pL\\pN._%+*•-]{1,64}@[\\pL\\pN*-]{1,63}(?:\\.[\\pL\\pN*-]{1,63}){1,5}");

  private static final Pattern NETWORK_ADDRESS =
      Pattern.compile(
          "(?:^|[^\\w.:])((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4})"
              + "(?:$|[^\\w.:])");

  NoticeFields {
    labels = List.copyOf(labels);
  }

  /// @param field `account`, `device`, `place`, `address`, `time`
  /// @param text in lower case
  /// @param prefix whether the value follows at once; otherwise a colon or a line end must
  record Label(String field, String text, boolean prefix) {}

  static NoticeFields parse(List<String> lines) {
    List<Label> labels = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("[|]", 3);
      String text = Normalizer.normalize(columns[2].strip(), Normalizer.Form.NFC);
      boolean prefix = text.endsWith("*");
      labels.add(
          new Label(
              columns[0].strip(),
              prefix ? text.substring(0, text.length() - 1).strip() : text,
              prefix));
    }
    return new NoticeFields(labels);
  }

  /// The value of a field as it is written, empty if the letter has none.
  String value(String field, List<String> lines) {
    for (int i = 0; i < lines.size() && i < MAXIMUM_LINES; i++) {
      String line = composed(lines.get(i));
      String lower = line.toLowerCase(Locale.ROOT);
      for (Label label : labels) {
        if (!label.field().equals(field) || !lower.startsWith(label.text())) {
          continue;
        }
        String rest = line.substring(Math.min(line.length(), label.text().length())).strip();
        boolean marked = rest.startsWith(":") || rest.startsWith("：");
        if (rest.isEmpty() || (marked && rest.length() == 1)) {
          return i + 1 < lines.size() ? lines.get(i + 1) : "";
        }
        if (marked || label.prefix()) {
          return marked ? rest.substring(1).strip() : rest;
        }
      }
    }
    return "";
  }

  /// A line as far as it is read, composed as labels are: `ä` may be one character or two.
  private static String composed(String line) {
    return Normalizer.normalize(
        line.substring(0, Math.min(MAXIMUM_LINE, line.length())), Normalizer.Form.NFC);
  }

  /// The account the letter is about (S35). Providers tell a recovery address about another
  /// account; so a labelled one goes first, and then the first that is named.
  String account(List<String> lines, AlertSenders.Sender sender) {
    String labelled = firstAccount(List.of(value("account", lines)), sender);
    return labelled.isEmpty() ? firstAccount(lines, sender) : labelled;
  }

  private static String firstAccount(List<String> lines, AlertSenders.Sender sender) {
    for (String line : lines.subList(0, Math.min(MAXIMUM_LINES, lines.size()))) {
      Matcher matcher = ACCOUNT.matcher(line.substring(0, Math.min(MAXIMUM_LINE, line.length())));
      while (matcher.find()) {
        Domain domain = new Domain(matcher.group().substring(matcher.group().lastIndexOf('@') + 1));
        if (!sender.signsAs(domain)) {
          return matcher.group();
        }
      }
    }
    return "";
  }

  /// The network address, labelled or not.
  String address(List<String> lines) {
    String labelled = networkAddress(List.of(value("address", lines)));
    return labelled.isEmpty() ? networkAddress(lines) : labelled;
  }

  private static String networkAddress(List<String> lines) {
    for (String line : lines.subList(0, Math.min(MAXIMUM_LINES, lines.size()))) {
      Matcher matcher =
          NETWORK_ADDRESS.matcher(line.substring(0, Math.min(MAXIMUM_LINE, line.length())));
      while (matcher.find()) {
        String address = matcher.group(1);
        // hh:mm:ss is no address; every IPv6 address that is written out has more.
        if (address.contains(".") ? isIpv4(address) : isIpv6(address)) {
          return address;
        }
      }
    }
    return "";
  }

  private static boolean isIpv4(String address) {
    for (String octet : address.split("[.]", -1)) {
      if (Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String address) {
    int colons = (int) address.chars().filter(c -> c == ':').count();
    return address.contains("::") ? colons >= 2 : colons == 7;
  }
}
