package org.inboxaudit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.inboxaudit.bench.LetterFiles.File;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.SampleContainers;
import org.inboxaudit.extract.attachment.SampleFiles;
import org.inboxaudit.extract.attachment.Triage;
import org.inboxaudit.extract.hostile.Inputs;
import org.inboxaudit.source.ForkedExtractor;
import org.inboxaudit.source.ParserExtractors;

/// Attachments of all kinds through one real parser process, beside clamd over its socket; and the
/// first look at a file (type, directory of an archive, names in a PDF, fingerprint), beside the
/// fingerprint alone.
final class ManyFiles implements Figure {
  private static final int FILES = 400;
  private static final MailProfile PROFILE = new MailProfile("files", 0, 5, 5_000, 2_000_000, 2);

  @Override
  public String name() {
    return "attachments";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    List<File> files = files();
    Path directory =
        Path.of(Workbench.setting("BENCH_DIR", "target/bench")).toAbsolutePath().resolve("files");
    long octets = store(files, directory.resolve("files"));
    long deep = files.stream().filter(ManyFiles::isForDeepParsers).count();
    try (ClamDaemon daemon = ClamDaemon.start(directory);
        ForkedExtractor extractor = ParserExtractors.real(1)) {
      Rounds rounds =
          bench.rounds(
              new Way("ours", () -> extract(extractor, files)),
              new Way("clamdscan", () -> daemon.scan(directory.resolve("files"))),
              new Way("triage", () -> triage(files)),
              new Way("sha-256", () -> hash(files)));
      double ours = rounds.median("ours", Taken::wall);
      double theirs = rounds.median("clamdscan", Taken::wall);
      bench.say(
          "  %d files, %.0f MB; clamdscan %.0f files and %.0f MB a second; to deep parsers %.2f"
              .formatted(
                  FILES,
                  octets / 1e6,
                  FILES / theirs,
                  octets / 1e6 / theirs,
                  deep / (double) FILES));
      return List.of(
          Line.atLeast("attachments-per-second", FILES / ours, 100),
          Line.atLeast("attachments-megabytes-per-second", octets / 1e6 / ours, 50),
          Line.atMost(
              "attachments-clock-to-clamd", rounds.ratio("ours", "clamdscan", Taken::wall), 1),
          Line.atMost("triage-to-sha-256", rounds.ratio("triage", "sha-256", Taken::wall), 2),
          Line.atMost("attachments-for-deep-parsers", deep / (double) FILES, 0.5));
    }
  }

  /// Mostly what people send, and one in eight of what attackers do, harmless.
  private static List<File> files() {
    LetterFiles usual = new LetterFiles(PROFILE, new SplittableRandom(PROFILE.seed()));
    List<File> odd =
        List.of(
            new File("a.rtf", "application/rtf", SampleFiles.rtfWithHiddenEquationObject()),
            new File("a.docm", "application/msword", SampleFiles.macroDocument()),
            new File("a.7z", "", SampleContainers.sevenZip("a.exe", SampleFiles.program())),
            new File("a.tgz", "", SampleContainers.tarGz("a.txt", new byte[50_000])),
            new File("a.eml", "message/rfc822", SampleContainers.message("a.exe", new byte[9_000])),
            new File("a.lnk", "", SampleFiles.shortcut()),
            new File("a.xls", "", SampleFiles.macroSheetWorkbook()),
            new File(
                "a.msg", "", SampleContainers.outlookMessage("a.pdf", SampleFiles.plainPdf())));
    List<File> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(i % 8 == 0 ? odd.get(i / 8 % odd.size()) : usual.next());
    }
    return files;
  }

  private static long store(List<File> files, Path directory) throws IOException {
    Files.createDirectories(directory);
    long octets = 0;
    for (int i = 0; i < files.size(); i++) {
      Files.write(directory.resolve(i + "-" + files.get(i).name()), files.get(i).octets());
      octets += files.get(i).octets().length;
    }
    return octets;
  }

  /// Whether the first look at a file leaves something for a parser of its format to find.
  private static boolean isForDeepParsers(File file) {
    Raw.RawPart raw = Inputs.head(file.name(), file.mediaType(), file.octets());
    return Triage.leavesMore(raw.part(), file.octets());
  }

  private static void extract(ForkedExtractor extractor, List<File> files)
      throws InterruptedException {
    for (File file : files) {
      Extracted extracted =
          extractor.extract(Inputs.file(file.name(), file.octets()), ExtractLimits.DEFAULT);
      if (!(extracted instanceof Extracted.Facts)) {
        throw new IllegalStateException("not read: " + file.name());
      }
    }
  }

  private static void triage(List<File> files) throws Exception {
    for (File file : files) {
      Triage.look(file.name(), file.octets());
    }
  }

  private static void hash(List<File> files) throws Exception {
    for (File file : files) {
      MessageDigest.getInstance("SHA-256").digest(file.octets());
    }
  }
}
