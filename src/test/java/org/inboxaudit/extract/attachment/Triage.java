package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The first look at a file, by itself, for measuring: what it is called, what it is, what the
/// directory of an archive says, and its fingerprint.
public final class Triage {
  private Triage() {}

  /// Looks, and throws away what it saw.
  public static int look(String name, byte[] bytes) throws IOException, GeneralSecurityException {
    int seen = AttachmentNames.traits(name).size();
    if (FileType.of(bytes) == FileType.ZIP) {
      try (ZipFile zip =
          ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
        seen += Collections.list(zip.getEntries()).size();
      }
    }
    return seen + MessageDigest.getInstance("SHA-256").digest(bytes).length;
  }
}
