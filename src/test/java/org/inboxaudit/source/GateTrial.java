package org.inboxaudit.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Throws made-up sessions at a gate and shows what came through.
public final class GateTrial {
  private static final int SESSIONS = 100_000;
  private static final long SEED = 5804;

  private final Random random = new Random(SEED);
  private final List<String> commands;
  private final List<String> pieces;
  private long passed;

  /// @param commands whole command lines, harmless and harmful
  /// @param pieces what a command may be made of
  public GateTrial(List<String> commands, List<String> pieces) {
    this.commands = commands;
    this.pieces = pieces;
  }

  /// @param judge is given all that a server got in one session
  /// @return how many octets came through, in all sessions
  public long run(ReadOnlyGate.Protocol protocol, Consumer<String> judge) {
    for (int i = 0; i < SESSIONS; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ReadOnlyGate gate = new ReadOnlyGate(out, protocol)) {
        for (int j = random.nextInt(4); j >= 0; j--) {
          say(gate, line());
        }
      } catch (IOException _) {
        // held back; what came before counts all the same
      }
      passed += out.size();
      judge.accept(out.toString(ISO_8859_1));
    }
    return passed;
  }

  private void say(ReadOnlyGate gate, String text) throws IOException {
    byte[] octets = text.getBytes(ISO_8859_1);
    int cut = random.nextInt(octets.length + 1);
    gate.write(octets, 0, cut);
    if (random.nextBoolean()) {
      gate.flush();
    }
    gate.write(octets, cut, octets.length - cut);
    gate.flush();
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    switch (random.nextInt(5)) {
      case 0 -> line.append(one(commands)).append("\r\n");
      case 1 -> line.append(one(commands)).append("\r\n").append(one(commands)).append("\r\n");
      case 2 -> {
        line.append(one(commands)).append("\r\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
          damage(line);
        }
      }
      case 3 -> literal(line);
      default -> {
        for (int i = random.nextInt(6); i >= 0; i--) {
          line.append(one(pieces));
        }
        line.append("\r\n");
      }
    }
    return line.toString();
  }

  /// A literal in the place of a word; its announced length is not always true.
  private void literal(StringBuilder line) {
    String command = one(commands);
    int blank = command.indexOf(' ', random.nextInt(command.length()));
    String content = one(random.nextBoolean() ? commands : pieces);
    int announced = content.length() + (random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0);
    line.append(blank < 0 ? command : command.substring(0, blank))
        .append(" {")
        .append(Math.max(0, announced))
        .append(random.nextBoolean() ? "+" : "")
        .append("}\r\n")
        .append(content);
    int next = blank < 0 ? -1 : command.indexOf(' ', blank + 1);
    line.append(next < 0 ? "" : command.substring(next)).append("\r\n");
  }

  private void damage(StringBuilder line) {
    int at = random.nextInt(line.length());
    switch (random.nextInt(3)) {
      case 0 -> line.deleteCharAt(at);
      case 1 -> line.insert(at, one(pieces));
      default -> line.setCharAt(at, (char) random.nextInt(256));
    }
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
