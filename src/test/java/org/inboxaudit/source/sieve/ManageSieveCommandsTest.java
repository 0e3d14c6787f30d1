package org.inboxaudit.source.sieve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.source.GateTrial;
import org.inboxaudit.source.ReadOnlyGate;
import org.inboxaudit.testing.WireReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageSieveCommandsTest {
  private static final List<String> HARMLESS =
      List.of(
          "STARTTLS",
          "LISTSCRIPTS",
          "GETSCRIPT \"main\"",
          "GETSCRIPT \"a \\\" b\"",
          "AUTHENTICATE \"PLAIN\" \"AGEAYg==\"",
          "LOGOUT");

  private static final List<String> HARMFUL =
      List.of(
          "PUTSCRIPT \"x\" \"keep;\"",
          "putscript \"x\" \"keep;\"",
          "PUTSCRIPT \"x\" {5+}",
          "SETACTIVE \"x\"",
          "SETACTIVE \"\"",
          "DELETESCRIPT \"x\"",
          "RENAMESCRIPT \"x\" \"y\"",
          "CHECKSCRIPT \"keep;\"",
          "HAVESPACE \"x\" 5",
          "GETSCRIPT main",
          "GETSCRIPT \"main\" \"x\"",
          "GETSCRIPT \"main",
          "AUTHENTICATE \"LOGIN\"",
          "AUTHENTICATE \"PLAIN\"",
          "NOOP",
          "UNAUTHENTICATE",
          " LOGOUT",
          "\"AGEAYg==\"",
          "");

  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final ReadOnlyGate gate = new ReadOnlyGate(passed, new ManageSieveCommands());

  private void send(String text) throws IOException {
    gate.write(text.getBytes(ISO_8859_1));
    gate.flush();
  }

  @Test
  void letsHarmlessCommandsPass() throws IOException {
    String all = String.join("\r\n", HARMLESS) + "\r\nGETSCRIPT {4+}\r\nmain\r\n";
    send(all);
    assertEquals(all, passed.toString(ISO_8859_1));
  }

  @Test
  void holdsEverythingElseBack() {
    for (String command : HARMFUL) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThrows(
          IOException.class,
          () -> {
            try (ReadOnlyGate fresh = new ReadOnlyGate(out, new ManageSieveCommands())) {
              fresh.write((command + "\r\n").getBytes(ISO_8859_1));
              fresh.flush();
            }
          },
          command);
      assertEquals(0, out.size(), command);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GETSCRIPT {16+}\r\nx\r\nSETACTIVE \"x\"\r\n",
        "GETSCRIPT {13+}\r\nSETACTIVE \"x\"\r\n",
        "GETSCRIPT {1+}\r\nx \"y\"\r\n",
        "GETSCRIPT {1+}\r\nx\r\nSETACTIVE \"x\"\r\n",
        "GETSCRIPT \"x\r\nSETACTIVE \"x\"\r\n",
        "GETSCRIPT \"x {1+}\r\nx\"\r\n",
        "LISTSCRIPTS {1+}\r\nx\r\n",
        "PUTSCRIPT {1+}\r\nx {5+}\r\nkeep;\r\n"
      })
  void aLiteralBringsNoCommandWithIt(String text) {
    assertThrows(IOException.class, () -> gate.write(text.getBytes(ISO_8859_1)));
    assertTrue(gate.refused());
    assertEquals(0, passed.size());
  }

  private static final Set<String> CHANGES =
      Set.of("PUTSCRIPT", "SETACTIVE", "DELETESCRIPT", "RENAMESCRIPT", "CHECKSCRIPT", "HAVESPACE");

  @Test
  void noForbiddenCommandPassesInAHundredThousandSessions() {
    List<String> commands = new ArrayList<>(HARMLESS);
    commands.addAll(HARMLESS);
    HARMFUL.stream().filter(command -> !command.isEmpty()).forEach(commands::add);
    List<String> pieces =
        List.of(
            " ",
            "\r\n",
            "\r",
            "\n",
            "\0",
            "\"",
            "\\",
            "{",
            "}",
            "{5+}\r\n",
            "{16}\r\n",
            "x",
            "GETSCRIPT ",
            "PUTSCRIPT ",
            "SETACTIVE ",
            "\"x\"",
            "LOGOUT",
            "AUTHENTICATE \"PLAIN\" ",
            "\r\nDELETESCRIPT \"x\"\r\n",
            "ä",
            "\u0001");
    long octets = new GateTrial(commands, pieces).run(new ManageSieveCommands(), this::judge);
    assertTrue(octets > 200_000, "only " + octets + " octets passed");
  }

  private void judge(String octets) {
    for (String line : WireReading.lines(octets, true)) {
      assertTrue(WireReading.isHarmlessSieve(line), line);
    }
    for (String line : WireReading.lines(octets, false)) {
      assertFalse(CHANGES.contains(WireReading.sieveVerb(line)), line);
    }
  }
}
