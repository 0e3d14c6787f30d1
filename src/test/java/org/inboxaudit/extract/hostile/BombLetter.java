package org.inboxaudit.extract.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.extract.Raw;

/// A bomb on its way through the mail: the letter that it is, or the letter that it hangs on.
public final class BombLetter {
  private static final String BOUNDARY = "=_part_of_a_bomb";

  private final Bomb bomb;

  private BombLetter(Bomb bomb) {
    this.bomb = bomb;
  }

  /// Those among all bombs that can be sent by mail.
  public static List<BombLetter> all() {
    return Stream.of(
            ArchiveBombs.all(),
            PictureBombs.all(),
            TextBombs.all(),
            MailBombs.all(),
            DocumentBombs.all(),
            ImageBombs.all())
        .flatMap(List::stream)
        .map(BombLetter::new)
        .toList();
  }

  /// What it does.
  public String name() {
    return bomb.name();
  }

  /// Header and body as a mail server keeps them; empty if it is no mail.
  public byte[] bytes() throws IOException {
    return switch (bomb.fuse().light()) {
      case Raw.RawPart part -> carrying(part);
      case Raw.RawMessage letter -> letter.bytes();
      case Raw.RawReport report -> report.bytes();
      default -> new byte[0];
    };
  }

  private byte[] carrying(Raw.RawPart bomb) {
    boolean encoded = !bomb.part().encoding().equals("binary");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        Bytes.ascii(
            String.join(
                "\r\n",
                "From: A stranger <stranger@far-away.example>",
                "Subject: please read this",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"",
                "",
                "--" + BOUNDARY,
                "Content-Type: text/plain",
                "",
                "See the file.",
                "--" + BOUNDARY,
                "Content-Type: " + bomb.part().mediaType(),
                "Content-Transfer-Encoding: " + (encoded ? bomb.part().encoding() : "base64"),
                "Content-Disposition: attachment; filename=\"" + bomb.part().fileName() + "\"",
                "",
                "")));
    out.writeBytes(encoded ? bomb.bytes() : Base64.getMimeEncoder().encode(bomb.bytes()));
    out.writeBytes(Bytes.ascii("\r\n--" + BOUNDARY + "--\r\n"));
    return out.toByteArray();
  }
}
