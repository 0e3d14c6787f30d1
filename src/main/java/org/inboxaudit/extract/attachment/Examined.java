package org.inboxaudit.extract.attachment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Link;

/// One file while it is being looked at: what is known, and what was found out so far.
final class Examined {
  final String name;
  final List<String> containers;
  final byte[] bytes;
  final Set<AttachmentTrait> traits = EnumSet.noneOf(AttachmentTrait.class);
  final List<Link> links = new ArrayList<>();
  final FileWords words = new FileWords();
  String mediaType;

  Examined(String name, List<String> containers, byte[] bytes, FileType type) {
    this.name = name;
    this.containers = List.copyOf(containers);
    this.bytes = bytes;
    this.mediaType = type.mediaType();
    traits.addAll(AttachmentNames.traits(name));
    traits.addAll(type.traits());
  }

  /// Tells where it leads, as far as links are told.
  void leadsTo(Link link) {
    if (links.size() < Attachment.LINKS && !links.contains(link)) {
      links.add(link);
    }
  }
}
