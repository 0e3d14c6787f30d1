package org.inboxaudit.extract.attachment;

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
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;

/// Looks into a message that is attached to a message (RFC 2046 §5.2.1): its attachments.
final class NestedMessage {
  private static final int MULTIPART_DEPTH = 20;
  private static final int PARTS = 500;

  private NestedMessage() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    MimeConfig limits =
        MimeConfig.custom()
            .setMaxHeaderCount(1000)
            .setMaxHeaderLen(256 << 10)
            .setMaxLineLen(64 << 10)
            .setMaxContentLen(file.bytes.length)
            .build();
    MimeTokenStream message =
        new MimeTokenStream(
            limits,
            DecodeMonitor.SILENT,
            new DefaultBodyDescriptorBuilder(null, null, DecodeMonitor.SILENT));
    // A message inside this one is handed over whole, so that our own depth limit counts it.
    message.setRecursionMode(RecursionMode.M_NO_RECURSE);
    message.parse(new ByteArrayInputStream(file.bytes));
    try {
      walk(file, message, inspection);
    } catch (MimeException cause) {
      throw new IOException(cause);
    }
  }

  private static void walk(Examined file, MimeTokenStream message, Inspection inspection)
      throws IOException, MimeException {
    int depth = 0;
    int parts = 0;
    for (EntityState state = message.getState();
        state != EntityState.T_END_OF_STREAM;
        state = message.next()) {
      switch (state) {
        case T_START_MULTIPART -> depth++;
        case T_END_MULTIPART -> depth--;
        case T_BODY -> {
          if (!leaf(file, message, inspection)) {
            return;
          }
        }
        default -> {}
      }
      if (depth > MULTIPART_DEPTH || (state == EntityState.T_BODY && ++parts > PARTS)) {
        inspection.beyondLimit(Gap.UNKNOWN);
        return;
      }
    }
  }

  /// A leaf of the structure; texts without a name are what the message says, not files.
  private static boolean leaf(Examined file, MimeTokenStream message, Inspection inspection)
      throws IOException {
    BodyDescriptor about = message.getBodyDescriptor();
    String name = name(about);
    boolean nested = about.getMimeType().equals(FileType.EMAIL.mediaType());
    if (name.isEmpty() && about.getMediaType().equals("text")) {
      return true;
    }
    file.traits.add(AttachmentTrait.CONTAINER);
    try (InputStream content = message.getDecodedInputStream()) {
      return inspection.entry(
          file,
          name.isEmpty() && nested ? "message.eml" : name,
          inspection.take(content),
          about.getContentLength());
    }
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
