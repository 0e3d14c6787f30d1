package org.inboxaudit.extract.hostile;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.Raw;

/// Bytes as each reader gets them.
public final class Inputs {
  private static final Message MESSAGE = message("m1").build();

  private Inputs() {}

  public static Raw.RawPart file(String name, byte[] bytes) {
    return file(name, "application/octet-stream", bytes);
  }

  static Raw.RawPart file(String name, String mediaType, byte[] bytes) {
    return encoded(name, mediaType, "binary", bytes);
  }

  /// The first four kilobytes of a file.
  public static Raw.RawPart head(String name, String mediaType, byte[] bytes) {
    Message.Part part = new Message.Part("2", mediaType, name, "binary", bytes.length, true);
    return new Raw.RawPart(
        MESSAGE, part, Arrays.copyOf(bytes, Math.min(bytes.length, 4096)), false);
  }

  static Raw.RawPart encoded(String name, String mediaType, String encoding, byte[] bytes) {
    Message.Part part = new Message.Part("2", mediaType, name, encoding, bytes.length, true);
    return new Raw.RawPart(MESSAGE, part, bytes, true);
  }

  /// A whole message that lies in the mailbox itself.
  static Raw letter(byte[] bytes) {
    return new Raw.RawMessage(MESSAGE, bytes, List.of("mx.example.org"), List.of(OWNER));
  }

  /// The texts of a letter: the same octets as a plain one and as a page.
  static Raw.RawTexts texts(byte[] bytes) {
    List<Raw.Text> texts =
        Stream.of("text/plain", "text/html")
            .map(type -> new Message.Part("1", type, "", "quoted-printable", bytes.length, false))
            .map(part -> new Raw.Text(part, bytes.length, true))
            .toList();
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    return new Raw.RawTexts(MESSAGE, texts, twice, List.of(OWNER));
  }

  /// A whole message that is read a second time.
  static Raw.RawStructure structure(byte[] bytes) {
    return new Raw.RawStructure(
        MESSAGE,
        bytes,
        EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT),
        List.of(OWNER));
  }

  static Raw report(byte[] bytes) {
    return new Raw.RawReport(MESSAGE, bytes);
  }

  static Raw script(byte[] bytes) {
    return new Raw.RawScript(new SourceId("sieve"), "main", true, bytes);
  }

  static Raw rules(byte[] bytes) {
    return new Raw.RawRules(new SourceId("file"), "rules", bytes);
  }
}
