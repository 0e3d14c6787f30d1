package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.DirectoryEntry;

/// Files that hold files: archives and messages, among them a locked one and a bomb, as harmless as
/// what is put into them.
public final class SampleContainers {
  private SampleContainers() {}

  /// An archive with one file.
  public static byte[] zip(String name, byte[] content) {
    return zip(Map.of(name, content));
  }

  public static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        // or else no two of them would be the same
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 12, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  /// An archive with one file whose headers say that it is locked.
  public static byte[] lockedZip(String name, byte[] content) {
    byte[] zip = zip(name, content);
    for (int i = 0; i + 10 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K') {
        if (zip[i + 2] == 3 && zip[i + 3] == 4) {
          zip[i + 6] |= 1;
        } else if (zip[i + 2] == 1 && zip[i + 3] == 2) {
          zip[i + 8] |= 1;
        }
      }
    }
    return zip;
  }

  /// A small archive of one file of twenty megabytes.
  public static byte[] bomb() {
    return zip("zeros.bin", new byte[20 << 20]);
  }

  /// A message with one attachment.
  public static byte[] message(String name, byte[] content) {
    return SampleFiles.ascii(
        """
        From: colleague@example.org
        To: owner@example.org
        Subject: minutes
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the file.
        --b
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="%s"

        %s
        --b--
        """
            .formatted(name, Base64.getMimeEncoder().encodeToString(content)));
  }

  /// A message with another one hung on, as mail programs forward.
  public static byte[] forward(byte[] message) {
    String head =
        """
        From: colleague@example.org
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: message/rfc822

        """;
    return SampleFiles.ascii(
        head + new String(message, StandardCharsets.ISO_8859_1) + "\n--outer--\n");
  }

  /// A compressed tar archive with one file.
  public static byte[] tarGz(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  /// A 7z archive with one file, not compressed.
  public static byte[] sevenZip(String name, byte[] content) {
    try (SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel()) {
      try (SevenZOutputFile archive = new SevenZOutputFile(bytes)) {
        archive.setContentCompression(SevenZMethod.COPY);
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        archive.putArchiveEntry(entry);
        archive.write(content);
        archive.closeArchiveEntry();
      }
      return Arrays.copyOf(bytes.array(), (int) bytes.size());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// A message as Outlook saves it, with one attachment.
  public static byte[] outlookMessage(String name, byte[] content) {
    return SampleFiles.compound(
        root -> {
          root.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
          DirectoryEntry attachment = root.createDirectory("__attach_version1.0_#00000000");
          attachment.createDocument("__substg1.0_37010102", new ByteArrayInputStream(content));
          attachment.createDocument(
              "__substg1.0_3707001F",
              new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_16LE)));
        });
  }
}
