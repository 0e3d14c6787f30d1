package org.inboxaudit.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Marks what only those may ask who hold the key of the intake. No session opens it.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface IntakeKey {}
