package org.inboxaudit.testing;

import java.io.IOException;
import java.util.Optional;
import org.inboxaudit.testing.FakeMailSession.Refusal;

/// The answers of a [FakeMailServer] to MYRIGHTS, GETACL (RFC 4314) and GETMETADATA (RFC 5464).
final class FolderSettings {
  private static final String SCRIPT = "/shared/imapsieve/script";

  private FolderSettings() {}

  /// @return what stands behind the tag
  static String rights(FakeMailServer server, ImapWords words, Wire wire)
      throws IOException, Refusal {
    Refusal.unless(server.can("ACL") && words.count() == 2);
    Optional<FakeFolder> found = server.find(words.word(1));
    if (found.isEmpty()) {
      return "NO [NONEXISTENT] no such mailbox";
    }
    FakeFolder folder = found.get();
    String name = BodyStructures.string(folder.name());
    if (words.command().equals("MYRIGHTS")) {
      wire.text("* MYRIGHTS ").text(name).text(" ").text(folder.rights()).endLine();
      return "OK done";
    }
    if (!folder.rights().contains("a")) {
      return "NO [NOPERM] not for you";
    }
    wire.text("* ACL ").text(name).text(" owner ").text(folder.rights());
    for (String word : folder.grants()) {
      wire.text(" ").text(BodyStructures.string(word));
    }
    wire.endLine();
    return "OK done";
  }

  /// @return what stands behind the tag
  static String annotation(FakeMailServer server, ImapWords words, Wire wire)
      throws IOException, Refusal {
    boolean ofServer = words.word(1).isEmpty();
    Refusal.unless(words.count() == 3 && words.is(2, "(" + SCRIPT + ")"));
    Refusal.unless(server.can("METADATA") || (ofServer && server.can("METADATA-SERVER")));
    Optional<FakeFolder> found = server.find(words.word(1));
    if (found.isEmpty() && !ofServer) {
      return "NO [NONEXISTENT] no such mailbox";
    }
    String script = found.map(FakeFolder::script).orElse(server.script());
    wire.text("* METADATA ")
        .text(BodyStructures.string(words.word(1)))
        .text(" (" + SCRIPT + " ")
        .text(script.isEmpty() ? "NIL" : BodyStructures.string(script))
        .text(")")
        .endLine();
    return "OK done";
  }
}
