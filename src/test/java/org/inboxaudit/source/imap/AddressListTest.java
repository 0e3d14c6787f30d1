package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.source.imap.AddressList.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a@example.org| |a@example.org",
        "<a@example.org>| |a@example.org",
        "A Person <a@example.org>|A Person|a@example.org",
        "\"Person, A\" <a@example.org>|Person, A|a@example.org",
        "\"A \\\"P\\\" B\" <a@example.org>|A \"P\" B|a@example.org",
        "=?utf-8?Q?J=C3=B6rg?= <a@example.org>|Jörg|a@example.org",
        "a@example.org (A Person)| |a@example.org",
        "Team: a@example.org| |a@example.org",
        "Team: A Person <a@example.org>|A Person|a@example.org",
        "\"b@elsewhere.example\" <a@example.org>|b@elsewhere.example|a@example.org"
      })
  void readsOneMember(String field, String name, String address) {
    assertEquals(List.of(new Mailbox(name == null ? "" : name, address)), AddressList.parse(field));
  }

  @Test
  void cutsAListIntoItsMembers() {
    assertEquals(
        List.of("a@example.org", "b@example.org", "c@example.org", "d@example.org"),
        AddressList.parse(
                "a@example.org, \"x, y\" <b@example.org>,, Team: c@example.org, d@example.org;")
            .stream()
            .map(Mailbox::address)
            .toList());
  }

  @Test
  void aQuoteThatIsNeverClosedHidesNoOtherMember() {
    assertEquals(
        "b@example.org",
        AddressList.parse("\"broken <a@example.org>, b@example.org").getLast().address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a x ", "<", "(", "\"\\", "a:", "\"", "(a,", "\",", "a@b,"})
  void endsSoonHoweverLongAFieldIs(String piece) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> AddressList.parse(piece.repeat(100_000)));
  }

  @Property(tries = 1_000)
  void neverFails(@ForAll String field) {
    AddressList.parse(field);
  }
}
