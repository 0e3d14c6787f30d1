package org.inboxaudit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// A letter made up for a test, as octets like those a mail server keeps.
///
/// In the file each begins with `=== name`. Lines of its header follow: `from`, `reply-to`,
/// `subject`, `auth` (who received it, and whether its origin was borne out: `ms-fail`,
/// `google-pass`, `none`), `attach` (name, type and content with `|` between, `\n` for a line end),
/// `list`, `unsubscribe`, and any number of `header` with a field as the receiving server writes
/// it; then how its text is written (`html, base64`), then the text. `{me}` stands for the address
/// of whoever got it, `{b64}` for the same in base64.
record InventedLetter(String name, List<String> lines) {
  static final String ME = "owner@mailbox.example";

  private static final String BOUNDARY = "=_part_7a1";

  static List<InventedLetter> read(String file) {
    List<InventedLetter> letters = new ArrayList<>();
    for (String line : text(file).split("\n", -1)) {
      if (line.startsWith("=== ")) {
        letters.add(new InventedLetter(line.substring(4).strip(), new ArrayList<>()));
      } else if (!letters.isEmpty()) {
        letters.getLast().lines.add(line);
      }
    }
    return letters;
  }

  private static String text(String file) {
    try (InputStream in = InventedLetter.class.getResourceAsStream("/phishing/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file);
      }
      String b64 = Base64.getEncoder().encodeToString(ME.getBytes(UTF_8));
      return new String(in.readAllBytes(), UTF_8).replace("{me}", ME).replace("{b64}", b64);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  byte[] octets() {
    int format = 0;
    while (!isFormat(lines.get(format))) {
      format++;
    }
    List<String> words = Arrays.asList(lines.get(format).split(", ", 2));
    String coding = words.size() > 1 ? words.getLast() : "7bit";
    String body = String.join("\r\n", lines.subList(format + 1, lines.size()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, header());
    String attached = field("attach");
    if (!attached.isEmpty()) {
      write(out, "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"\r\n\r\n");
      write(out, "--" + BOUNDARY + "\r\n");
    }
    part(out, words.getFirst(), coding, body);
    if (!attached.isEmpty()) {
      attach(out, attached.split("[|]", 3));
    }
    return out.toByteArray();
  }

  private static boolean isFormat(String line) {
    return line.startsWith("html") || line.startsWith("plain");
  }

  private String field(String wanted) {
    return fields(wanted).findFirst().orElse("");
  }

  private Stream<String> fields(String wanted) {
    return lines.stream()
        .takeWhile(line -> !isFormat(line))
        .filter(line -> line.startsWith(wanted + ":"))
        .map(line -> line.substring(wanted.length() + 1).strip());
  }

  private String header() {
    String from = field("from");
    int angle = from.indexOf('<');
    String address = angle < 0 ? from : from.substring(angle + 1, from.length() - 1);
    String shown = angle <= 0 ? "" : from.substring(0, angle).strip().replace("\"", "");
    StringBuilder header = new StringBuilder();
    header.append(received(field("auth"), address.substring(address.indexOf('@') + 1)));
    header.append("From: ").append(shown.isEmpty() ? address : word(shown) + " <" + address + ">");
    header.append("\r\nTo: ").append(ME).append("\r\nSubject: ").append(word(field("subject")));
    header.append("\r\nDate: Mon, 6 May 2024 08:12:31 +0000\r\nMessage-ID: <1.").append(address);
    header.append(">\r\nMIME-Version: 1.0\r\n");
    if (!field("reply-to").isEmpty()) {
      header.append("Reply-To: ").append(field("reply-to")).append("\r\n");
    }
    if (!field("list").isEmpty()) {
      header.append("List-Id: ").append(field("list")).append("\r\n");
    }
    if (!field("unsubscribe").isEmpty()) {
      header.append("List-Unsubscribe: <https://unsubscribe.example/1>\r\n");
    }
    fields("header").forEach(field -> header.append(field).append("\r\n"));
    return header.toString();
  }

  private static String word(String text) {
    return text.chars().allMatch(c -> c < 0x80)
        ? (text.contains("@") || text.contains(",") ? "\"" + text.replace("\"", "'") + "\"" : text)
        : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
  }

  /// What the receiving server wrote: Microsoft's leaves its own name out (RFC 8601 §2.2 wants it).
  private static String received(String origin, String domain) {
    String result = origin.substring(origin.indexOf('-') + 1);
    boolean passes = result.equals("pass");
    String dkim = passes ? "pass" : "none";
    String dmarc = passes ? "pass" : result.equals("fail") ? "fail" : "none";
    String spf = result;
    if (origin.startsWith("ms-")) {
      return """
      Received: from AM0PR05.eurprd05.prod.outlook.com (2603:10a6::1) by\r
       DB7PR05.eurprd05.prod.outlook.com with HTTPS; Mon, 6 May 2024 08:12:33 +0000\r
      Authentication-Results: spf=%s (sender IP is 203.0.113.9)\r
       smtp.mailfrom=%s; dkim=%s (%s)\r
       header.d=%s;dmarc=%s action=none header.from=%s;compauth=%s reason=%s\r
      """
          .formatted(
              spf,
              domain,
              dkim,
              passes ? "signature was verified" : "message not signed",
              passes ? domain : "none",
              dmarc,
              domain,
              passes ? "pass" : "fail",
              passes ? "100" : "001");
    }
    if (origin.startsWith("google-")) {
      return """
      Received: by 2002:a05:6000:1 with SMTP id a1; Mon, 6 May 2024 01:12:33 -0700 (PDT)\r
      Authentication-Results: mx.google.com;%s\r
       spf=%s (google.com: domain of x@%s) smtp.mailfrom=x@%s%s\r
      Received: from out.%s (out.%s. [203.0.113.9]) by mx.google.com with ESMTPS id b2\r
       for <x>; Mon, 06 May 2024 01:12:32 -0700 (PDT)\r
      """
          .formatted(
              passes ? "\r\n dkim=pass header.i=@" + domain + " header.s=s1;" : "",
              spf,
              domain,
              domain,
              dmarc.equals("none") ? "" : ";\r\n dmarc=" + dmarc + " header.from=" + domain,
              domain,
              domain);
    }
    return "Received: from out." + domain + " by mx.mailbox.example; 6 May 2024 08:12:31 +0000\r\n";
  }

  private static void part(ByteArrayOutputStream out, String kind, String coding, String body) {
    boolean transfer = List.of("base64", "qp", "7bit").contains(coding);
    String charset = transfer ? "utf-8" : coding;
    String encoding = coding.equals("qp") ? "quoted-printable" : transfer ? coding : "8bit";
    write(out, "Content-Type: text/" + kind + "; charset=" + charset + "\r\n");
    write(out, "Content-Transfer-Encoding: " + encoding + "\r\n\r\n");
    byte[] octets = body.getBytes(transfer ? UTF_8 : Charset.forName(charset));
    switch (coding) {
      case "base64" -> out.writeBytes(Base64.getMimeEncoder().encode(octets));
      case "qp" -> out.writeBytes(quoted(octets));
      default -> out.writeBytes(octets);
    }
    write(out, "\r\n");
  }

  private static void attach(ByteArrayOutputStream out, String[] file) {
    write(out, "--" + BOUNDARY + "\r\nContent-Type: " + file[1].strip() + "\r\n");
    write(out, "Content-Disposition: attachment; filename=\"" + file[0].strip() + "\"\r\n");
    write(out, "Content-Transfer-Encoding: base64\r\n\r\n");
    out.writeBytes(
        Base64.getMimeEncoder().encode(file[2].strip().replace("\\n", "\r\n").getBytes(UTF_8)));
    write(out, "\r\n--" + BOUNDARY + "--\r\n");
  }

  /// Quoted-printable with soft line ends (RFC 2045 §6.7).
  private static byte[] quoted(byte[] octets) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (byte octet : octets) {
      int c = octet & 0xff;
      boolean plain = (c >= ' ' && c < 0x7f && c != '=') || c == '\r' || c == '\n';
      String piece = plain ? String.valueOf((char) c) : "=%02X".formatted(c);
      if (column + piece.length() > 72) {
        text.append("=\r\n");
        column = 0;
      }
      text.append(piece);
      column = c == '\n' ? 0 : column + piece.length();
    }
    return text.toString().getBytes(UTF_8);
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }
}
