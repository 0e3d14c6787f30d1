package org.inboxaudit.sample;

import java.util.List;
import java.util.stream.IntStream;

/// The invented organisation that all sample owners work for, and those it writes with.
public final class MountainSchool {
  public static final String DOMAIN = "mountain-school.example";
  public static final Person COLLEAGUE = new Person("School Office", "office@" + DOMAIN);
  public static final Person BOOKKEEPER = new Person("Bookkeeper", "bookkeeper@" + DOMAIN);

  private MountainSchool() {}

  public static Person owner(String localPart) {
    return new Person("Programme Coordinator", localPart + "@" + DOMAIN);
  }

  /// Twenty-four people the owner has long written with.
  public static List<Person> correspondents() {
    List<Person> roles =
        List.of(
            COLLEAGUE,
            BOOKKEEPER,
            new Person("Librarian", "librarian@" + DOMAIN),
            new Person("Translator", "translator@reading-books.example"),
            new Person("Programme Officer", "programme.officer@donor-house.example"),
            new Person("Editor", "editor@press-desk.example"),
            new Person("Clinic", "reception@valley-clinic.example"),
            new Person("Bus Company", "bookings@mountain-bus.example"),
            new Person("Printer", "orders@print-shop.example"),
            new Person("Settlement Office", "office@settlement.example"),
            new Person("Former Pupil", "pupil@student-mail.example"),
            new Person("Aunt", "aunt@family-mail.example"));
    List<Person> teachers =
        IntStream.rangeClosed(1, 12)
            .mapToObj(n -> new Person("Teacher " + n, "teacher" + n + "@valley-school.example"))
            .toList();
    return java.util.stream.Stream.concat(roles.stream(), teachers.stream()).toList();
  }
}
