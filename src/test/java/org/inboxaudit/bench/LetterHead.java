package org.inboxaudit.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Writes headers as mail has them that came over several servers: 2.2 kB on average.
final class LetterHead {
  static final String OWNER = "owner@office.example";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);
  private static final List<String> NAMES =
      List.of("Ada", "Boris", "Chen", "Dora", "Emil", "Fatma", "Gil", "Hana", "Igor", "Jana");
  private static final List<String> HOUSES =
      List.of("harbour", "meadow", "lantern", "quarry", "orchard", "granite", "willow", "copper");
  private static final String SEND_PROGRAM = "Mozilla Thunderbird";

  private final RandomGenerator random;
  private final Words words;

  LetterHead(RandomGenerator random) {
    this.random = random;
    this.words = new Words(random);
  }

  /// The header up to and without the fields that say how the body is built.
  String write(boolean sent, Instant at) {
    String date = DATE.format(at.atOffset(ZoneOffset.UTC));
    String house = HOUSES.get(random.nextInt(HOUSES.size())) + ".example";
    String name = NAMES.get(random.nextInt(NAMES.size()));
    String other = name.toLowerCase(Locale.ROOT) + random.nextInt(40) + "@" + house;
    StringBuilder head = new StringBuilder(3_000);
    if (!sent) {
      writeJourney(head, house, other, date);
    }
    field(head, "Message-ID", "<" + words.blob(28) + "@" + (sent ? "office.example" : house) + ">");
    field(head, "Date", date);
    field(head, "From", sent ? "The Owner <" + OWNER + ">" : name + " Example <" + other + ">");
    field(head, "To", sent ? other : "The Owner <" + OWNER + ">");
    if (random.nextInt(4) == 0) {
      field(head, "Cc", "colleague" + random.nextInt(30) + "@office.example");
    }
    field(head, "Subject", subject());
    if (random.nextInt(3) == 0) {
      field(head, "In-Reply-To", "<" + words.blob(28) + "@" + house + ">");
      field(head, "References", "<" + words.blob(28) + "@" + house + ">");
    }
    if (sent || random.nextInt(3) == 0) {
      field(head, "User-Agent", SEND_PROGRAM);
    }
    field(head, "MIME-Version", "1.0");
    return head.toString();
  }

  private String subject() {
    String text = words.words(3 + random.nextInt(6));
    return random.nextInt(10) == 0 ? "=?UTF-8?Q?" + text.replace(' ', '_') + "_=C3=A4?=" : text;
  }

  private void writeJourney(StringBuilder head, String house, String other, String date) {
    field(head, "Return-Path", "<" + other + ">");
    field(head, "Delivered-To", OWNER);
    int stations = 2 + random.nextInt(4);
    for (int station = stations; station > 0; station--) {
      String from = "relay" + station + "." + house;
      field(
          head,
          "Received",
          "from %s (%s [192.0.2.%d])\n\tby mx%d.office.example (Postfix) with ESMTPS id %s\n\t"
                  .formatted(from, from, random.nextInt(256), station, words.blob(12))
              + "(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)\n\tfor <%s>; %s"
                  .formatted(OWNER, date));
    }
    if (random.nextInt(100) < 36) {
      writeSeals(head, house);
    }
    if (random.nextInt(100) < 85) {
      writeSignature(head, "DKIM-Signature", "v=1; a=rsa-sha256; c=relaxed/relaxed;", house);
    }
    field(
        head,
        "Authentication-Results",
        "mx1.office.example;\n\tdkim=pass header.d=%s header.s=s1 header.b=%s;\n\t"
                .formatted(house, words.blob(8))
            + "spf=pass smtp.mailfrom=%s;\n\tdmarc=pass (p=quarantine) header.from=%s"
                .formatted(other, house));
    field(head, "X-Spam-Status", "No, score=-" + random.nextInt(5) + "." + random.nextInt(10));
    if (random.nextInt(4) == 0) {
      field(head, "List-Unsubscribe", "<https://" + house + "/leave/" + words.blob(40) + ">");
      field(head, "List-Id", "<news." + house + ">");
    }
  }

  private void writeSeals(StringBuilder head, String house) {
    field(
        head,
        "ARC-Seal",
        "i=1; a=rsa-sha256; cv=none; d=%s; s=arc;\n\tb=%s".formatted(house, words.folded(344)));
    writeSignature(head, "ARC-Message-Signature", "i=1; a=rsa-sha256; c=relaxed/relaxed;", house);
    field(
        head,
        "ARC-Authentication-Results",
        "i=1; mx." + house + ";\n\tspf=pass smtp.mailfrom=" + house + ";\n\tdkim=pass");
  }

  private void writeSignature(StringBuilder head, String name, String begin, String house) {
    field(
        head,
        name,
        begin
            + "\n\td=%s; s=s1; h=from:to:subject:date:message-id:mime-version:content-type;\n\t"
                .formatted(house)
            + "bh="
            + words.blob(43)
            + "=;\n\tb="
            + words.folded(344));
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append('\n');
  }
}
