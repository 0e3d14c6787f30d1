package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into ZIP files: archives, whose entries are files of their own, and documents, whose
/// entries are not.
final class ZipContents {

  /// Where the name of the first entry begins (APPNOTE §4.3.7).
  private static final int FIRST_NAME = 30;

  /// What the first entry of a document is called, as office programs write it.
  private static final List<String> DOCUMENT_BEGINNINGS =
      List.of("[content_types].xml", "_rels/", "docprops/", "word/", "xl/", "ppt/", "mimetype");

  private ZipContents() {}

  /// Whether the head of a ZIP file looks like that of a document.
  static boolean beginsAsDocument(byte[] head) {
    int end = Math.min(head.length, FIRST_NAME + 32);
    if (end <= FIRST_NAME) {
      return false;
    }
    String name =
        new String(head, FIRST_NAME, end - FIRST_NAME, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return DOCUMENT_BEGINNINGS.stream().anyMatch(name::startsWith);
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    try (ZipFile zip = open(file.bytes)) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (PackagedDocument.is(entries, file.name)) {
        PackagedDocument.read(file, zip, entries, inspection);
      } else if (!file.traits.contains(AttachmentTrait.PROGRAM)) {
        // A Java or Android program is a ZIP file too, but what it holds is the program.
        file.traits.add(AttachmentTrait.CONTAINER);
        archive(file, zip, entries, inspection);
      }
    } catch (IOException _) {
      file.traits.add(AttachmentTrait.CONTAINER);
      withoutDirectory(file, inspection);
    }
  }

  /// One entry's content, or nothing of it if it cannot be decompressed.
  static Taken take(ZipFile zip, ZipArchiveEntry entry, Inspection inspection) {
    if (zip.canReadEntryData(entry)) {
      try (InputStream content = zip.getInputStream(entry)) {
        return inspection.take(content);
      } catch (IOException | RuntimeException _) {
        // Said below.
      }
    }
    inspection.unreadable(1);
    return new Taken(new byte[0], false);
  }

  private static ZipFile open(byte[] bytes) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
        .setMaxNumberOfDisks(1)
        .get();
  }

  private static void archive(
      Examined file, ZipFile zip, List<ZipArchiveEntry> entries, Inspection inspection) {
    for (ZipArchiveEntry entry : entries) {
      if (entry.isDirectory()) {
        continue;
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
      }
      if (!inspection.entry(file, entry.getName(), take(zip, entry, inspection), entry.getSize())) {
        return;
      }
    }
  }

  /// Reads the entries one behind the other, for a file whose central directory is cut off or
  /// wrong. Some unpackers open such files, so it is not a reason to look away.
  private static void withoutDirectory(Examined file, Inspection inspection) throws IOException {
    try (ZipArchiveInputStream zip =
        new ZipArchiveInputStream(new ByteArrayInputStream(file.bytes))) {
      boolean more = true;
      for (ZipArchiveEntry entry = zip.getNextEntry();
          entry != null && more;
          entry = zip.getNextEntry()) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          file.traits.add(AttachmentTrait.ENCRYPTED);
        }
        if (!entry.isDirectory()) {
          boolean readable = zip.canReadEntryData(entry);
          if (!readable) {
            inspection.unreadable(1);
          }
          Taken taken = readable ? inspection.take(zip) : new Taken(new byte[0], false);
          more = inspection.entry(file, entry.getName(), taken, entry.getSize());
        }
      }
      inspection.unreadable(1);
    }
  }

  /// Names of entries in lower case.
  static Stream<String> names(List<ZipArchiveEntry> entries) {
    return entries.stream().map(entry -> entry.getName().toLowerCase(Locale.ROOT));
  }
}
