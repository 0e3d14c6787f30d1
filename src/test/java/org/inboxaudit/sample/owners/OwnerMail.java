package org.inboxaudit.sample.owners;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.sample.MountainSchool;
import org.inboxaudit.sample.Person;

/// The mail of one invented owner, the same at every run.
///
/// Numbers in a folder grow with time, now and then leaving a few out: spam that was thrown away.
/// Where rules file, nothing was changed after a message came.
final class OwnerMail {
  private static final ZoneOffset HOME = ZoneOffset.ofHoursMinutes(5, 30);
  private static final List<String> SUBJECTS =
      List.of(
          "Timetable for the winter term",
          "Bus for the teachers",
          "Minutes of Tuesday",
          "Photographs of the opening",
          "Translation of the reading book",
          "Visit in spring",
          "Guest room",
          "Library shelves",
          "New phone number",
          "Thank you");

  private static final Set<FolderRole> FILED_BY_RULES =
      Set.of(FolderRole.ARCHIVE, FolderRole.OTHER);

  private final Person owner;
  private final Random random;
  private final List<Letter> letters = new ArrayList<>();
  private final Map<Letter, Function<Message, Evidence>> contents = new LinkedHashMap<>();

  OwnerMail(Person owner, long seed) {
    this.owner = owner;
    this.random = new Random(seed);
  }

  /// Three years of everyday mail of somebody at the school.
  static OwnerMail ofThreeYears(String localPart, long seed) {
    OwnerMail mail = new OwnerMail(MountainSchool.owner(localPart), seed);
    Instant first = Instant.parse("2023-04-01T03:00:00Z");
    Instant last = Instant.parse("2026-06-02T10:00:00Z");
    mail.converse(MountainSchool.correspondents(), first, last, 3);
    return mail;
  }

  Person owner() {
    return owner;
  }

  /// A letter to and fro with each of these people, `rounds` times: the first at `from`, the last
  /// shortly before `until`. One in eight gets no answer.
  void converse(List<Person> people, Instant from, Instant until, int rounds) {
    Duration step = Duration.between(from, until).dividedBy((long) rounds * people.size());
    Instant at = from;
    for (int round = 0; round < rounds; round++) {
      for (Person person : people) {
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        Instant morning = at.plus(Duration.ofMinutes(random.nextInt(180)));
        received(person, morning, subject);
        if (round == 0 || random.nextInt(8) > 0) {
          sent(person, morning.plus(Duration.ofHours(5)), "Re: " + subject);
        }
        at = at.plus(step);
      }
    }
  }

  /// A letter that came in.
  Letter received(Person from, Instant at, String subject) {
    return add(new Letter(id(), from, owner.address(), at, subject));
  }

  /// A letter the owner wrote with their own mail program.
  Letter sent(Person to, Instant at, String subject) {
    return add(new Letter(id(), owner, to.address(), at, subject))
        .in("Sent")
        .zone(HOME)
        .header("user-agent", "Mozilla Thunderbird");
  }

  /// Lets everything that came in so far carry the trace of a delivery.
  void delivered() {
    letters.stream()
        .filter(letter -> role(letter.folder()) != FolderRole.SENT)
        .forEach(letter -> letter.header("return-path", "<bounces@carrier.example>"));
  }

  /// Says what reading the whole of a letter tells.
  void tells(Letter letter, Function<Message, Evidence> content) {
    contents.put(letter, content);
  }

  private Letter add(Letter letter) {
    letters.add(letter);
    return letter;
  }

  /// Begins with a letter that is no digit of hexadecimal: all ids of a program look alike.
  private String id() {
    return "m%07x".formatted(random.nextInt(1 << 28));
  }

  /// Everything by folder, in the order in which it came.
  Told tell() {
    Map<String, List<Letter>> folders = new TreeMap<>();
    letters.stream()
        .sorted(Comparator.comparing(Letter::at))
        .forEach(l -> folders.computeIfAbsent(l.folder(), _ -> new ArrayList<>()).add(l));
    Map<Letter, Message> told = new LinkedHashMap<>();
    Map<String, Long> counts = new HashMap<>();
    folders.forEach(
        (folder, inIt) -> {
          told.putAll(number(inIt, role(folder)));
          counts.put(folder, (long) inIt.size());
        });
    return new Told(
        counts,
        List.copyOf(told.values()),
        contents.entrySet().stream()
            .map(content -> content.getValue().apply(message(told, content.getKey())))
            .toList());
  }

  private Map<Letter, Message> number(List<Letter> inIt, FolderRole role) {
    Map<Letter, Message> numbered = new LinkedHashMap<>();
    long uid = 0;
    for (Letter letter : inIt) {
      uid += random.nextInt(12) == 0 ? 2 + random.nextInt(3) : 1;
      OptionalLong modSeq =
          FILED_BY_RULES.contains(role) ? OptionalLong.of(100 + 2 * uid) : OptionalLong.empty();
      numbered.put(letter, letter.build(role, uid, modSeq));
    }
    return numbered;
  }

  private static Message message(Map<Letter, Message> told, Letter letter) {
    return Optional.ofNullable(told.get(letter)).orElseThrow();
  }

  static FolderRole role(String folder) {
    return switch (folder.toUpperCase(Locale.ROOT)) {
      case "INBOX" -> FolderRole.INBOX;
      case "SENT" -> FolderRole.SENT;
      case "DRAFTS" -> FolderRole.DRAFTS;
      case "TRASH" -> FolderRole.TRASH;
      case "JUNK" -> FolderRole.JUNK;
      case "ARCHIVE" -> FolderRole.ARCHIVE;
      default -> FolderRole.OTHER;
    };
  }

  /// @param counts how many messages lie in each folder
  /// @param contents what reading the whole of some of them tells
  record Told(Map<String, Long> counts, List<Message> messages, List<Evidence> contents) {}
}
