package org.inboxaudit.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.inboxaudit.extract.attachment.SampleContainers;
import org.inboxaudit.extract.attachment.SampleFiles;

/// Makes files to be attached. By octets half are photographs and over a quarter PDF, the rest is
/// split among documents, workbooks, archives, and old documents with a real VBA project. Almost
/// all of their octets are random, so that nothing can be compressed or found twice.
final class LetterFiles {
  private static final byte[] PICTURE_BEGIN =
      octets("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0");
  private static final byte[] PICTURE_END = octets("\u00ff\u00d9");

  private final MailProfile profile;
  private final RandomGenerator random;
  private final Words words;

  LetterFiles(MailProfile profile, RandomGenerator random) {
    this.profile = profile;
    this.random = random;
    this.words = new Words(random);
  }

  /// A file on its way.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record File(String name, String mediaType, byte[] octets) {}

  File next() {
    int size =
        (int)
            (profile.smallest()
                * Math.pow(
                    profile.largest() / profile.smallest(),
                    Math.pow(random.nextDouble(), profile.skew())));
    String name = words.word() + "-" + random.nextInt(10_000);
    int kind = random.nextInt(100);
    if (kind < 50) {
      return new File(name + ".jpg", "image/jpeg", picture(size));
    }
    if (kind < 78) {
      return new File(name + ".pdf", "application/pdf", pdf(size));
    }
    if (kind < 86) {
      return new File(name + ".docx", office("wordprocessingml.document"), document(size));
    }
    if (kind < 91) {
      return new File(name + ".xlsx", office("spreadsheetml.sheet"), workbook(size));
    }
    if (kind < 96) {
      return new File(name + ".zip", "application/zip", archive(size));
    }
    return new File(name + ".doc", "application/msword", oldDocument(size));
  }

  private static String office(String what) {
    return "application/vnd.openxmlformats-officedocument." + what;
  }

  private byte[] noise(int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] picture(int size) {
    return join(PICTURE_BEGIN, noise(size), PICTURE_END);
  }

  /// One page with one picture on it.
  private byte[] pdf(int size) {
    String begin =
        """
        %%PDF-1.5
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]
        /Resources<</XObject<</I 4 0 R>>>>>>endobj
        4 0 obj<</Type/XObject/Subtype/Image/Width 800/Height 600/BitsPerComponent 8
        /ColorSpace/DeviceRGB/Filter/DCTDecode/Length %d>>stream
        """
            .formatted(size);
    String end = "\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    return join(octets(begin), noise(size), octets(end));
  }

  private byte[] document(int size) {
    return office("word/document.xml", "word/media/image1.jpeg", size);
  }

  private byte[] workbook(int size) {
    return office("xl/workbook.xml", "xl/media/image1.jpeg", size);
  }

  private byte[] office(String main, String picture, int size) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", octets("<Types/>"));
    parts.put(
        "_rels/.rels",
        octets(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Target=\""
                + main
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                + "/officeDocument\"/></Relationships>"));
    parts.put(main, octets("<text>" + words.lines(20_000) + "</text>"));
    parts.put(picture, picture(size));
    return SampleContainers.zip(parts);
  }

  private byte[] archive(int size) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("notes.txt", octets(words.lines(5_000)));
    files.put("photos/one.jpg", picture(size / 2));
    files.put("photos/two.jpg", picture(size / 2));
    return SampleContainers.zip(files);
  }

  private byte[] oldDocument(int size) {
    try (POIFSFileSystem compound =
        new POIFSFileSystem(new ByteArrayInputStream(SampleFiles.oldMacroDocument()))) {
      compound.getRoot().createDocument("Data", new ByteArrayInputStream(noise(size)));
      ByteArrayOutputStream octets = new ByteArrayOutputStream(size + 8_192);
      compound.writeFilesystem(octets);
      return octets.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
