package org.inboxaudit.source;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The part of [MockParser] that wants out: TCP, UDP and names.
final class MockCaller {
  private static final int PATIENCE = 300;

  private MockCaller() {}

  /// Calls, and tells what the kernel counted.
  ///
  /// @param ports one of a TCP and one of a UDP listener on the loopback interface; behind them
  ///   `far` if addresses beyond this machine may be called too
  static String call(String ports) throws IOException {
    String[] words = ports.split(" ", -1);
    InetAddress home = InetAddress.ofLiteral("127.0.0.1");
    connect(new InetSocketAddress(home, Integer.parseInt(words[0])));
    send(new InetSocketAddress(home, Integer.parseInt(words[1])));
    if (words.length > 2) {
      // of the networks that are for examples, RFC 5737
      connect(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 443));
      send(new InetSocketAddress(InetAddress.ofLiteral("198.51.100.1"), 53));
      lookUp("example.invalid");
    }
    return interfaces();
  }

  private static void connect(InetSocketAddress to) {
    try (Socket socket = new Socket()) {
      socket.connect(to, PATIENCE);
      socket.getOutputStream().write(1);
    } catch (IOException _) {
      // nobody there
    }
  }

  private static void send(InetSocketAddress to) {
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] question = "mail of somebody".getBytes(StandardCharsets.US_ASCII);
      socket.send(new DatagramPacket(question, question.length, to));
    } catch (IOException _) {
      // no way there
    }
  }

  private static void lookUp(String name) {
    try {
      InetAddress.getByName(name);
    } catch (IOException _) {
      // no answer
    }
  }

  /// The interfaces that the process can see, and the packets sent on those that lead out.
  private static String interfaces() throws IOException {
    List<String> names = new ArrayList<>();
    long sent = 0;
    List<String> lines = Files.readAllLines(Path.of("/proc/net/dev"));
    for (String line : lines.subList(2, lines.size())) {
      String name = line.substring(0, line.indexOf(':')).strip();
      names.add(name);
      if (!name.equals("lo")) {
        sent += Long.parseLong(line.substring(line.indexOf(':') + 1).strip().split(" +", -1)[9]);
      }
    }
    return names + " sent " + sent;
  }
}
