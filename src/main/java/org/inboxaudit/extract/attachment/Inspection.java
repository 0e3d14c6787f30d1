package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Raw;

/// The walk through one part of a message: what was said so far, and what the limits still allow.
///
/// The limits hold for the whole walk, however deep it is: a thousand archives of a thousand files
/// each are one bomb, not a thousand small ones.
final class Inspection {

  /// Growth is not judged before this much was decompressed.
  private static final long UNJUDGED_GROWTH = 1 << 20;

  /// Longer names keep their end, where the extension is.
  private static final int NAME_LENGTH = 255;

  private final Message message;
  private final String section;
  private final ExtractLimits limits;
  private final List<Observation> said = new ArrayList<>();
  private final Set<String> places = new HashSet<>();
  private long bytesLeft;
  private int filesLeft;
  private boolean exhausted;
  private long unreadable;
  private long beyondLimit;
  private long headOnly;

  Inspection(Raw.RawPart raw, ExtractLimits limits, long inputBytes) {
    this.message = raw.message();
    this.section = raw.part().section();
    this.limits = limits;
    this.filesLeft = limits.entries();
    this.bytesLeft = Math.min(limits.totalBytes(), UNJUDGED_GROWTH + inputBytes * limits.ratio());
  }

  /// A file to be looked at.
  ///
  /// @param whole false if `bytes` are only the head of it
  /// @param known what the way it came already shows
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Found(
      String name,
      List<String> containers,
      String declaredType,
      byte[] bytes,
      boolean whole,
      long size,
      Set<AttachmentTrait> known) {
    Found(
        String name,
        List<String> containers,
        String declaredType,
        byte[] bytes,
        boolean whole,
        long size) {
      this(name, containers, declaredType, bytes, whole, size, Set.of());
    }
  }

  /// What was read of one entry.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Taken(byte[] bytes, boolean whole) {}

  /// Looks at a file and at everything in it.
  void file(Found found) {
    int place = said.size();
    FileType type = FileType.of(found.bytes(), found.name(), found.declaredType());
    Examined file = new Examined(shortened(found.name()), found.containers(), found.bytes(), type);
    file.traits.addAll(found.known());
    if (found.declaredType().equals("message/partial")) {
      unreadable(1); // a piece of a message, the rest of which came in others (RFC 2046 §5.2.2)
    }
    if (found.whole()) {
      lookInside(file, type);
    } else if (type == FileType.ZIP && !ZipContents.beginsAsDocument(found.bytes())) {
      file.traits.add(AttachmentTrait.CONTAINER);
    }
    Disguise.addMismatch(file, type, found.declaredType());
    said.add(
        place,
        new Attachment(
            new EvidenceRef(
                message.ref().source(), EvidenceKind.ATTACHMENT, message.ref().key(), part(file)),
            message,
            file.name,
            file.containers,
            found.declaredType(),
            file.mediaType,
            found.size(),
            found.whole() ? sha256(found.bytes()) : "",
            file.traits,
            file.links,
            file.words.kinds(),
            ""));
  }

  /// Looks at one file of a container.
  ///
  /// @return false if the limits allow no further file
  boolean entry(Examined container, String name, Taken taken, long size) {
    return entry(container, name, taken, size, Set.of());
  }

  /// Looks at one file of a container, of which something is known already.
  boolean entry(
      Examined container, String name, Taken taken, long size, Set<AttachmentTrait> known) {
    if (filesLeft == 0 || container.containers.size() >= limits.depth()) {
      beyondLimit(Gap.UNKNOWN);
      return false;
    }
    filesLeft--;
    List<String> containers = new ArrayList<>(container.containers);
    containers.add(container.name);
    file(
        new Found(
            name,
            containers,
            "",
            taken.bytes(),
            taken.whole(),
            taken.whole() ? taken.bytes().length : Math.max(size, taken.bytes().length),
            known));
    return !exhausted;
  }

  /// Tells of a file of which nothing but the name can be read.
  ///
  /// @return false if the limits allow no further file
  boolean named(Examined container, String name, long size) {
    unreadable(1);
    return entry(container, name, new Taken(new byte[0], false), size);
  }

  /// A stretch of a file as one of the files in it, as far as the limits allow.
  Taken stretch(byte[] bytes, long from, long length) throws IOException {
    int start = Octets.place(bytes, from);
    int end = (int) Math.min(bytes.length, start + Math.max(length, 0));
    Taken taken = take(new ByteArrayInputStream(bytes, start, end - start));
    return new Taken(taken.bytes(), taken.whole() && end - start == length);
  }

  /// Reads one entry as far as the limits allow. Sizes that a container states are not believed.
  Taken take(InputStream content) throws IOException {
    long allowed = Math.min(limits.bytes(), bytesLeft);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
      if (bytes.size() + read > allowed) {
        bytes.write(buffer, 0, (int) (allowed - bytes.size()));
        exhausted |= allowed == bytesLeft;
        bytesLeft -= allowed;
        beyondLimit(exhausted ? Gap.UNKNOWN : 1);
        return new Taken(bytes.toByteArray(), false);
      }
      bytes.write(buffer, 0, read);
    }
    bytesLeft -= bytes.size();
    return new Taken(bytes.toByteArray(), true);
  }

  /// Only the head of the part was asked for, and more of it would have told more.
  void headOnly() {
    headOnly++;
  }

  /// Some files could not be read; [Gap#UNKNOWN] if nobody can tell how many.
  void unreadable(long files) {
    unreadable = sum(unreadable, files);
  }

  /// A limit of ours kept us from reading some files.
  void beyondLimit(long files) {
    beyondLimit = sum(beyondLimit, files);
  }

  /// Everything found, and what was missed.
  List<Observation> said() {
    List<Observation> all = new ArrayList<>(said);
    gap(all, Gap.Reason.UNREADABLE, unreadable);
    gap(all, Gap.Reason.LIMIT_REACHED, beyondLimit);
    gap(all, Gap.Reason.SAMPLED, headOnly);
    return all;
  }

  private void lookInside(Examined file, FileType type) {
    int before = said.size();
    long told = unreadable;
    try {
      Contents.read(file, type, this);
      if (type.isArchive() && said.size() == before && unreadable == told) {
        unreadable(1); // an archive of nothing is not how people send one
      }
    } catch (MalformedFile _) {
      file.traits.add(AttachmentTrait.MALFORMED);
      unreadable(1);
    } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError cause) {
      // A parser that gave up leaves the file's name and type standing. The last of these is a
      // decompressor that is not on board.
      unreadable(1);
    }
  }

  /// `2!inner.zip!run.exe`; a second file of the same name gets a number, so that no two share a
  /// reference.
  private String part(Examined file) {
    StringBuilder path = new StringBuilder(section);
    for (int i = 1; i < file.containers.size(); i++) {
      path.append('!').append(file.containers.get(i));
    }
    if (!file.containers.isEmpty()) {
      path.append('!').append(file.name);
    }
    String part = path.toString();
    for (int n = 2; !places.add(part); n++) {
      part = path + "#" + n;
    }
    return part;
  }

  private static String shortened(String name) {
    return name.length() <= NAME_LENGTH ? name : name.substring(name.length() - NAME_LENGTH);
  }

  private static void gap(List<Observation> all, Gap.Reason reason, long items) {
    if (items != 0) {
      all.add(new Gap(EvidenceKind.ATTACHMENT, reason, "", items));
    }
  }

  private static long sum(long one, long other) {
    return one == Gap.UNKNOWN || other == Gap.UNKNOWN ? Gap.UNKNOWN : one + other;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("every JDK has SHA-256", cause);
    }
  }
}
