package org.inboxaudit.rest;

import jakarta.ws.rs.core.HttpHeaders;

/// Reads which languages a request wishes to be answered in (RFC 9110 §12.5.4).
public final class AcceptLanguage {

  private AcceptLanguage() {}

  /// The value of the header; empty if there is none.
  public static String of(HttpHeaders headers) {
    String languages = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    return languages == null ? "" : languages;
  }
}
