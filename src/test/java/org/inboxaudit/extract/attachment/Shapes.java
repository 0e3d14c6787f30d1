package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;

/// Files under the names that they hang on a message with.
final class Shapes {
  private final Map<String, byte[]> all = new LinkedHashMap<>();

  Shapes add(String name, byte[]... pieces) {
    if (all.put(name, joined(pieces)) != null) {
      throw new IllegalArgumentException("twice: " + name);
    }
    return this;
  }

  Shapes text(String name, String text) {
    return add(name, SampleFiles.ascii(text));
  }

  Shapes wide(String name, String text) {
    return add(name, text.getBytes(UTF_16));
  }

  /// Octets in hex digits, then zeros up to a length.
  Shapes hex(String name, int length, String hex) {
    return add(name, new Layout().hex(hex).to(length).done());
  }

  /// A document of Word, Excel or PowerPoint with these parts beside those that it must have.
  Shapes office(String name, String... parts) {
    return add(name, packaged(parts));
  }

  static byte[] packaged(String... parts) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("[Content_Types].xml", SampleFiles.ascii("<Types/>"));
    all.put("word/styles.xml", SampleFiles.ascii("<styles/>"));
    return filled(all, parts);
  }

  static byte[] zip(String... parts) {
    return filled(new LinkedHashMap<>(), parts);
  }

  private static byte[] filled(Map<String, byte[]> all, String... parts) {
    for (int i = 0; i < parts.length; i += 2) {
      all.put(parts[i], SampleFiles.ascii(parts[i + 1]));
    }
    return SampleContainers.zip(all);
  }

  /// One relationship of a part to something elsewhere.
  static String leads(String type, String target) {
    return "<R xmlns='r'><Relationship Id='r1' TargetMode='External' Type='http://x/%s' Target='%s'/></R>"
        .formatted(type, target);
  }

  static byte[] compound(SampleFiles.Filling filling) {
    return SampleFiles.compound(filling);
  }

  static void stream(DirectoryEntry at, String name, byte[] content) throws IOException {
    at.createDocument(name, new ByteArrayInputStream(content));
  }

  static String latin(byte[] octets) {
    return new String(octets, ISO_8859_1);
  }

  static byte[] wide(String text) {
    return text.getBytes(UTF_16LE);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  Map<String, byte[]> all() {
    return all;
  }
}
