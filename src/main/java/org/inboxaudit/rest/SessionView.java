package org.inboxaudit.rest;

import java.time.Instant;

/// A guest session.
///
/// @param token to be sent as `Authorization: Bearer …`; to be kept in memory only
/// @param expiresAt when it ends by itself
public record SessionView(String token, Instant expiresAt) {}
