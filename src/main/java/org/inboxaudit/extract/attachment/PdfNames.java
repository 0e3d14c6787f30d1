package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.inboxaudit.evidence.AttachmentTrait;

/// The names that stand in the bytes of a PDF (ISO 32000-2 §7.3.5), whatever its structure says.
///
/// This is the cheap first look: only a file in which one of these names stands is worth a parser,
/// and of a file that no parser understands this is all there is. Object streams (§7.5.7) are
/// inflated, since they hide names from whoever reads bytes only.
final class PdfNames {
  private static final int LONGEST = 32;
  private static final int LONGEST_KNOWN = 16;
  private static final int OBJECT_STREAMS = 20_000;
  private static final int INFLATED = 64 << 20;
  private static final int DICTIONARY = 4096;

  /// What stands for what. A name without a trait is a reason to parse, and no more: two letters
  /// also turn up by chance in what is compressed.
  private static final Map<String, Set<AttachmentTrait>> MEANINGS =
      Map.ofEntries(
          Map.entry("JavaScript", EnumSet.of(AttachmentTrait.DOCUMENT_SCRIPT)),
          Map.entry("JS", Set.of()),
          Map.entry("Launch", EnumSet.of(AttachmentTrait.DOCUMENT_ACTION)),
          Map.entry("GoToR", EnumSet.of(AttachmentTrait.DOCUMENT_ACTION)),
          Map.entry("GoToE", EnumSet.of(AttachmentTrait.DOCUMENT_ACTION)),
          Map.entry("ImportData", EnumSet.of(AttachmentTrait.DOCUMENT_ACTION)),
          Map.entry("SubmitForm", EnumSet.of(AttachmentTrait.DOCUMENT_ACTION)),
          Map.entry("EmbeddedFile", EnumSet.of(AttachmentTrait.EMBEDDED_FILE)),
          Map.entry("EF", Set.of()),
          Map.entry("Encrypt", EnumSet.of(AttachmentTrait.ENCRYPTED)),
          Map.entry("Rendition", Set.of()),
          Map.entry("RichMedia", Set.of()),
          Map.entry("RichMediaExecute", Set.of()),
          Map.entry("OnInstantiate", Set.of()),
          Map.entry("Thread", Set.of()),
          Map.entry("XFA", Set.of()),
          Map.entry("FS", Set.of()),
          Map.entry("Ref", Set.of()),
          Map.entry("URI", Set.of()));

  /// Whatever shows text does so in a font, and that stands in its dictionary of resources under
  /// this name (§7.8.3).
  private static final String FONT = "Font";

  private static final boolean[] FIRST = octets("#EFGIJLORSTUX");
  private static final boolean[] DELIMITER = octets("()<>[]{}/%");

  /// How a text begins that is a place in a Windows network: each backslash is written twice.
  private static final String SHARE = "(\\\\\\\\";

  private static final String DECODED = "Decode";
  private static final String PARAMETERS = "DecodeParms";
  private static final int TWICE = 4 << 20;

  private final Set<String> found = new HashSet<>();
  private int inflatedLeft = INFLATED;
  private int streamsLeft = OBJECT_STREAMS;
  private boolean opaque;
  private boolean fonts;

  private PdfNames() {}

  static PdfNames in(byte[] pdf) {
    PdfNames names = new PdfNames();
    names.scan(pdf, pdf.length, true);
    return names;
  }

  /// Whether a parser could find something.
  boolean matter() {
    return opaque || !found.isEmpty();
  }

  /// Whether a page could show words. One that was scanned is a picture and shows none.
  boolean mayShowWords() {
    return opaque || fonts;
  }

  /// Whether object streams are larger than anything a person would send, so that no parser should
  /// be asked to hold them.
  boolean tooLarge() {
    return inflatedLeft <= 0 || streamsLeft <= 0;
  }

  /// Whether one of them could hold a file.
  boolean mayHoldFiles() {
    return found.contains("EF");
  }

  /// What the names say by themselves.
  Set<AttachmentTrait> traits() {
    Set<AttachmentTrait> traits = EnumSet.noneOf(AttachmentTrait.class);
    found.forEach(name -> traits.addAll(MEANINGS.getOrDefault(name, Set.of())));
    return traits;
  }

