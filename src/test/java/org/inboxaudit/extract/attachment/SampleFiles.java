package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Files that look like weapons and are none, and a few that look like what they are: built byte by
/// byte, for tests and for the demonstration mailbox.
///
/// Nothing in them works: the programs have a header and no code, the object of the Equation Editor
/// has a name and no formula, the macros leave before they do anything.
public final class SampleFiles {
  private static final HexFormat HEX = HexFormat.of();

  private static final String ARMED =
      """
      Attribute VB_Name = "Module1"
      Sub AutoOpen()
        Exit Sub
        FileCopy "", ""
        Shell ""
      End Sub
      """;

  private static final String HONEST =
      """
      Attribute VB_Name = "Module1"
      ' Shell and CreateObject are only mentioned here, not used; nor is AutoOpen
      Sub Total()
        Rem FileCopy is not used either
        Range("A1").Value = 1
      End Sub
      """;

  private SampleFiles() {}

  public static byte[] plainText() {
    return ascii("Dear colleague,\r\nthe minutes are below.\r\n");
  }

  /// A PDF of one empty page.
  public static byte[] plainPdf() {
    return ascii(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """);
  }

  /// The first bytes of a JPEG picture.
  public static byte[] plainJpeg() {
    return HEX.parseHex("ffd8ffe000104a46494600010100000100010000ffd9");
  }

  public static byte[] plainDocx() {
    return SampleContainers.zip(docx(Map.of()));
  }

  /// A document of the present format whose macro would run by itself, write and start a program.
  public static byte[] macroDocument() {
    return SampleContainers.zip(
        docx(Map.of("word/vbaProject.bin", compound(root -> vba(root, ARMED)))));
  }

  /// The same macro in the format before 2007.
  public static byte[] oldMacroDocument() {
    return compound(
        root -> {
          root.createDocument("WordDocument", new ByteArrayInputStream(new byte[64]));
          vba(root.createDirectory("Macros"), ARMED);
        });
  }

  /// A document with a macro that waits to be called and only fills a cell.
  public static byte[] honestMacroDocument() {
    return SampleContainers.zip(
        docx(Map.of("word/vbaProject.bin", compound(root -> vba(root, HONEST)))));
  }

  /// A document that loads its template from `target`.
  public static byte[] templateDocument(String target) {
    return SampleContainers.zip(
        docx(Map.of("word/_rels/settings.xml.rels", relationship("attachedTemplate", target))));
  }

  /// A document that only links to `target`.
  public static byte[] linkingDocument(String target) {
    return SampleContainers.zip(
        docx(Map.of("word/_rels/document.xml.rels", relationship("hyperlink", target))));
  }

  /// A document locked with a password (MS-OFFCRYPTO).
  public static byte[] lockedDocument() {
    return compound(
        root -> {
          root.createDocument("EncryptionInfo", new ByteArrayInputStream(new byte[16]));
          root.createDocument("EncryptedPackage", new ByteArrayInputStream(new byte[16]));
        });
  }

  /// A workbook of the format before 2007 with an Excel 4.0 macro sheet.
  public static byte[] macroSheetWorkbook() {
    byte[] records =
        HEX.parseHex("0908000000000000" + "85000800" + "0000000000010141" + "0a000000");
    ByteBuffer begin = ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN);
    begin.putShort(2, (short) 4);
    return compound(root -> root.createDocument("Workbook", new ByteArrayInputStream(records)));
  }

  /// A document with a file dropped onto it.
  public static byte[] documentHolding(String name, byte[] content) {
    ByteBuffer stream =
        ByteBuffer.allocate(content.length + 3 * name.length() + 64).order(ByteOrder.LITTLE_ENDIAN);
    stream.putInt(0).putShort((short) 2);
    stream.put(ascii(name + "\0" + name + "\0"));
    stream.putShort((short) 0).putShort((short) 3);
    stream.putInt(name.length() + 1).put(ascii(name + "\0"));
    stream.putInt(content.length).put(content);
    stream.putInt(0, stream.position() - 4);
    byte[] bytes = new byte[stream.position()];
    stream.get(0, bytes);
    return compound(
        root -> {
          root.createDocument("WordDocument", new ByteArrayInputStream(new byte[64]));
          root.createDirectory("ObjectPool")
              .createDirectory("_1")
              .createDocument("\u0001Ole10Native", new ByteArrayInputStream(bytes));
        });
  }

  /// RTF that embeds an object of the Equation Editor, as an honest writer would write it.
  public static byte[] rtfWithEquationObject() {
    String data = HEX.formatHex(ascii("\1\5\0\0\2\0\0\0\u000b\0\0\0Equation.3\0"));
    return ascii(
        "{\\rtf1\\ansi Minutes{\\object\\objemb\\objupdate{\\*\\objclass Equation.3}"
            + "{\\*\\objdata "
            + data
            + "}}}");
  }

  /// The same object with blanks, control words and groups between the digits, a digit too many in
  /// front, and its name in mixed case.
  public static byte[] rtfWithHiddenEquationObject() {
    String data = "0" + HEX.formatHex(ascii("\1\5\0\0\2\0\0\0\u000b\0\0\0eQuAtIoN.3\0"));
    StringBuilder noise = new StringBuilder("{\\rt{\\object\\objemb{\\objdata99 ");
    for (int i = 0; i < data.length(); i++) {
      noise.append(data.charAt(i)).append(i % 3 == 0 ? " \r\n" : "");
      noise
          .append(i % 5 == 0 ? "{\\*\\nothing12 abcdef0}" : "")
          .append(i % 7 == 0 ? "\\bin0 " : "");
      noise.append(i % 11 == 0 ? "\\'41" : "");
    }
    return ascii(noise + "}}}");
  }

  /// RTF whose object is told by its class id alone.
  public static byte[] rtfWithClassId(String littleEndianHex) {
    return ascii("{\\rtf1{\\object{\\*\\objdata d0cf11e0a1b11ae1" + littleEndianHex + "0000}}}");
  }

  /// RTF that only speaks of such things.
  public static byte[] plainRtf() {
    return ascii("{\\rtf1\\ansi See equation.3 above and OLE2Link{\\template Normal.dotm}.}");
  }

  /// A Windows shortcut with nothing behind its header (MS-SHLLINK §2.1).
  public static byte[] shortcut() {
    return HEX.parseHex("4c0000000114020000000000c000000000000046" + "00".repeat(56));
  }

  /// The header of a Windows program, without a program.
  public static byte[] program() {
    byte[] header = new byte[128];
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).put(ascii("MZ")).putInt(60, 64);
    header[64] = 'P';
    header[65] = 'E';
    return header;
  }

  /// The part of a disk image that tells what it is.
  public static byte[] diskImage() {
    byte[] image = new byte[0x8800];
    ByteBuffer.wrap(image).put(0x8001, ascii("CD001"));
    return image;
  }

  private static Map<String, byte[]> docx(Map<String, byte[]> more) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put(
        "_rels/.rels",
        ascii(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Target="word/document.xml"
             Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
            </Relationships>
            """));
    parts.put("word/document.xml", ascii("<document/>"));
    parts.putAll(more);
    return parts;
  }

  private static byte[] relationship(String type, String target) {
    return ascii(
        """
        <?xml version="1.0"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Target="%s" TargetMode="External"
         Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>
        </Relationships>
        """
            .formatted(target, type));
  }

  interface Filling {
    void into(DirectoryEntry root) throws IOException;
  }

  static byte[] compound(Filling filling) {
    try (POIFSFileSystem compound = new POIFSFileSystem()) {
      filling.into(compound.getRoot());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      compound.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// A VBA project of one module (MS-OVBA §2.2).
  private static void vba(DirectoryEntry parent, String source) throws IOException {
    DirectoryEntry vba = parent.createDirectory("VBA");
    byte[] name = ascii("Module1");
    byte[] wideName = "Module1".getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer directory = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    directory.putShort((short) 0x03).putInt(2).putShort((short) 1252);
    directory.putShort((short) 0x0f).putInt(2).putShort((short) 1);
    directory.putShort((short) 0x19).putInt(name.length).put(name);
    directory.putShort((short) 0x1a).putInt(name.length).put(name);
    directory.putShort((short) 0x32).putInt(wideName.length).put(wideName);
    directory.putShort((short) 0x31).putInt(4).putInt(0);
    directory.putShort((short) 0x21).putInt(0);
    directory.putShort((short) 0x2b).putInt(0);
    directory.putShort((short) 0x10).putInt(0);
    byte[] records = new byte[directory.position()];
    directory.get(0, records);
    vba.createDocument("dir", new ByteArrayInputStream(literally(records)));
    vba.createDocument("Module1", new ByteArrayInputStream(literally(ascii(source))));
    vba.createDocument("_VBA_PROJECT", new ByteArrayInputStream(HEX.parseHex("cc61ffff00000000")));
  }

  /// A compressed container (MS-OVBA §2.4.1) of one chunk in which every token is a literal.
  private static byte[] literally(byte[] content) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    for (int i = 0; i < content.length; i++) {
      if (i % 8 == 0) {
        chunk.write(0);
      }
      chunk.write(content[i]);
    }
    int header = 0xb000 | (chunk.size() + 2 - 3);
    ByteBuffer container =
        ByteBuffer.allocate(3 + chunk.size()).order(ByteOrder.LITTLE_ENDIAN).put((byte) 1);
    return container.putShort((short) header).put(chunk.toByteArray()).array();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
