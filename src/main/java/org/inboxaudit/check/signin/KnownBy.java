package org.inboxaudit.check.signin;

import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;

/// By which way sign-ins came to be known, and of which time.
///
/// @param spans by [#OPERATORS] or [#BROUGHT]
record KnownBy(SortedMap<String, Span> spans) {
  static final String OPERATORS = "operator";
  static final String BROUGHT = "brought";

  /// In seconds since 1970.
  ///
  /// @param first the earliest sign-in
  /// @param hours in how many hours somebody signed in, or was refused
  record Span(EvidenceRef first, long hours, long firstAt, long lastAt) {
    private Span and(Span other) {
      boolean mine = Order.precedes(first, firstAt, other.first, other.firstAt);
      return new Span(
          mine ? first : other.first,
          hours + other.hours,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt));
    }
  }

  static KnownBy nothing() {
    return new KnownBy(new TreeMap<>());
  }

  KnownBy and(SignIn signIn) {
    Span span =
        new Span(signIn.ref(), 1, signIn.at().getEpochSecond(), signIn.until().getEpochSecond());
    spans.merge(signIn.isBrought() ? BROUGHT : OPERATORS, span, Span::and);
    return this;
  }
}
