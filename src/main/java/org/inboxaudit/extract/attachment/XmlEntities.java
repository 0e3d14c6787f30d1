package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import org.inboxaudit.evidence.AttachmentTrait;

/// Tells what a document type takes in from elsewhere (XML 1.0 §4.2.2, §4.3): an entity of the web
/// or of the reader's own disk, which some readers of XML send away, or a list of declarations on a
/// share.
final class XmlEntities {
  private static final Pattern TAKEN =
      Pattern.compile(
          "(?i)<!ENTITY[^>]{1,300}(?:SYSTEM|PUBLIC)[^>]{1,300}[\"'](?:https?:|ftp:|file:|\\\\\\\\)"
              + "|<!DOCTYPE[^>\\[]{1,300}[\"'](?:file://[^/]|\\\\\\\\)");

  private XmlEntities() {}

  /// @param head of a text that is markup
  static void judge(String head, Examined file) {
    if (TAKEN.matcher(head).find()) {
      file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
  }
}
