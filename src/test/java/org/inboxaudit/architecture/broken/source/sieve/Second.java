package org.inboxaudit.architecture.broken.source.sieve;

/// The connector that is leant on.
public final class Second {}
