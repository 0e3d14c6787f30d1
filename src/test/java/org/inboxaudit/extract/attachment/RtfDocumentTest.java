package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RtfDocumentTest {
  private static final HexFormat HEX = HexFormat.of();

  @TestFactory
  Stream<DynamicTest> tellsWhatAnRtfHolds() {
    String moniker = "e0c9ea79f9bace118c8200aa004ba90b";
    return Stream.of(
        tells(
            "package.rtf",
            object(HEX.formatHex(dropped("run.exe", SampleFiles.program()))),
            """
            2 [EMBEDDED_FILE, CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "package with noise.rtf",
            object(
                HEX.formatHex(dropped("run.exe", SampleFiles.program()))
                    .replace("00", "0 {\\*\\x 41}\r\n0")),
            """
            2 [EMBEDDED_FILE, CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "chart.rtf",
            object(HEX.formatHex(embedded("Chart.8", new byte[8]))),
            "2 [EMBEDDED_OBJECT]"),
        tells("rubbish.rtf", object("0102"), "2 [EMBEDDED_OBJECT]\nUNREADABLE 1"),
        tells("id anywhere.rtf", ascii("{\\rtf1{\\odd " + moniker + "}}"), "2 [EXPLOIT_OBJECT]"),
        tells(
            "linked.rtf",
            object(HEX.formatHex(linked("\\\\192.0.2.1\\x"))),
            "2 [EXTERNAL_CONTENT]"),
        tells("beside.rtf", object(HEX.formatHex(linked("C:\\x.xls"))), "2 [LINKED_FILE]"),
        tells(
            "field.rtf",
            ascii("{\\rtf1{\\field{\\*\\fldinst{DDE}{AUTO c:\\\\x}}{\\fldrslt x}}}"),
            "2 [DDE]"),
        tells("page.rtf", ascii("{\\rtf1{\\field{\\*\\fldinst PAGE}{\\fldrslt DDEAUTO}}}"), "2 []"),
        tells(
            "template.rtf",
            ascii("{\\rtf1{\\*\\template https://example.org/x}}"),
            "2 [EXTERNAL_CONTENT]"));
  }

  private static byte[] object(String digits) {
    return ascii("{\\rtf1 Minutes{\\object\\objemb{\\*\\objdata " + digits + "}}}");
  }

  private static byte[] dropped(String name, byte[] content) {
    ByteBuffer data = ByteBuffer.allocate(content.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 2).put(ascii(name + "\0C:\\" + name + "\0")).putInt(0x30000);
    data.putInt(0).putInt(content.length).put(content);
    return embedded("Package", data.array());
  }

  private static byte[] embedded(String className, byte[] content) {
    ByteBuffer object = ByteBuffer.allocate(content.length + 40).order(ByteOrder.LITTLE_ENDIAN);
    object.putInt(0x501).putInt(2);
    object.putInt(className.length() + 1).put(ascii(className + "\0"));
    object.putInt(0).putInt(0).putInt(content.length).put(content);
    return object.array();
  }

  private static byte[] linked(String target) {
    ByteBuffer object = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    object.putInt(0x501).putInt(1).putInt(2).put(ascii("X\0"));
    object.putInt(target.length() + 1).put(ascii(target + "\0")).putInt(0);
    return object.array();
  }
}
