package org.inboxaudit.check.exposure;

import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.junit.jupiter.api.Test;

class FilesCheckTest {
  private final CheckTester tester = CheckTester.of(new FilesCheck());

  @Test
  void countsFilesByWhatTheyAre() {
    tester.finds(
        List.of(
            message("m1")
                .file("application/octet-stream", "Report.PDF")
                .file("application/msword", "")
                .file("text/csv", "people.csv")
                .build(),
            message("m2")
                .file("image/jpeg", "a.jpg")
                .file("image/x-new", "b.new")
                .file("audio/ogg", "")
                .file("application/zip", "c.zip")
                .file("application/octet-stream", "d.bin")
                .file("message/rfc822", "")
                .build()),
        "exposure-files INFO FAIR MESSAGE:mailbox {files=9, documents=2, tables=1, slides=0,"
            + " pictures=2, recordings=1, archives=1, letters=1, others=1}");
  }

  @Test
  void saysThatThereMayBeMore() {
    tester
        .withIndex(FakeIndex.empty().inPart())
        .finds(
            message("m1").file("image/jpeg", "a.jpg").build(),
            "exposure-files INFO FAIR MESSAGE:mailbox {variant=at-least, pictures=1}");
  }

  @Test
  void leavesJunkAndMessagesWithoutFilesAlone() {
    tester.findsNothing(
        message("m1").build(),
        message("m2").in(FolderRole.JUNK).file("image/jpeg", "a.jpg").build());
  }
}
