package org.inboxaudit.extract.notice;

import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.text.Pack;

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
    DkimKeys shipped = DkimKeys.parse(Pack.text("dkim-keys"));
    String file = System.getProperty(KEYS_PROPERTY, "");
    return new NoticeTables(
        AlertSenders.parse(Pack.lines("alert-senders")),
        AlertEvents.parse(Pack.lines("alert-events")),
        NoticeFields.parse(Pack.lines("alert-fields")),
        Pack.lines("link-rewriters").stream().map(Domain::new).toList(),
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
}
