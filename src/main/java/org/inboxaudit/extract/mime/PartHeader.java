package org.inboxaudit.extract.mime;

import java.util.List;

/// The header of a part as it stands, beside what a mail server made of it (RFC 2045, RFC 9051
/// §7.5.2).
public final class PartHeader {
  private PartHeader() {}

  /// Whether programs may read the part otherwise than the server does: a field that decides what
  /// it is stands there twice, or it has a name that opens with something else.
  ///
  /// @param octets of the header
  /// @param name the file name that the server told, empty for none
  public static boolean saysElse(byte[] octets, String name) {
    LenientHeader header = LenientHeader.read(new Octets(octets), 0);
    List<String> types = header.unwrapped("content-type");
    List<String> dispositions = header.unwrapped("content-disposition");
    String ending = FileNames.ending(name);
    return types.size() > 1
        || dispositions.size() > 1
        || header.all("content-transfer-encoding").size() > 1
        || !header.whole()
        || FileNames.of(dispositions, types).stream()
            .anyMatch(other -> !FileNames.ending(other).equals(ending));
  }
}
