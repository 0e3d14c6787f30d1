package org.inboxaudit.extract.rules;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes a Rules Wizard file, element by element.
final class WizardDraft {
  private static final String CLASS = "CRuleElement";

  private final String name;
  private final boolean enabled;
  private final List<byte[]> elements = new ArrayList<>();

  WizardDraft(String name, boolean enabled) {
    this(name, enabled, 1);
  }

  /// @param direction 1 for what arrives, 4 for what is sent
  WizardDraft(String name, boolean enabled, int direction) {
    this.name = name;
    this.enabled = enabled;
    elements.add(bytes(number(400), number(1), number(0), number(direction)));
    elements.add(bytes(number(100), number(1), number(0), number(1)));
  }

  WizardDraft plain(int element) {
    elements.add(bytes(number(element), number(0)));
    return this;
  }

  WizardDraft words(int element, String... words) {
    byte[] all = bytes(number(element), number(words.length));
    for (String word : words) {
      all = bytes(all, number(0), text(word));
    }
    elements.add(all);
    return this;
  }

  WizardDraft folder(int element, String folder) {
    elements.add(
        bytes(
            number(element),
            number(1),
            number(0),
            number(3),
            new byte[3],
            number(2),
            new byte[2],
            text(folder),
            number(0)));
    return this;
  }

  WizardDraft people(int element, String... addresses) {
    byte[] all = bytes(number(element), number(1), number(0), number(addresses.length));
    for (String address : addresses) {
      all = bytes(all, person(address));
    }
    elements.add(bytes(all, number(0), number(0)));
    return this;
  }

  private static byte[] person(String address) {
    byte[] type = utf16(address.contains("@") ? "SMTP\0" : "MAPIPDL\0");
    byte[] kind = bytes(number(0x0c150003), number(0), number(1), number(0));
    byte[] name = bytes(number(0x3002001f), number(0), number(48), number(0));
    int property = address.contains("@") ? 0x3003001f : 0x3001001f;
    byte[] line = bytes(number(property), number(0), number(48 + type.length), number(0));
    byte[] table = bytes(kind, name, line, type, utf16(address + "\0"));
    return bytes(number(0), number(3), number(table.length), table);
  }

  static byte[] file(WizardDraft... rules) {
    byte[] all = bytes(number(1_310_720), number(0x06140000), new byte[24], number(1), number(1));
    all = bytes(all, number(0), word(rules.length));
    for (int i = 0; i < rules.length; i++) {
      all = bytes(all, rules[i].rule(i == 0));
    }
    return bytes(all, number(0), number(0), new byte[8], number(0));
  }

  private byte[] rule(boolean first) {
    byte[] body =
        first
            ? bytes(
                word(0xffff),
                word(0),
                word(CLASS.length()),
                CLASS.getBytes(StandardCharsets.US_ASCII))
            : word(0x8001);
    body = bytes(word(elements.size()), body);
    for (int i = 0; i < elements.size(); i++) {
      body = bytes(body, i == 0 ? new byte[0] : word(0x8001), elements.get(i));
    }
    return bytes(
        number(0x06140000),
        text(name),
        number(enabled ? 1 : 0),
        new byte[16],
        number(body.length),
        body);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] word(int value) {
    return ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value).array();
  }

  private static byte[] text(String text) {
    byte[] length =
        text.length() < 255
            ? new byte[] {(byte) text.length()}
            : bytes(new byte[] {(byte) 0xff}, word(text.length()));
    return bytes(length, utf16(text));
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
