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

  /// The path of a field that could not be read. It holds names of ours only: an unknown name ends
  /// the reading with another problem.
  static String of(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      String name = step.getFieldName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        append(path, name);
      }
    }
    return path.toString();
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
