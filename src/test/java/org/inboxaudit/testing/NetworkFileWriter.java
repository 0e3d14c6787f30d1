package org.inboxaudit.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inboxaudit.evidence.IpAddress;
import org.jspecify.annotations.Nullable;

/// Writes a small file in MaxMind's DB format 2: a tree over the bits of addresses, a section of
/// records, and what it says about itself.
///
/// The tree is one over IPv6 addresses, in which IPv4 lies at `::/96`, as in the files people get.
public final class NetworkFileWriter {
  private static final byte[] BEFORE_METADATA = {
    (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };
  private static final int SEPARATOR = 16;

  private static final int TEXT = 2;
  private static final int DOUBLE = 3;
  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int MAP = 7;
  private static final int UINT64 = 9;
  private static final int ARRAY = 11;
  private static final int BOOLEAN = 14;

  private final String type;
  private final Instant builtAt;
  private final int recordSize;
  private final Node root = new Node();
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  /// @param recordSize bits of a record of the tree: 24, 28 or 32
  public NetworkFileWriter(String type, Instant builtAt, int recordSize) {
    this.type = type;
    this.builtAt = builtAt;
    this.recordSize = recordSize;
  }

  /// A network and what is said of it. Of two that overlap the smaller one comes later.
  public NetworkFileWriter put(String prefix, Map<String, ?> says) {
    int slash = prefix.indexOf('/');
    byte[] octets = IpAddress.parse(prefix.substring(0, slash)).orElseThrow().octets();
    byte[] bits = new byte[16];
    System.arraycopy(octets, 0, bits, 16 - octets.length, octets.length);
    int length = Integer.parseInt(prefix.substring(slash + 1)) + 128 - 8 * octets.length;
    Leaf leaf = new Leaf(records.size());
    write(records, says);
    Node node = root;
    for (int i = 0; i < length - 1; i++) {
      node = node.descend(bit(bits, i));
    }
    node.children[bit(bits, length - 1)] = leaf;
    return this;
  }

  private static int bit(byte[] bits, int number) {
    return bits[number / 8] >> (7 - number % 8) & 1;
  }

  public Path write(Path file) throws IOException {
    List<Node> nodes = new ArrayList<>(List.of(root));
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).number = i;
      for (Object child : nodes.get(i).children) {
        if (child instanceof Node node) {
          nodes.add(node);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Node node : nodes) {
      out.writeBytes(
          node(value(node.children[0], nodes.size()), value(node.children[1], nodes.size())));
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(records.toByteArray());
    out.writeBytes(BEFORE_METADATA);
    write(out, metadata(nodes.size()));
    return Files.write(file, out.toByteArray());
  }

  private Map<String, Object> metadata(int nodes) {
    return Map.of(
        "binary_format_major_version",
        (short) 2,
        "binary_format_minor_version",
        (short) 0,
        "build_epoch",
        builtAt.getEpochSecond(),
        "database_type",
        type,
        "description",
        Map.of("en", "made by a test"),
        "ip_version",
        (short) 6,
        "languages",
        List.of("en"),
        "node_count",
        nodes,
        "record_size",
        (short) recordSize);
  }

  private static long value(@Nullable Object child, int nodes) {
    return switch (child) {
      case Node node -> node.number;
      case Leaf leaf -> (long) nodes + SEPARATOR + leaf.offset();
      case null, default -> nodes;
    };
  }

  private byte[] node(long left, long right) {
    return switch (recordSize) {
      case 24 -> octets(left << 24 | right, 6);
      case 28 ->
          octets(
              (left & 0xffffff) << 32
                  | (left >> 24 & 0xf) << 28
                  | (right >> 24 & 0xf) << 24
                  | (right & 0xffffff),
              7);
      default -> octets(left << 32 | right, 8);
    };
  }

  private static byte[] octets(long value, int length) {
    return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(value).array(), 8 - length, 8);
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        control(out, TEXT, octets.length);
        out.writeBytes(octets);
      }
      case Double number -> {
        control(out, DOUBLE, 8);
        out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
      }
      case Short number -> number(out, UINT16, number, 2);
      case Integer number -> number(out, UINT32, number, 4);
      case Long number -> number(out, UINT64, number, 8);
      case Boolean truth -> control(out, BOOLEAN, truth ? 1 : 0);
      case List<?> list -> {
        control(out, ARRAY, list.size());
        list.forEach(entry -> write(out, entry));
      }
      case Map<?, ?> map -> {
        control(out, MAP, map.size());
        map.forEach(
            (key, entry) -> {
              write(out, key);
              write(out, entry);
            });
      }
      default -> throw new IllegalArgumentException("no type for " + value.getClass());
    }
  }

  private static void number(ByteArrayOutputStream out, int type, long value, int length) {
    control(out, type, length);
    out.writeBytes(octets(value, length));
  }

  private static void control(ByteArrayOutputStream out, int type, int size) {
    int short29 = Math.min(size, 29);
    if (size > 29 + 255) {
      throw new IllegalArgumentException("too long for a test: " + size);
    }
    out.write(type <= MAP ? type << 5 | short29 : short29);
    if (type > MAP) {
      out.write(type - MAP);
    }
    if (size >= 29) {
      out.write(size - 29);
    }
  }

  /// @param offset where its record begins
  private record Leaf(int offset) {}

  private static final class Node {
    private final @Nullable Object[] children = new @Nullable Object[2];
    private int number;

    /// The node below, made if there is none; a leaf that is in the way holds on both sides of it.
    private Node descend(int side) {
      if (children[side] instanceof Node node) {
        return node;
      }
      Node below = new Node();
      below.children[0] = children[side];
      below.children[1] = children[side];
      children[side] = below;
      return below;
    }
  }
}
