package org.inboxaudit.source.imap;

import jakarta.mail.internet.ParameterList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.inboxaudit.evidence.Message.Part;
import org.jspecify.annotations.Nullable;

/// The leaves of a MIME structure as the server tells it (RFC 9051 §7.5.2).
///
/// A message within a message is one leaf: whoever reads its bytes opens it.
///
/// @param leaves in the order they stand
/// @param whole false if it went deeper or wider than we follow
record Structure(List<Part> leaves, boolean whole) {
  private static final int DEPTH = 30;
  private static final int PARTS = 1_000;
  private static final int NAME = 500;

  static Structure of(BODYSTRUCTURE root) {
    List<Part> leaves = new ArrayList<>();
    boolean whole = collect(root, "", 0, leaves);
    return new Structure(leaves, whole);
  }

  /// @param section of the multipart around it, with a dot at its end; empty for the message
  private static boolean collect(BODYSTRUCTURE node, String section, int depth, List<Part> leaves) {
    BODYSTRUCTURE[] children = node.isMulti() ? node.bodies : new BODYSTRUCTURE[0];
    if (children.length == 0) {
      // a message that is not a multipart has one part, number 1 (RFC 9051 §6.4.5)
      leaves.add(leaf(node, section.isEmpty() ? "1" : section.substring(0, section.length() - 1)));
      return true;
    }
    if (depth >= DEPTH) {
      return false;
    }
    boolean whole = true;
    for (int i = 0; i < children.length; i++) {
      if (leaves.size() >= PARTS) {
        return false;
      }
      whole &= collect(children[i], section + (i + 1) + ".", depth + 1, leaves);
    }
    return whole;
  }

  private static Part leaf(BODYSTRUCTURE node, String section) {
    String name = parameter(node.dParams, "filename");
    return new Part(
        section,
        (text(node.type) + "/" + text(node.subtype)).toLowerCase(Locale.ROOT),
        name.isEmpty() ? parameter(node.cParams, "name") : name,
        text(node.encoding).toLowerCase(Locale.ROOT),
        Math.max(0, node.size),
        "attachment".equalsIgnoreCase(node.disposition));
  }

  private static String parameter(@Nullable ParameterList parameters, String name) {
    String value = parameters == null ? "" : text(parameters.get(name));
    boolean octets = value.chars().anyMatch(c -> c > 0x7f) && value.chars().allMatch(c -> c < 256);
    String read = octets ? HeaderBlock.text(value.getBytes(StandardCharsets.ISO_8859_1)) : value;
    String decoded = HeaderBlock.decode(read);
    return decoded.substring(0, Math.min(NAME, decoded.length()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
