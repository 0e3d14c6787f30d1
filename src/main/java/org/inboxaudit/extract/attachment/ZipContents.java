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

  private static final int LONGEST_LINK = 4096;

  /// What Pages, Numbers and Keynote check a password against.
  private static final String APPLE_LOCK = ".iwpv2";

  private ZipContents() {}

  /// Whether files of this type are handed to [#read] anyway.
  static boolean opens(FileType type) {
    return type == FileType.ZIP;
  }

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
      ZipStructure structure = ZipStructure.of(file.bytes, entries);
      if (!structure.sound()) {
        file.traits.add(AttachmentTrait.MALFORMED);
      }
      if (entries.isEmpty()) {
        inspection.unreadable(1); // an archive of nothing is not how people send one
      }
      if (PackagedDocument.is(entries, file.name)) {
        PackagedDocument.read(file, zip, entries, inspection);
      } else if (isProgram(file, entries)) {
        // A Java or Android program is a ZIP file too, but what it holds is the program.
        file.traits.add(AttachmentTrait.PROGRAM);
      } else {
        file.traits.add(AttachmentTrait.CONTAINER);
        archive(file, zip, entries, inspection);
      }
      for (int offset : structure.hidden()) {
        hidden(file, offset, inspection);
      }
    } catch (IOException _) {
      file.traits.add(AttachmentTrait.CONTAINER);
      if (!ZipEnd.isVolume(file.bytes)) {
        file.traits.add(AttachmentTrait.MALFORMED);
      }
      inspection.unreadable(1);
      try {
        withoutDirectory(file, 0, inspection);
      } catch (IOException | RuntimeException _) {
        // That something could not be read is said already.
      }
    }
  }

  /// One entry's content, or nothing of it if it cannot be decompressed.
  static Taken take(ZipFile zip, ZipArchiveEntry entry, Inspection inspection) {
    if (zip.canReadEntryData(entry)) {
      try (InputStream content = zip.getInputStream(entry)) {
        return inspection.take(content);
      } catch (IOException | RuntimeException | NoClassDefFoundError _) {
        // Said below.
      }
    }
    inspection.unreadable(1);
    return new Taken(new byte[0], false);
  }

  private static ZipFile open(byte[] bytes) throws IOException {
    if (ZipEnd.isCrowded(bytes)) {
      throw new IOException("a directory that does not fit into memory");
    }
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
        .setMaxNumberOfDisks(1)
        .get();
  }

  /// A program for Java or Android. One called `.zip` is unpacked by whoever opens it.
  private static boolean isProgram(Examined file, List<ZipArchiveEntry> entries) {
    if (file.mediaType.equals(FileType.ZIP.mediaType())
        && file.traits.contains(AttachmentTrait.PROGRAM)) {
      return true;
    }
    if (AttachmentNames.extension(file.name).equals("zip")) {
      return false;
    }
    return names(entries).anyMatch("classes.dex"::equals)
        || (names(entries).anyMatch("meta-inf/manifest.mf"::equals)
            && names(entries).anyMatch(name -> name.endsWith(".class")));
  }

  private static void archive(
      Examined file, ZipFile zip, List<ZipArchiveEntry> entries, Inspection inspection)
      throws IOException {
    for (ZipArchiveEntry entry : entries) {
      if (entry.isDirectory()) {
        continue;
      }
      if (entry.getGeneralPurposeBit().usesEncryption() || entry.getName().endsWith(APPLE_LOCK)) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
      }
      Taken taken = take(zip, entry, inspection);
      if (taken.whole() && taken.bytes().length != entry.getSize()) {
        file.traits.add(AttachmentTrait.MALFORMED);
      }
      if (entry.isUnixSymlink() && taken.bytes().length < LONGEST_LINK) {
        String target = new String(taken.bytes(), StandardCharsets.UTF_8);
        if (EntryNames.linkEscapes(entry.getName(), target)) {
          file.traits.add(AttachmentTrait.MALFORMED);
        }
      }
      if (!inspection.entry(file, entry.getName(), taken, entry.getSize())) {
        return;
      }
    }
  }

  /// Reads the entries one behind the other from a place on, for a file whose central directory is
  /// cut off or does not name them. Some unpackers open such files, so it is not a reason to look
  /// away.
  private static void withoutDirectory(Examined file, int offset, Inspection inspection)
      throws IOException {
    try (ZipArchiveInputStream zip =
        new ZipArchiveInputStream(
            new ByteArrayInputStream(file.bytes, offset, file.bytes.length - offset))) {
      boolean more = true;
      for (ZipArchiveEntry entry = zip.getNextEntry();
          entry != null && more;
          entry = zip.getNextEntry()) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          file.traits.add(AttachmentTrait.ENCRYPTED);
        }
        if (!entry.isDirectory()) {
          boolean readable = zip.canReadEntryData(entry);
          more =
              readable
                  ? inspection.entry(file, entry.getName(), inspection.take(zip), entry.getSize())
                  : inspection.named(file, entry.getName(), entry.getSize());
        }
      }
    }
  }

  private static void hidden(Examined file, int offset, Inspection inspection) {
    file.traits.add(AttachmentTrait.CONTAINER);
    try {
      withoutDirectory(file, offset, inspection);
    } catch (IOException | RuntimeException _) {
      inspection.unreadable(1);
    }
  }

  /// Names of entries in lower case.
  static Stream<String> names(List<ZipArchiveEntry> entries) {
    return entries.stream().map(entry -> entry.getName().toLowerCase(Locale.ROOT));
  }
}
