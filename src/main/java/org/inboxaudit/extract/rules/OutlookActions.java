package org.inboxaudit.extract.rules;

import com.fasterxml.jackson.databind.JsonNode;

/// Translates actions of Outlook, by the words of PowerShell and of Graph.
final class OutlookActions {
  private static final String DELETED = "Deleted Items";

  private OutlookActions() {}

  static void read(String key, JsonNode value, RuleDraft draft) {
    switch (OutlookJson.lower(key)) {
      case "forwardto", "forwardasattachmentto", "redirectto" ->
          OutlookPeople.read(value).forEach(person -> draft.forward(person.text()));
      case "movetofolder" -> draft.move(folder(value));
      case "copytofolder" -> draft.copy(folder(value));
      case "delete", "deletemessage" -> draft.trash(DELETED);
      case "permanentdelete", "softdeletemessage" -> draft.discard();
      case "markasread" -> draft.flag("\\Seen");
      case "stopprocessingrules" -> draft.stop();
      default -> draft.other(key);
    }
  }

  /// PowerShell writes a folder as a path behind the mailbox's name, Graph as an identifier; an
  /// object may hold either.
  private static String folder(JsonNode value) {
    String folder = value.isValueNode() ? value.asText("") : value.path("Name").asText("");
    return folder.substring(folder.lastIndexOf(":\\") + 1).replace('\\', '/');
  }
}
