package org.inboxaudit.extract.attachment;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The classes of OLE objects that ran code when a document was opened, by their ids as they stand
/// in a file: the first three fields in little-endian order (MS-DTYP §2.3.4.2).
final class ObjectClass {

  /// The Equation Editor (CVE-2017-11882, CVE-2018-0802).
  private static final List<String> EQUATION =
      List.of(
          "02ce020000000000c000000000000046", // Equation 3.0
          "0017020000000000c000000000000046", // Equation 2.0
          "0b00030000000000c000000000000046", // Equation, as registered by OLE 1
          "b0a6040000000000c000000000000046"); // Equation, older

  /// Monikers that fetch what they name (CVE-2017-0199, CVE-2017-8759).
  private static final List<String> MONIKERS =
      List.of(
          "e0c9ea79f9bace118c8200aa004ba90b", // URL moniker
          "d33b2906aa48d2118432006008c3fbfc", // script moniker
          "c7b0abec197fd211978e0000f8757e2a", // SOAP moniker
          "d8f45030b598cf11bb8200aa00bdce0b"); // HTML application

  /// A link to an object elsewhere, by the class of its own.
  private static final String LINK = "0003000000000000c000000000000046";

  /// The common controls (CVE-2012-0158).
  private static final List<String> CONTROLS =
      List.of(
          "d111b16a00c0f0283628", // the controls of MSCOMCTL.OCX end alike
          "e05b6e9944805046adeb0b013914e99c", // ListView 2
          "5fdc81917de08a41aca68eea1ecb8e9e"); // TabStrip 2

  private ObjectClass() {}

  /// Whether a run of lower-case hex digits holds any of them.
  static boolean anyIn(String hex) {
    return holds(hex, EQUATION)
        || holds(hex, MONIKERS)
        || hex.contains(LINK)
        || holds(hex, CONTROLS);
  }

  static boolean isEquation(String classId) {
    return EQUATION.contains(classId);
  }

  static boolean isControl(String classId) {
    return CONTROLS.stream().anyMatch(classId::contains);
  }

  /// Whether bytes name a moniker that fetches.
  static boolean fetches(byte[] bytes) {
    return holds(HexFormat.of().formatHex(bytes), MONIKERS);
  }

  private static boolean holds(String hex, List<String> ids) {
    return ids.stream().anyMatch(hex::contains);
  }

  /// `{0002CE02-0000-0000-C000-000000000046}` as it would stand in a file.
  static String stored(String classId) {
    String hex =
        classId.replace("{", "").replace("}", "").replace("-", "").toLowerCase(Locale.ROOT);
    return hex.length() != 32
        ? ""
        : swapped(hex, 0, 8) + swapped(hex, 8, 12) + swapped(hex, 12, 16) + hex.substring(16);
  }

  private static String swapped(String hex, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = to; i > from; i -= 2) {
      text.append(hex, i - 2, i);
    }
    return text.toString();
  }
}
