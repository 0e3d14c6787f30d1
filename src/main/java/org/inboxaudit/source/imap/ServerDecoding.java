package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.mime.TransferEncoding;
import org.inboxaudit.source.imap.PartRequest.Form;
import org.inboxaudit.source.imap.PartRequest.Piece;

/// Lets the server undo the base64 of files (BINARY, RFC 3516): over a quarter less comes over the
/// line.
///
/// A server may refuse or stop where a mail program reads on, and what a mail program opens is what
/// counts. So a file is believed only if it came out exactly as long as what the server says of its
/// encoding; any other is fetched as it stands.
final class ServerDecoding {
  /// Of a smaller part so little is saved that the server is spared the work.
  private static final long LEAST = 32 << 10;

  /// So many in a row are the server's fault, not that of the files.
  private static final int IN_VAIN = 3;

  private boolean asked;
  private int inVain;

  /// @param asked whether to ask for it at all
  ServerDecoding(boolean asked) {
    this.asked = asked;
  }

  /// The same part, decoded where that is worth while.
  ///
  /// @param asItStands the request for all of it in its transfer encoding, its octets first
  PartRequest of(PartRequest asItStands, Message message, Part part) {
    if (!asked || part.size() < LEAST || !part.encoding().equals("base64")) {
      return asItStands;
    }
    long most = TransferEncoding.decodedAtMost(part.size());
    List<Piece> pieces = new ArrayList<>(asItStands.pieces());
    pieces.set(0, new Piece(part.section(), Form.DECODED, most + PartRequest.MARGIN));
    return new PartRequest(
            asItStands.kind(),
            asItStands.uid(),
            pieces,
            most,
            came -> new Raw.RawPart(message, part.decoded(), came.getFirst(), true))
        .orElse(
            came ->
                isAllOf(part, came) ? asItStands.otherwise().apply(came) : Optional.of(asItStands));
  }

  private boolean isAllOf(Part part, List<byte[]> came) {
    boolean all =
        !came.isEmpty() && TransferEncoding.isLengthOfBase64(part.size(), came.getFirst().length);
    inVain = all ? 0 : inVain + 1;
    asked = asked && inVain < IN_VAIN;
    return all;
  }
}
