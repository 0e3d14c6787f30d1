package org.inboxaudit.extract.message;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletAddressesTest {

  /// The addresses of the specifications and of the first block.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      })
  void findsAWalletInASentence(String wallet) {
    assertTrue(WalletAddresses.standIn("Pay 900 dollars to " + wallet + ", now."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "0x0000000000000000000000000000000000000000",
        "1234567890123456789012345678901234",
        "Donaudampfschifffahrtsgesellschaft"
      })
  void leavesWhatOnlyHasTheShape(String token) {
    assertFalse(WalletAddresses.standIn("Order " + token + " was sent."));
  }

  @Test
  void triesOnlySoMany() {
    String many = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb ".repeat(2_000);
    assertFalse(WalletAddresses.standIn(many + "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
  }
}
