package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLStreamReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into xar archives, in which Macs install programs: a header, a deflated table of contents
/// in XML, and a heap in which the files lie one behind the other.
final class XarArchive {
  private static final int DEFLATED_TABLE = 8;
  private static final int ENTRIES = 3000;

  private final Examined file;
  private final Inspection inspection;
  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Draft> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private boolean inData;

  private XarArchive(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
  }

  private record Entry(String name, long offset, long length, String encoding) {}

  private static final class Draft {
    private String name = "";
    private String type = "file";
    private long offset = -1;
    private long length;
    private String encoding = "";
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    new XarArchive(file, inspection).read();
  }

  private void read() throws IOException {
    byte[] bytes = file.bytes;
    int header = Octets.big16(bytes, 4);
    long table =
        Octets.big32(bytes, DEFLATED_TABLE) << 32 | Octets.big32(bytes, DEFLATED_TABLE + 4);
    int heap = Octets.place(bytes, header + table);
    try (InputStream content =
        new InflaterInputStream(new ByteArrayInputStream(bytes, header, heap - header))) {
      Taken toc = inspection.take(content);
      if (!toc.whole() || !XmlWalk.over(toc.bytes(), this::visit)) {
        inspection.unreadable(1);
      }
    }
    for (Entry entry : entries) {
      EntryNames.judge(entry.name, file);
      if (isOfInstaller(entry.name)) {
        file.traits.add(AttachmentTrait.PROGRAM);
      }
      if (!entry(entry, heap)) {
        return;
      }
    }
  }

  private static boolean isOfInstaller(String name) {
    return name.equals("Distribution") || name.endsWith("PackageInfo") || name.equals("Bom");
  }

  private boolean entry(Entry entry, int heap) throws IOException {
    long from = heap + entry.offset;
    boolean within = entry.offset >= 0 && from + entry.length <= file.bytes.length;
    boolean deflated = entry.encoding.endsWith("gzip");
    if (!within || !(deflated || entry.encoding.endsWith("octet-stream"))) {
      return inspection.named(file, entry.name, entry.length);
    }
    InputStream stored = new ByteArrayInputStream(file.bytes, (int) from, (int) entry.length);
    try (InputStream content = deflated ? new InflaterInputStream(stored) : stored) {
      return inspection.entry(file, entry.name, inspection.take(content), entry.length);
    } catch (IOException _) {
      return inspection.named(file, entry.name, entry.length);
    }
  }

  /// A folder is a file with files in it.
  private void visit(XMLStreamReader reader) {
    if (reader.isCharacters()) {
      text.append(reader.getText());
      return;
    }
    String name = reader.getLocalName();
    if (reader.isStartElement()) {
      text.setLength(0);
      inData |= name.equals("data");
      if (name.equals("file")) {
        open.push(new Draft());
      } else if (name.equals("encoding") && inData && !open.isEmpty()) {
        open.getFirst().encoding = XmlWalk.attribute(reader, "style");
      }
    } else if (!open.isEmpty()) {
      end(name, open.getFirst());
    }
  }

  private void end(String name, Draft draft) {
    String value = text.toString().strip();
    switch (name) {
      case "name" -> draft.name = value;
      case "type" -> draft.type = value;
      case "offset" -> draft.offset = inData ? number(value) : draft.offset;
      case "length" -> draft.length = inData ? number(value) : draft.length;
      case "data" -> inData = false;
      case "file" -> {
        open.pop();
        if (draft.type.equals("file") && entries.size() < ENTRIES) {
          entries.add(new Entry(draft.name, draft.offset, draft.length, draft.encoding));
        }
      }
      default -> {
        // a date, an owner, a checksum
      }
    }
    text.setLength(0);
  }

  private static long number(String digits) {
    boolean is =
        !digits.isEmpty() && digits.length() < 12 && digits.chars().allMatch(Character::isDigit);
    return is ? Long.parseLong(digits) : -1;
  }
}
