package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Opens the package of a locked document (MS-OFFCRYPTO §2.3.4.4) if it opens without a question:
/// Excel locks a workbook that is to be read only with a password that every Excel knows, and tries
/// that one before it asks. No other password is tried.
final class LockedPackage {

  /// How often a password may be hashed; office programs write 100,000.
  private static final int ROUNDS = 200_000;

  private LockedPackage() {}

  static void read(DirectoryNode root, Examined file, Inspection inspection) {
    try {
      EncryptionInfo lock = new EncryptionInfo(root);
      if (lock.getVerifier() == null || lock.getVerifier().getSpinCount() > ROUNDS) {
        inspection.unreadable(1);
        return;
      }
      Decryptor decryptor = lock.getDecryptor();
      if (!decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
        inspection.unreadable(1);
        return;
      }
      try (InputStream content = decryptor.getDataStream(root)) {
        Taken taken = inspection.take(content);
        inspection.entry(file, file.name, taken, taken.bytes().length);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException | NoClassDefFoundError _) {
      inspection.unreadable(1);
    }
  }
}
