package org.inboxaudit.source.scan;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.rest.RestProfile;
import org.junit.jupiter.api.Test;

/// The service as it starts with a set of indicators, and with a scanner that is not there.
@QuarkusTest
@TestProfile(OperatorsFilesTest.WithFiles.class)
class OperatorsFilesTest {

  /// Settings that name both.
  public static final class WithFiles extends RestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      Path folder = Path.of(settings.get("inbox-audit.data"));
      try {
        Path set = Files.writeString(folder.resolve("list.txt"), "listed.example\n");
        Files.writeString(
            folder.resolve("list.txt.properties"),
            "name=Example list\npublisher=Lab\nlicence=CC0\ntlp=CLEAR\ndate=2026-05-01\n");
        settings.put("inbox-audit.indicators.files", set.toString());
        settings.put("inbox-audit.clamav.socket", folder.resolve("nobody").toString());
        return settings;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Inject Extractor extractor;
  @Inject Indicators indicators;

  @Test
  void comparesWithTheSet() {
    assertTrue(indicators.domain("a.listed.example").isPresent());
    assertTrue(indicators.version().startsWith("Example list 2026-05-01 #"));
  }

  @Test
  void asksTheScannerAboutEachFile() throws InterruptedException {
    Message.Part part = new Message.Part("2", "text/plain", "a.txt", "7bit", 5, true);
    byte[] octets = "hello".getBytes(StandardCharsets.US_ASCII);
    Raw raw = new Raw.RawPart(message("1").build(), part, octets, true);
    Extracted.Facts facts =
        assertInstanceOf(Extracted.Facts.class, extractor.extract(raw, ExtractLimits.DEFAULT));
    assertEquals(
        new Gap(EvidenceKind.ATTACHMENT, Gap.Reason.NOT_SCANNED, "", 1),
        facts.observations().getLast());
  }
}
