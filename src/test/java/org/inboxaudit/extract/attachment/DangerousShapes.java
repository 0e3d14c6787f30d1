package org.inboxaudit.extract.attachment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Files that look as dangerous ones do and do nothing, for tests in other places.
public final class DangerousShapes {
  private DangerousShapes() {}

  /// One for each reader of a form that is seldom seen, for a fuzzer to begin with.
  public static List<byte[]> ofRareReaders() {
    Set<String> rare =
        Set.of(
            "application.xar",
            "hex with prefixes.txt",
            "dump.txt",
            "address.txt",
            "old picture.wmf",
            "cursor.ani",
            "script in a note.one",
            "macros of Word 6.doc",
            "template elsewhere.doc",
            "locked.hwp",
            "objects packed twice.pdf",
            "and another.jpg",
            "shell code by a jump.bin",
            "field in numbers.rtf");
    return all().values().stream()
        .flatMap(shapes -> shapes.entrySet().stream())
        .filter(shape -> rare.contains(shape.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  public static Map<String, Map<String, byte[]>> all() {
    Map<String, Map<String, byte[]>> all = new LinkedHashMap<>();
    all.put("texts", TextShapes.all());
    all.put("pages", PageShapes.all());
    all.put("office", OfficeShapes.all());
    all.put("open", OpenShapes.all());
    all.put("old office", OldOfficeShapes.all());
    all.put("compounds", CompoundShapes.all());
    all.put("pdf", PdfShapes.all());
    all.put("containers", ContainerShapes.all());
    all.put("mixed", MixedShapes.all());
    return all;
  }
}
