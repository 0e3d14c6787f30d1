package org.inboxaudit.source.imap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.source.ReadOnlyGate;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;

/// What a fuzzer throws at the reading of a mail server's answers, and at the gate before it.
public final class ImapTargets {
  private static final Set<String> CHANGING =
      Set.of(
          "SELECT",
          "CLOSE",
          "EXPUNGE",
          "STORE",
          "COPY",
          "MOVE",
          "APPEND",
          "CREATE",
          "DELETE",
          "RENAME",
          "SUBSCRIBE",
          "UNSUBSCRIBE",
          "SETACL",
          "DELETEACL",
          "SETMETADATA",
          "SETQUOTA");

  private ImapTargets() {}

  /// A BODYSTRUCTURE is read or refused as malformed, and is nothing else.
  public static void structure(byte[] octets) {
    try {
      Structure structure = Structure.read(new ImapLexer(octets, 0, octets.length));
      if (structure.leaves().size() > 1_000) {
        throw new AssertionError("more parts than the limit");
      }
    } catch (MalformedException _) {
      // refused
    }
  }

  /// Whatever is said to it, no line that changes something passes the gate.
  public static void gate(byte[] octets) {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    try (ReadOnlyGate gate = new ReadOnlyGate(passed, new ImapCommands())) {
      gate.write(octets, 0, octets.length);
      gate.flush();
    } catch (IOException _) {
      // held back
    }
    String text = passed.toString(StandardCharsets.ISO_8859_1);
    if (text.contains("{")) {
      return; // what stands in a literal is no command
    }
    for (String line : text.split("\r\n", -1)) {
      String[] words = line.toUpperCase(Locale.ROOT).split(" ", -1);
      boolean uid = words.length > 2 && words[1].equals("UID");
      if (words.length > 1 && CHANGING.contains(words[uid ? 2 : 1])) {
        throw new AssertionError("passed the gate");
      }
    }
  }
}
