package org.inboxaudit.extract.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.TempFailException;

/// DKIM public keys from files; the only place where keys come from.
///
/// A look-up in the DNS would tell the keeper of the domain that this letter is being examined, and
/// when; so there is none (RFC 6376 §3.6.2 leaves the way of look-up open). A key that is not here
/// is a temporary failure: unknown, not false.
final class DkimKeys implements PublicKeyRecordRetriever {
  private static final int MAXIMUM_OCTETS = 1 << 20;
  private static final DkimKeys NONE = new DkimKeys(Map.of());

  private final Map<String, String> records;

  private DkimKeys(Map<String, String> records) {
    this.records = Map.copyOf(records);
  }

  /// Reads `selector._domainkey.domain`, a tab, the TXT record; one key a line.
  static DkimKeys parse(String text) {
    Map<String, String> records = new HashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && line.indexOf('\t') > 0)
        .forEach(
            line ->
                records.put(
                    line.substring(0, line.indexOf('\t')).strip().toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf('\t') + 1).strip()));
    return new DkimKeys(records);
  }

  /// Reads the operator's file. One that cannot be read leaves letters unknown; it must not stop
  /// the reading of everything else.
  static DkimKeys read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(new String(in.readNBytes(MAXIMUM_OCTETS), StandardCharsets.UTF_8));
    } catch (IOException _) {
      return NONE;
    }
  }

  /// These keys, and the others where these have none.
  DkimKeys or(DkimKeys others) {
    Map<String, String> all = new HashMap<>(others.records);
    all.putAll(records);
    return new DkimKeys(all);
  }

  boolean hold(String name) {
    return records.containsKey(name);
  }

  @Override
  public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
      throws TempFailException {
    String record = records.get(name(selector.toString(), domain.toString()));
    if (record == null) {
      throw new TempFailException("key not in the pack");
    }
    return List.of(record);
  }

  private static String name(String selector, String domain) {
    return (selector + "._domainkey." + domain).toLowerCase(Locale.ROOT);
  }
}
