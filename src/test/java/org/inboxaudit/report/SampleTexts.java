package org.inboxaudit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The English texts of the product, with made-up texts for the checks of [SampleReport].
final class SampleTexts {
  static final Path FOLDER = Path.of("src/main/resources/texts");

  private static final String CHECKS =
      """
      attachment-program.blind = It cannot look into files that are locked.
      attachment-program.manual = Look for files that ask you to run something. Do not open them.
      attachment-program.title = A program came as a file
      exposure-people.found = Your mailbox holds addresses of {people} people.
      exposure-people.found.at-least = Your mailbox holds addresses of at least {people} people.
      exposure-people.remedy = Warn the people most at risk by another way.
      exposure-people.title = People in your mailbox
      message-not-yours.blind = It cannot see mail that was deleted.
      message-not-yours.title = Mail you did not write
      rule-external-forward.found = A mail rule sends your mail to {target}.
      rule-external-forward.found.no-copy = A mail rule sends your mail to {target} and keeps none.
      rule-external-forward.manual = Open your mail settings and read every forwarding address.
      rule-external-forward.normal = You may have set this up yourself, for a second mailbox.
      rule-external-forward.remedy = Delete the rule first. Then set a new password and sign out everywhere.
      rule-external-forward.title = Your mail is sent on to another address
      rule-external-forward.why = Who reads that address reads your mail, even after you change the password.
      rule-hides-mail.found = A mail rule moves mail to the folder {folder}.
      rule-hides-mail.manual = Open your mail settings and read every rule that moves mail.
      rule-hides-mail.normal = You may sort newsletters this way.
      rule-hides-mail.remedy = Look into that folder. Delete the rule if it is not yours.
      rule-hides-mail.title = Mail is moved where you seldom look
      rule-hides-mail.why = Somebody may hide letters from you.
      signin-new-place.manual = Open the list of recent sign-ins of your provider.
      signin-new-place.title = Sign-ins from new places
      signin-notice.manual = Search your mail for alerts about sign-ins.
      signin-notice.title = Alerts about sign-ins
      """;

  private SampleTexts() {}

  static Texts english() {
    List<String> files = new ArrayList<>();
    for (String name : List.of("consent", "gaps", "page", "problems", "report")) {
      files.add(file("en", name));
    }
    files.add(CHECKS);
    return TextBundle.parse("en", files, Optional.empty());
  }

  static String file(String language, String name) {
    try {
      return Files.readString(FOLDER.resolve(language).resolve(name + ".properties"));
    } catch (IOException e) {
      throw new IllegalStateException("no texts " + language + "/" + name, e);
    }
  }
}
