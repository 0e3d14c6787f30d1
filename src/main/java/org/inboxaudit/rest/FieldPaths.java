package org.inboxaudit.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Says which field of a request is meant, by the names the request uses.
final class FieldPaths {
  private static final int LONGEST_NAME = 64;

  private FieldPaths() {}

  static List<Problem.FieldError> of(Collection<? extends ConstraintViolation<?>> violations) {
    return violations.stream()
        .map(
            violation ->
                new Problem.FieldError(
                    of(violation.getPropertyPath()), FieldCode.of(violation.getMessage()).word()))
        .sorted(
            Comparator.comparing(Problem.FieldError::field).thenComparing(Problem.FieldError::code))
        .toList();
  }

  /// The path of a field that could not be read. Its last name may be one that we do not know; it
  /// is said back only if it could be one of ours.
  static String of(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      String name = step.getFieldName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        append(path, couldBeOurs(name) ? name : "?");
      }
    }
    return path.toString();
  }

  private static boolean couldBeOurs(String name) {
    return name.length() <= LONGEST_NAME
        && name.chars().allMatch(c -> c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
  }

  private static String of(Path steps) {
    StringBuilder path = new StringBuilder();
    for (Path.Node step : steps) {
      if (step.getIndex() != null) {
        path.append('[').append(step.getIndex()).append(']');
      }
      if (step.getKind() == ElementKind.PROPERTY) {
        append(path, snakeCase(step.getName()));
      }
    }
    return path.toString();
  }

  private static void append(StringBuilder path, String name) {
    if (!path.isEmpty()) {
      path.append('.');
    }
    path.append(name);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
