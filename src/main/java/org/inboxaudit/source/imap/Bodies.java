package org.inboxaudit.source.imap;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/// Finds the octets of a section in the answer to a FETCH.
final class Bodies {
  private Bodies() {}

  /// The octets of the first section whose name begins with `section`.
  static Optional<byte[]> of(FetchResponse response, String section) {
    for (int i = 0; i < response.getItemCount(); i++) {
      if (response.getItem(i) instanceof BODY body
          && body.getSection() != null
          && body.getSection().toUpperCase(Locale.ROOT).startsWith(section)) {
        ByteArray octets = body.getByteArray();
        return Optional.ofNullable(octets).map(ByteArray::getNewBytes);
      }
    }
    return Optional.empty();
  }
}
