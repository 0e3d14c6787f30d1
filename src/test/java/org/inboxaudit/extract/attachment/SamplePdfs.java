package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// PDF files of one page, object by object.
final class SamplePdfs {
  private SamplePdfs() {}

  /// A document of one page, without a table of its objects: readers find them by themselves.
  static byte[] pdf(String catalog, String page, byte[]... more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ascii(
            """
            %%PDF-1.7
            1 0 obj<</Type/Catalog/Pages 2 0 R%s>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>endobj
            """
                .formatted(catalog, page)));
    for (byte[] object : more) {
      bytes.writeBytes(object);
    }
    bytes.writeBytes(ascii("trailer<</Root 1 0 R>>\n%%EOF\n"));
    return bytes.toByteArray();
  }

  static byte[] stream(int number, String dictionary, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ascii("%d 0 obj<<%s/Length %d>>stream\n".formatted(number, dictionary, content.length)));
    bytes.writeBytes(content);
    bytes.writeBytes(ascii("\nendstream endobj\n"));
    return bytes.toByteArray();
  }

  static byte[] deflated(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9))) {
      out.write(content);
    } catch (IOException cause) {
      throw new AssertionError("memory does not fail", cause);
    }
    return bytes.toByteArray();
  }
}
