package org.inboxaudit.check.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  private static final AuditContext CONTEXT =
      CheckTester.context(
          new Owner(
              Set.of(
                  EmailAddress.of("tenzin.dolma@school.example"),
                  EmailAddress.of("tdolma88@gmail.com"),
                  EmailAddress.of("info@school.example")),
              Set.of(new Domain("mountain-school.example")),
              false,
              List.of()));

  @ParameterizedTest
  @CsvSource({
    "tenzin.dolma@gmail.com, NAMESAKE",
    "tenzindolma2@proton.me, NAMESAKE",
    "tenzin_dolma@newschool.example, NAMESAKE",
    "tdolma@gmail.com, NAMESAKE",
    "tenzin.dolma@schoo1.example, LOOK_ALIKE",
    "tenzin.dolma@shcool.example, LOOK_ALIKE",
    "anybody@mountainschool.example, LOOK_ALIKE",
    "anybody@rnountain-school.example, LOOK_ALIKE",
    "anybody@xn--schl-75da.example, LOOK_ALIKE",
    "tdoIma88@gmail.com, LOOK_ALIKE",
    "tdolna88@gmail.com, LOOK_ALIKE",
    "tdolma@gmail.co, LOOK_ALIKE",
    "drop@elsewhere.example, NONE",
    "info@gmail.com, NONE",
    "info@elsewhere.example, NONE",
    "tdolma88x@yahoo.com, NONE",
    "office@gmx.de, NONE"
  })
  void tellsASecondAccountFromATrick(String address, Likeness expected) {
    assertEquals(expected, Likeness.of(EmailAddress.of(address), CONTEXT));
  }
}
