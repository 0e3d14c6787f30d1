package org.inboxaudit.extract.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.extract.Raw;

/// The tables that letters are read with. Each is a text file under `intel/`, in the format of all
/// packs: one entry a line, `#` begins a comment.
///
/// @param rewriters hosts of mail gateways that put themselves before every link
record NoticeTables(
    AlertSenders senders,
    AlertEvents events,
    NoticeFields fields,
    List<Domain> rewriters,
    DkimKeys keys) {
  /// Names a file of further DKIM keys, for the operator.
  static final String KEYS_PROPERTY = "inbox-audit.dkim-keys";

  static NoticeTables load() {
    DkimKeys shipped = DkimKeys.parse(resource("dkim-keys.txt"));
    String file = System.getProperty(KEYS_PROPERTY, "");
    return new NoticeTables(
        AlertSenders.parse(pack("alert-senders.txt")),
        AlertEvents.parse(pack("alert-events.txt")),
        NoticeFields.parse(pack("alert-fields.txt")),
        pack("link-rewriters.txt").stream().map(Domain::new).toList(),
        file.isEmpty() ? shipped : DkimKeys.read(Path.of(file)).or(shipped));
  }

  /// These tables, and the keys that were looked up for a message.
  NoticeTables and(Raw.RawMessage raw) {
    return raw.keys().isEmpty()
        ? this
        : with(keys.or(DkimKeys.parse(String.join("\n", raw.keys()))));
  }

  NoticeTables with(DkimKeys otherKeys) {
    return new NoticeTables(senders, events, fields, rewriters, otherKeys);
  }

  static List<String> pack(String name) {
    return resource(name)
        .lines()
        .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = NoticeTables.class.getResourceAsStream("/intel/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no pack intel/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
