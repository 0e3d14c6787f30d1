package org.inboxaudit.sample;

import static org.inboxaudit.sample.Correspondence.BASE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.extract.attachment.SampleFiles;

/// A mailbox of any size, one message at a time, so that it needs no memory: ten years of mail of
/// 1–2 kB each, a tenth of it with a small file.
///
/// Planted through it: one message in two thousand carries a program under a double extension.
final class LargeMailbox implements Iterator<SampleMessage> {
  /// Every so many messages there is something to be found.
  static final int PLANTED_EVERY = 2_000;

  private static final int PEOPLE = 400;
  private static final byte[] PICTURE = new byte[600];

  private final long total;
  private final Random random;
  private final Person owner = MountainSchool.owner("archive");
  private final Duration step;
  private long written;

  LargeMailbox(int messages, long seed) {
    total = messages;
    random = new Random(seed);
    step = Duration.ofDays(3650).dividedBy(Math.max(1, messages));
  }

  @Override
  public boolean hasNext() {
    return written < total;
  }

  @Override
  public SampleMessage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long number = written++;
    Instant at = BASE.minus(Duration.ofDays(3650)).plus(step.multipliedBy(number));
    boolean sent = number % 4 == 3;
    Person other = person(random.nextInt(PEOPLE));
    MailText mail =
        new MailText()
            .header("Message-ID", "<" + number + ".large@" + (sent ? owner : other).domain() + ">")
            .date(at.atOffset(ZoneOffset.UTC))
            .from(sent ? owner : other)
            .to(sent ? other : owner)
            .header("User-Agent", "Mozilla Thunderbird")
            .subject("Letter " + number)
            .text("A line of everyday mail, about the weather.\n".repeat(18 + random.nextInt(20)));
    enclose(mail, number, sent);
    String folder = sent ? "Sent" : number % 5 == 0 ? "Archive" : "INBOX";
    Set<MessageFlag> flags = number % 7 == 0 ? Set.of() : Set.of(MessageFlag.SEEN);
    return new SampleMessage(folder, flags, at, mail.bytes());
  }

  private static void enclose(MailText mail, long number, boolean sent) {
    if (number % PLANTED_EVERY == PLANTED_EVERY / 2) {
      mail.attach("receipt.pdf.exe", "application/octet-stream", SampleFiles.program());
    } else if (number % 10 == 0 && !sent) {
      mail.attach("photo-" + number + ".png", "image/png", PICTURE);
    } else if (number % 10 == 5) {
      mail.attach("letter-" + number + ".pdf", "application/pdf", SampleFiles.plainPdf());
    }
  }

  private static Person person(int number) {
    return new Person("Correspondent " + number, "person" + number + "@many-people.example");
  }
}
