package org.inboxaudit.rest;

import java.util.Arrays;
import java.util.Locale;

/// What is wrong with one field of a request: a closed list, for programs.
public enum FieldCode {
  REQUIRED,
  WRONG_TYPE,
  TOO_LONG,
  TOO_MANY,
  OUT_OF_RANGE,
  /// Not one of the values that are allowed here.
  UNKNOWN_VALUE,
  /// There is no field of this name here.
  UNKNOWN_FIELD,
  NOT_AN_ADDRESS,
  NOT_A_DOMAIN,
  NOT_A_DURATION,
  NOT_A_DATE,
  NOT_A_NETWORK,
  NOT_BASE64,
  /// Another field of the request rules this one out.
  NOT_TOGETHER,
  /// The text that was agreed to is not the one that holds now: it must be shown again.
  OTHER_TEXT;

  // The names by which constraint annotations refer to the codes, which must be constants.
  static final String IS_REQUIRED = "required";
  static final String IS_TOO_LONG = "too-long";
  static final String IS_TOO_MANY = "too-many";
  static final String IS_OUT_OF_RANGE = "out-of-range";
  static final String IS_UNKNOWN_VALUE = "unknown-value";

  /// As it stands in an answer: `not-an-address`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The code of this word; [#OUT_OF_RANGE] for a word that is none.
  static FieldCode of(String word) {
    return Arrays.stream(values())
        .filter(code -> code.word().equals(word))
        .findFirst()
        .orElse(OUT_OF_RANGE);
  }
}
