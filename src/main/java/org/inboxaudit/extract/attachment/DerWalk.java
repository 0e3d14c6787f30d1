package org.inboxaudit.extract.attachment;

import java.util.ArrayList;
import java.util.List;

/// Elements of ASN.1 in BER (ITU-T X.690 §8.1), whose length may be left open. What does not fit is
/// a fault of the file and throws [IndexOutOfBoundsException].
final class DerWalk {
  static final int OCTETS = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;

  /// The first element whose meaning depends on where it stands.
  static final int CONTEXT = 0xa0;

  private static final int CONSTRUCTED = 0x20;
  private static final int OPEN = 0x80;
  private static final int DEPTH = 30;
  private static final int ELEMENTS = 100_000;

  private final byte[] bytes;
  private int elementsLeft = ELEMENTS;

  DerWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param tag its first octet
  /// @param from where its content begins
  /// @param to where it ends
  /// @param next where what follows begins
  record Element(int tag, int from, int to, int next) {
    boolean is(int wanted) {
      return tag == wanted;
    }

    boolean isConstructed() {
      return (tag & CONSTRUCTED) != 0;
    }
  }

  Element at(int place) {
    return at(place, DEPTH);
  }

  private Element at(int place, int depth) {
    if (depth == 0 || --elementsLeft < 0) {
      throw new IndexOutOfBoundsException("deeper or wider than anybody writes");
    }
    int tag = bytes[place] & 0xff;
    int first = bytes[place + 1] & 0xff;
    if (first == OPEN) {
      return open(tag, place + 2, depth);
    }
    int from = place + 2;
    long length = first;
    if (first > OPEN) {
      length = 0;
      for (int i = 0; i < first - OPEN && length <= bytes.length; i++) {
        length = length << 8 | (bytes[from++] & 0xff);
      }
    }
    int to = Octets.place(bytes, from + length);
    return new Element(tag, from, to, to);
  }

  /// Two zero octets close an element whose length is open.
  private Element open(int tag, int from, int depth) {
    int at = from;
    while (bytes[at] != 0 || bytes[at + 1] != 0) {
      at = at(at, depth - 1).next;
    }
    return new Element(tag, from, at, at + 2);
  }

  List<Element> within(Element outer) {
    List<Element> elements = new ArrayList<>();
    for (int at = outer.from; at < outer.to; ) {
      Element element = at(at);
      elements.add(element);
      at = element.next;
    }
    return elements;
  }
}