  private void scan(byte[] bytes, int length, boolean inflate) {
    byte[] name = new byte[LONGEST];
    // a text, because a character is found in one faster than in a loop of ours
    String all = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    opaque |= all.contains(SHARE);
    for (int i = all.indexOf('/'); i >= 0 && i + 1 < length; i = all.indexOf('/', i + 1)) {
      if (!FIRST[bytes[i + 1] & 0xff]) {
        continue;
      }
      int letters = 0;
      int at = i + 1;
      while (at < length && letters < LONGEST && isRegular(bytes[at])) {
        int escaped = bytes[at] == '#' ? octet(bytes, at + 1, length) : -1;
        name[letters++] = escaped < 0 ? bytes[at] : (byte) escaped;
        at += escaped < 0 ? 1 : 3;
      }
      if (letters > 1 && letters <= LONGEST_KNOWN) {
        String text = new String(name, 0, letters, StandardCharsets.ISO_8859_1);
        if (MEANINGS.containsKey(text)) {
          found.add(text);
        } else if (text.equals(FONT)) {
          fonts = true;
        } else if (inflate && text.equals("ObjStm")) {
          objectStream(bytes, at);
        }
      }
    }
  }

  private void objectStream(byte[] bytes, int from) {
    int start = streamStart(bytes, from);
    if (start < 0 || tooLarge()) {
      return;
    }
    streamsLeft--;
    String dictionary =
        new String(bytes, from, start - from, StandardCharsets.ISO_8859_1).replace(PARAMETERS, "");
    if (dictionary.indexOf(DECODED) != dictionary.lastIndexOf(DECODED)) {
      packedTwice(bytes, start);
      return;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, start, bytes.length - start);
      byte[] objects = new byte[64 << 10];
      int held = 0;
      while (!inflater.finished() && inflatedLeft > 0) {
        int read = inflater.inflate(objects, held, objects.length - held);
        if (read == 0) {
          break;
        }
        inflatedLeft -= read;
        held += read;
        if (held == objects.length) {
          scan(objects, held, false);
          // A name may stand across the edge.
          System.arraycopy(objects, held - LONGEST, objects, 0, LONGEST);
          held = LONGEST;
        }
      }
      opaque |= inflater.getBytesWritten() == 0;
      scan(objects, held, false);
    } catch (DataFormatException _) {
      opaque = true; // another filter, or encrypted
    } finally {
      inflater.end();
    }
  }

  /// No program writes that; whoever does hides the names in it.
  private void packedTwice(byte[] bytes, int start) {
    opaque = true;
    try (InputStream twice =
        new InflaterInputStream(
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, start, bytes.length - start)))) {
      byte[] objects = twice.readNBytes(Math.min(inflatedLeft, TWICE));
      inflatedLeft -= objects.length;
      scan(objects, objects.length, false);
    } catch (IOException _) {
      // by other filters
    }
  }

  /// The first octet of the stream whose dictionary is being read at `from`.
  private static int streamStart(byte[] bytes, int from) {
    int end = Math.min(bytes.length - 8, from + DICTIONARY);
    for (int i = from; i < end; i++) {
      if (bytes[i] == 's'
          && bytes[i + 1] == 't'
          && bytes[i + 2] == 'r'
          && bytes[i + 3] == 'e'
          && bytes[i + 4] == 'a'
          && bytes[i + 5] == 'm') {
        int start = i + 6;
        while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
          start++;
        }
        return start;
      }
    }
    return -1;
  }

  private static int octet(byte[] bytes, int at, int length) {
    if (at + 1 >= length) {
      return -1;
    }
    int high = Character.digit(bytes[at], 16);
    int low = Character.digit(bytes[at + 1], 16);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  /// Neither white space nor a delimiter (§7.2.3).
  private static boolean isRegular(byte b) {
    return b > ' ' && b < 0x7f && !DELIMITER[b];
  }

  private static boolean[] octets(String characters) {
    boolean[] octets = new boolean[256];
    characters.chars().forEach(c -> octets[c] = true);
    return octets;
  }
}
