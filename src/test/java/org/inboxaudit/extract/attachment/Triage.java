package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.inboxaudit.evidence.Message;

/// The first look at a file, by itself, for measuring: what it is called, what it is, what the
/// directory of an archive says, which names stand in a PDF, and its fingerprint.
public final class Triage {
  private Triage() {}

  /// Looks, and throws away what it saw.
  public static int look(String name, byte[] bytes) throws IOException, GeneralSecurityException {
    int seen = AttachmentNames.traits(name).size();
    FileType type = FileType.of(bytes);
    if (type == FileType.PDF) {
      seen += PdfNames.in(bytes).traits().size();
    }
    if (type == FileType.ZIP) {
      try (ZipFile zip =
          ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
        seen += Collections.list(zip.getEntries()).size();
      }
    }
    return seen + MessageDigest.getInstance("SHA-256").digest(bytes).length;
  }

  /// Whether that look leaves something for a parser of the file's format to find.
  public static boolean leavesMore(Message.Part part, byte[] bytes) {
    if (FileType.of(bytes, part.fileName(), part.mediaType()) == FileType.PDF) {
      PdfNames names = PdfNames.in(bytes);
      return names.matter() || names.mayShowWords();
    }
    return Contents.matter(part, bytes);
  }
}
