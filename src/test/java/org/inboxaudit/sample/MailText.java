package org.inboxaudit.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Writes a message byte by byte (RFC 5322, RFC 2045): header fields in the order given, one text,
/// and files.
final class MailText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);
  private static final String BOUNDARY = "=_part_of_a_sample";

  private final StringBuilder header = new StringBuilder();
  private final List<Enclosure> enclosures = new ArrayList<>();
  private String text = "";

  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Enclosure(String fileName, String mediaType, byte[] bytes) {}

  MailText header(String name, String value) {
    header.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  MailText from(Person person) {
    return header("From", person.mailbox());
  }

  MailText to(Person... people) {
    List<String> mailboxes = new ArrayList<>();
    for (Person person : people) {
      mailboxes.add(person.mailbox());
    }
    return header("To", String.join(",\r\n ", mailboxes));
  }

  MailText date(OffsetDateTime moment) {
    return header("Date", DATE.format(moment));
  }

  MailText subject(String subject) {
    return header("Subject", encoded(subject));
  }

  MailText text(String lines) {
    text = lines;
    return this;
  }

  MailText attach(String fileName, String mediaType, byte[] bytes) {
    enclosures.add(new Enclosure(fileName, mediaType, bytes));
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, header + "MIME-Version: 1.0\r\n");
    if (enclosures.isEmpty()) {
      writeText(out);
      return out.toByteArray();
    }
    write(out, "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"\r\n\r\n");
    write(out, "--" + BOUNDARY + "\r\n");
    writeText(out);
    for (Enclosure enclosure : enclosures) {
      write(out, "--" + BOUNDARY + "\r\n");
      write(out, "Content-Type: " + enclosure.mediaType() + "\r\n");
      write(out, "Content-Transfer-Encoding: base64\r\n");
      write(out, "Content-Disposition: attachment;\r\n " + fileName(enclosure.fileName()));
      write(out, "\r\n\r\n");
      out.writeBytes(Base64.getMimeEncoder().encode(enclosure.bytes()));
      write(out, "\r\n");
    }
    write(out, "--" + BOUNDARY + "--\r\n");
    return out.toByteArray();
  }

  private void writeText(ByteArrayOutputStream out) {
    write(out, "Content-Type: text/plain; charset=UTF-8\r\n");
    write(out, "Content-Transfer-Encoding: 8bit\r\n\r\n");
    write(out, text.replace("\r\n", "\n").replace("\n", "\r\n"));
    write(out, "\r\n");
  }

  private static void write(ByteArrayOutputStream out, String characters) {
    out.writeBytes(characters.getBytes(StandardCharsets.UTF_8));
  }

  /// RFC 2047 for anything beyond ASCII.
  static String encoded(String text) {
    return isAscii(text)
        ? text
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  /// RFC 2231 for anything beyond ASCII.
  private static String fileName(String name) {
    if (isAscii(name)) {
      return "filename=\"" + name + "\"";
    }
    StringBuilder value = new StringBuilder("filename*=UTF-8''");
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (octet >= 'a' && octet <= 'z')
              || (octet >= 'A' && octet <= 'Z')
              || (octet >= '0' && octet <= '9')
              || octet == '.';
      value.append(plain ? String.valueOf((char) octet) : String.format("%%%02X", octet));
    }
    return value.toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
