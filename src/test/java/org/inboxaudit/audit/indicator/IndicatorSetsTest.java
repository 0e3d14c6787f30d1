package org.inboxaudit.audit.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Indicators.Kind;
import org.inboxaudit.check.Intel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorSetsTest {
  private static final Intel INTEL = IntelPacks.read();
  private static final String ABOUT =
      """
      name = Example list
      publisher = Example Lab
      licence = CC BY 4.0
      tlp = CLEAR
      date = 2024-12-16
      """;

  @TempDir Path folder;

  private Path set(String name, String content, String about) throws IOException {
    Files.writeString(folder.resolve(name + ".properties"), about);
    return Files.writeString(folder.resolve(name), content);
  }

  private Indicators read(String content) throws IOException {
    return IndicatorSets.read(List.of(set("set", content, ABOUT)), INTEL);
  }

  private String refusal(String content, String about) throws IOException {
    Path set = set("set", content, about);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> IndicatorSets.read(List.of(set), INTEL));
    return String.valueOf(refused.getMessage()).replace(folder + "/", "");
  }

  private static boolean knows(Indicators indicators, Kind kind, String key) {
    return indicators.find(kind, key).isPresent();
  }

  @Test
  void readsAPlainListWithItsCommentsAndDefangedValues() throws IOException {
    String hash = "0123456789abcdef".repeat(4);
    Indicators indicators =
        read(
            """
            # a comment
            evil[.]listed(dot)example   # another
            hxxps://files.listed[.]example/a/b?c=1
            spy[at]listed.example
            198.18.9[.]9
            // a third

            %s  sample.bin
            """
                .formatted(hash.toUpperCase(java.util.Locale.ROOT)));
    assertTrue(knows(indicators, Kind.DOMAIN, "evil.listed.example"));
    assertTrue(knows(indicators, Kind.URL, "files.listed.example/a/b?c=1"));
    assertTrue(knows(indicators, Kind.ADDRESS, "spy@listed.example"));
    assertTrue(knows(indicators, Kind.IP, "198.18.9.9"));
    assertTrue(knows(indicators, Kind.FILE, hash));
    assertFalse(knows(indicators, Kind.DOMAIN, "listed.example"));
  }

  @Test
  void comparesDomainsLabelByLabel() throws IOException {
    Indicators indicators = read("listed.example\n");
    assertEquals("listed.example", indicators.domain("a.b.listed.example").orElseThrow().value());
    assertTrue(indicators.domain("badlisted.example").isEmpty());
    assertTrue(indicators.domain("listed.example.org").isEmpty());
    assertTrue(indicators.domain("example").isEmpty());
  }

  @Test
  void readsTheTableOfAReport() throws IOException {
    Indicators indicators =
        read(
            """
            uuid,event_id,category,type,value,comment,to_ids,date
            1,2,Network activity,domain,listed.example,"a, ""quoted"" comment",1,20161018
            1,2,Payload delivery,email-src,spy@listed.example,,1,20161018
            1,2,Payload delivery,filename|sha256,plan of action.rtf|%s,,1,20161018
            1,2,Network activity,hostname,notforuse.example,,0,20161018
            1,2,Payload delivery,md5,%s,,1,20161018
            1,2,Other,comment,words,,1,20161018
            """
                .formatted("a".repeat(64), "b".repeat(32)));
    Hit domain = indicators.find(Kind.DOMAIN, "listed.example").orElseThrow();
    assertEquals("2016-10-18", domain.listed().orElseThrow().toString());
    assertTrue(knows(indicators, Kind.ADDRESS, "spy@listed.example"));
    assertTrue(knows(indicators, Kind.FILE, "a".repeat(64)));
    assertFalse(knows(indicators, Kind.FILE_NAME, "plan of action.rtf"));
    assertFalse(knows(indicators, Kind.DOMAIN, "notforuse.example"));
  }

  @Test
  void readsColumnsInAnyOrderAndTakesTheFamily() throws IOException {
    Indicators indicators =
        read(
            "reference;family;ioc;type\nhttps://report.example;Example Rat;listed.example;domain\n");
    assertEquals(
        "Example Rat", indicators.find(Kind.DOMAIN, "listed.example").orElseThrow().campaign());
  }

  @Test
  void readsAStixBundle() throws IOException {
    Indicators indicators =
        read(
            """
            {"type": "bundle", "id": "bundle--1", "objects": [
              {"type": "indicator", "id": "indicator--1", "valid_from": "2023-06-01T00:00:00Z",
               "pattern_type": "stix",
               "pattern": "[email-addr:value = 'spy@listed.example' OR domain-name:value='listed.example']"},
              {"type": "indicator", "id": "indicator--2", "created": "2023-06-02T00:00:00.000Z",
               "pattern": "[file:hashes.'SHA-256' = '%s'] OR [url:value = 'https://l.example/it\\\\'s']"},
              {"type": "indicator", "id": "indicator--3",
               "pattern": "[domain-name:value = 'half.example' AND file:name = 'some.name']"},
              {"type": "indicator", "id": "indicator--4", "revoked": true,
               "pattern": "[domain-name:value = 'revoked.example']"},
              {"type": "malware", "id": "malware--1", "name": "Example Rat"}
            ]}
            """
                .formatted("c".repeat(64)));
    Hit hit = indicators.find(Kind.DOMAIN, "listed.example").orElseThrow();
    assertEquals("2023-06-01", hit.listed().orElseThrow().toString());
    assertEquals("Example Rat", hit.campaign());
    assertTrue(knows(indicators, Kind.ADDRESS, "spy@listed.example"));
    assertTrue(knows(indicators, Kind.FILE, "c".repeat(64)));
    assertTrue(knows(indicators, Kind.URL, "l.example/it's"));
    assertFalse(knows(indicators, Kind.DOMAIN, "half.example"));
    assertFalse(knows(indicators, Kind.DOMAIN, "revoked.example"));
  }

  @Test
  void readsAMispEventWhateverTheOrderOfItsFields() throws IOException {
    Indicators indicators =
        read(
            """
            {"Event": {
              "Attribute": [
                {"type": "domain|ip", "value": "listed.example|198.18.9.9", "to_ids": true},
                {"type": "domain", "value": "context.example", "to_ids": false}],
              "Object": [{"name": "email", "Attribute": [
                {"type": "email-subject", "value": "Meeting of the council", "to_ids": true}]}],
              "RelatedEvent": [{"Event": {"info": "another", "date": "1999-01-01",
                "Attribute": [{"type": "domain", "value": "related.example", "to_ids": true}]}}],
              "date": "2021-03-04", "info": "Example Rat"}}
            """);
    Hit hit = indicators.find(Kind.DOMAIN, "listed.example").orElseThrow();
    assertEquals("2021-03-04", hit.listed().orElseThrow().toString());
    assertEquals("Example Rat", hit.campaign());
    assertTrue(knows(indicators, Kind.IP, "198.18.9.9"));
    assertTrue(knows(indicators, Kind.SUBJECT, "meeting of the council"));
    assertFalse(knows(indicators, Kind.DOMAIN, "context.example"));
    assertFalse(knows(indicators, Kind.DOMAIN, "related.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google.com",
        "drive.google.com",
        "bit.ly",
        "gmail.com",
        "blogspot.com",
        "co.uk",
        "8.8.8.8",
        "127.0.0.1",
        "10.1.2.3",
        "https://www.dropbox.com/"
      })
  void dropsWhatEverybodyUses(String common) throws IOException {
    assertEquals(
        "inbox-audit.indicators.files: set holds nothing that can be compared (taken 0, too common"
            + " 1, hashes other than SHA-256 0, not for detection 0, not understood 0, files in no"
            + " known form 0).",
        refusal(common + "\n", ABOUT));
  }

  @Test
  void keepsAWholeLinkOnASiteThatEverybodyUses() throws IOException {
    Indicators indicators =
        read("https://drive.google.com/uc?id=7\nspy@gmail.com\nx.blogspot.com\n");
    assertTrue(knows(indicators, Kind.URL, "drive.google.com/uc?id=7"));
    assertTrue(knows(indicators, Kind.ADDRESS, "spy@gmail.com"));
    assertTrue(indicators.find(Kind.DOMAIN, "x.blogspot.com").orElseThrow().shared());
  }

  @Test
  void saysWhichSetsItReadWithTheirLicence() throws IOException {
    Indicators indicators = read("listed.example\n");
    String version = indicators.version();
    assertTrue(version.startsWith("Example list 2024-12-16 #"), version);
    assertTrue(version.endsWith(" (Example Lab, CC BY 4.0, TLP:CLEAR)"), version);
    assertNotEquals(version, read("other.example\n").version());
  }

  @Test
  void doesNotNameASetThatAFileInItMarksAsClosed() throws IOException {
    Indicators indicators =
        read(
            """
            {"Event": {"info": "x", "date": "2021-03-04", "Tag": [{"name": "tlp:red"}],
              "Attribute": [{"type": "domain", "value": "listed.example", "to_ids": true}]}}
            """);
    assertTrue(indicators.version().startsWith("TLP:RED 2024-12-16 #"), indicators.version());
    assertFalse(indicators.version().contains("Example"));
    assertEquals(
        "TLP:RED, 2024-12-16",
        indicators.find(Kind.DOMAIN, "listed.example").orElseThrow().set().shown());
  }

  @Test
  void prefersASetThatMayBeNamed() throws IOException {
    Path open = set("open", "listed.example\n", ABOUT);
    Path closed = set("closed", "listed.example\n", ABOUT.replace("CLEAR", "AMBER+STRICT"));
    for (List<Path> order : List.of(List.of(open, closed), List.of(closed, open))) {
      Indicators indicators = IndicatorSets.read(order, INTEL);
      assertEquals(
          "Example list",
          indicators.find(Kind.DOMAIN, "listed.example").orElseThrow().set().name());
      assertTrue(
          indicators.find(Kind.DOMAIN, "listed.example").orElseThrow().set().tlp().mayBeNamed());
    }
  }

  @Test
  void readsAFolderAndPassesOverWhatIsNoList() throws IOException {
    Path all = folder.resolve("all/2018");
    Files.createDirectories(all.resolve(".git"));
    Files.writeString(folder.resolve("all.properties"), ABOUT);
    Files.writeString(all.resolve("domains.txt"), "listed.example\n");
    Files.writeString(
        all.resolve("README.md"), "# Report\n\nSee https://report.example/ for it.\n");
    Files.writeString(all.resolve("report.xml"), "<a>xml.example</a>");
    Files.writeString(all.resolve(".git/packed"), "hidden.example\n");
    Files.write(all.resolve("image.png"), new byte[] {(byte) 0x89, 0x50, 0, 0, (byte) 0xff});
    Indicators indicators = IndicatorSets.read(List.of(folder.resolve("all")), INTEL);
    assertTrue(knows(indicators, Kind.DOMAIN, "listed.example"));
    assertFalse(knows(indicators, Kind.URL, "report.example/"));
    assertFalse(knows(indicators, Kind.DOMAIN, "report.example"));
    assertFalse(knows(indicators, Kind.DOMAIN, "hidden.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name      | set.properties does not say "name".
          publisher | set.properties does not say "publisher".
          licence   | set.properties does not say "licence".
          tlp       | set.properties does not say "tlp".
          date      | set.properties does not say "date".
          """)
  void stopsAtADescriptionWithoutASource(String key, String sentence) throws IOException {
    String about = ABOUT.replaceAll("(?m)^" + key + " =.*$", "");
    assertEquals("inbox-audit.indicators.files: " + sentence, refusal("listed.example\n", about));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just some text about spies\nand more of it\n",
        "{\"type\": \"bundle\", \"objects\": [{\"type\": \"indicator\", ",
        "{\"some\": \"json\"}",
        "<xml/>",
        "\u0000\u0000"
      })
  void stopsAtAFileInNoKnownForm(String content) throws IOException {
    assertEquals(
        "inbox-audit.indicators.files: set is in no form that is known, or is damaged.",
        refusal(content, ABOUT));
  }

  @Test
  void stopsAtJsonThatIsNestedTooDeeply() throws IOException {
    assertEquals(
        "inbox-audit.indicators.files: set is in no form that is known, or is damaged.",
        refusal("{\"objects\": " + "[".repeat(100_000), ABOUT));
  }

  @Test
  void stopsAtASetWithoutADescriptionAndAtOneThatIsNotThere() throws IOException {
    Path set = Files.writeString(folder.resolve("alone"), "listed.example\n");
    assertThrows(IllegalArgumentException.class, () -> IndicatorSets.read(List.of(set), INTEL));
    Path missing = folder.resolve("missing");
    assertThrows(IllegalArgumentException.class, () -> IndicatorSets.read(List.of(missing), INTEL));
  }

  @Test
  void comparesNothingWithoutASet() {
    assertFalse(IndicatorSets.read(List.of(), INTEL).isThere());
  }
}
