package org.inboxaudit.audit.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.check.IndicatorSet;

/// Reads one set: a file, or all files of a folder whose form is known.
final class SetReader {
  private static final int DEPTH = 8;
  private static final int FILES = 10_000;
  private static final long OCTETS = 64L << 20;
  private static final int ID_LENGTH = 8;

  private SetReader() {}

  /// @throws IllegalArgumentException with one sentence for the operator
  static void read(Path path, Intake intake) {
    SetDescription about = SetDescription.beside(path);
    List<Path> files = files(path);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(about.toString().getBytes(StandardCharsets.UTF_8));
      intake.begin();
      for (Path file : files) {
        byte[] octets = octets(file);
        digest.update(octets);
        if (!IndicatorFile.read(octets, intake)) {
          if (file.equals(path)) {
            throw IndicatorSets.wrong(path, "is in no form that is known, or is damaged");
          }
          intake.passedOver();
        }
      }
      String id = HexFormat.of().formatHex(digest.digest()).substring(0, ID_LENGTH);
      intake.end(
          new IndicatorSet(
              id,
              about.name(),
              about.publisher(),
              about.licence(),
              about.tlp().and(intake.tlp()),
              about.date()));
    } catch (TooManyException e) {
      throw IndicatorSets.wrong(path, "holds more indicators than may be kept: " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] octets(Path file) {
    try {
      if (Files.size(file) > OCTETS) {
        throw IndicatorSets.wrong(file, "is larger than 64 MB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw IndicatorSets.wrong(file, "may not be read");
    }
  }

  /// In one order on every machine. What is hidden, and what a link leads to, is left alone.
  private static List<Path> files(Path path) {
    if (!Files.isReadable(path) || !(Files.isRegularFile(path) || Files.isDirectory(path))) {
      throw IndicatorSets.wrong(path, "is not there or may not be read");
    }
    try (Stream<Path> found = Files.walk(path, DEPTH)) {
      List<Path> files =
          found
              .filter(Files::isRegularFile)
              .filter(file -> file.equals(path) || !isHidden(path.relativize(file)))
              .limit(FILES + 1L)
              .sorted()
              .toList();
      if (files.size() > FILES) {
        throw IndicatorSets.wrong(path, "holds more than " + FILES + " files");
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw IndicatorSets.wrong(path, "may not be read");
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path step : relative) {
      if (step.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /// There is no room for another indicator.
  static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyException(String limit) {
      super(limit);
    }
  }
}
