package org.inboxaudit.extract.mime;

import java.util.LinkedHashMap;
import java.util.Map;

/// Every message in which a script hides, for readers in other places.
public final class MimeTricks {
  private MimeTricks() {}

  public static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    BoundaryTricks.all().forEach((label, message) -> all.put("boundary: " + label, message));
    EncodingTricks.all().forEach((label, message) -> all.put("encoding: " + label, message));
    NameTricks.all().forEach((label, message) -> all.put("name: " + label, message));
    StructureTricks.all().forEach((label, message) -> all.put("structure: " + label, message));
    return all;
  }
}
