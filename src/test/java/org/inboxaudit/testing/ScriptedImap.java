package org.inboxaudit.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// An IMAP server of canned answers: enough to sign in and to have one empty inbox, with any answer
/// replaced by a test.
public final class ScriptedImap implements ScriptedServer.Conversation {
  /// Stands for the tag of the command that is answered.
  public static final String TAG = "%tag";

  /// Makes the server fall silent.
  public static final String HANG = "%hang";

  /// Makes the server hang up.
  public static final String CUT = "%cut";

  private String greeting = "* OK ready";
  private final Map<String, Function<String, List<String>>> answers = new TreeMap<>();

  public ScriptedImap() {
    on("CAPABILITY", "* CAPABILITY IMAP4rev1");
    on("LIST", "* LIST () \"/\" INBOX");
    on("EXAMINE", "* 0 EXISTS", "* OK [UIDVALIDITY 1] ok", "* OK [UIDNEXT 1] ok");
    on("UID SEARCH", "* SEARCH");
    on("LOGOUT", "* BYE bye");
  }

  /// With the message 7 in the inbox, about which nothing is told yet.
  public static ScriptedImap withOneMessage() {
    return new ScriptedImap()
        .on("EXAMINE", "* 1 EXISTS", "* OK [UIDVALIDITY 1] ok", "* OK [UIDNEXT 8] ok")
        .on("UID SEARCH", "* SEARCH 7");
  }

  /// Sets the first line.
  public ScriptedImap greet(String line) {
    greeting = line;
    return this;
  }

  /// Sets the answer to a command. An OK is added unless a line begins with [#TAG].
  public ScriptedImap on(String command, String... lines) {
    return answering(command, _ -> List.of(lines));
  }

  /// Sets the answer to a command by the line that was sent.
  public ScriptedImap answering(String command, Function<String, List<String>> answer) {
    answers.put(command, answer);
    return this;
  }

  @Override
  public void hold(ScriptedServer.Line line) throws IOException, InterruptedException {
    if (greeting.equals(HANG)) {
      line.hang();
    }
    line.say(greeting);
    while (true) {
      String sent = line.read();
      String[] words = sent.split(" ", 4);
      String command = words.length > 2 && words[1].equals("UID") ? "UID " + words[2] : words[1];
      List<String> answer =
          new ArrayList<>(answers.getOrDefault(command, _ -> List.of()).apply(sent));
      if (answer.stream().noneMatch(text -> text.startsWith(TAG))) {
        answer.add(TAG + " OK done");
      }
      for (String text : answer) {
        if (text.equals(HANG)) {
          line.hang();
        }
        if (text.equals(CUT)) {
          return;
        }
        line.say(text.replace(TAG, words[0]));
      }
    }
  }
}
