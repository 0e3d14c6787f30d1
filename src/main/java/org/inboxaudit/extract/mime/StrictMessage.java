package org.inboxaudit.extract.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// The first reading of a message: as a library reads it that keeps to the rules.
public final class StrictMessage {
  private static final int MULTIPART_DEPTH = 20;
  private static final int PARTS = 500;

  private StrictMessage() {}

  /// Takes the leaves of the structure, in the order they stand.
  public interface Leaves {
    /// @param name decoded, empty if it has none
    void leaf(String name, String mediaType, InputStream content) throws IOException;
  }

  /// Reads a message. A message inside it is one leaf.
  ///
  /// @return false if a limit ended it
  /// @throws IOException if it cannot be read on
  public static boolean read(byte[] message, Leaves leaves) throws IOException {
    MimeConfig limits =
        MimeConfig.custom()
            .setMaxHeaderCount(1000)
            .setMaxHeaderLen(256 << 10)
            .setMaxLineLen(64 << 10)
            .setMaxContentLen(message.length)
            .build();
    MimeTokenStream stream =
        new MimeTokenStream(
            limits,
            DecodeMonitor.SILENT,
            new DefaultBodyDescriptorBuilder(null, null, DecodeMonitor.SILENT));
    // A message inside this one is handed over whole, so that our own depth limit counts it.
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(message));
    try {
      return MimeWalk.through(stream, MULTIPART_DEPTH, PARTS, at -> leaf(at, leaves));
    } catch (MimeException | RuntimeException cause) {
      throw new IOException(cause);
    }
  }

  private static boolean leaf(MimeTokenStream stream, Leaves leaves) throws IOException {
    BodyDescriptor about = stream.getBodyDescriptor();
    try (InputStream content = stream.getDecodedInputStream()) {
      leaves.leaf(name(about), about.getMimeType(), content);
    }
    return true;
  }

  private static String name(BodyDescriptor about) {
    if (!(about instanceof MaximalBodyDescriptor described)) {
      return "";
    }
    String name = described.getContentDispositionFilename();
    if (name == null) {
      name = described.getContentTypeParameters().get("name");
    }
    return name == null ? "" : DecoderUtil.decodeEncodedWords(name, StandardCharsets.UTF_8);
  }
}
