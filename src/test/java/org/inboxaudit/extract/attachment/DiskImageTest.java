package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.tells;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Images of discs from which nothing, or not all, can be read: that is said, and not that there is
/// nothing in them.
class DiskImageTest {
  private static final int SECTOR = 2048;
  private static final int ROOT = 18;

  /// A volume of one folder (ECMA-119 §8.4, §9.1) that holds these records.
  private static byte[] image(long length, byte[]... records) {
    Layout image =
        new Layout()
            .to(16 * SECTOR)
            .text("\1CD001\1")
            .to(16 * SECTOR + 156)
            .bytes(record("\0", ROOT, length))
            .to(17 * SECTOR)
            .text("\u00ffCD001\1")
            .to(ROOT * SECTOR);
    Stream.of(records).forEach(image::bytes);
    return image.to(20 * SECTOR).done();
  }

  private static byte[] record(String name, long sector, long length) {
    return new Layout()
        .octet(34)
        .octet(0)
        .little32(sector)
        .zeros(4)
        .little32(length)
        .zeros(11)
        .octet(2) // a folder
        .zeros(6)
        .octet(1)
        .text(name)
        .done();
  }

  @TestFactory
  Stream<DynamicTest> saysThatSomethingCouldNotBeRead() {
    byte[] self = record("\0", ROOT, SECTOR);
    return Stream.of(
        tells("empty.iso", image(SECTOR, self), "2 [CONTAINER, DISK_IMAGE]\nUNREADABLE 1"),
        tells(
            "goes round.iso",
            image(SECTOR, self, record("A", ROOT, SECTOR)),
            "2 [CONTAINER, DISK_IMAGE, MALFORMED]\nUNREADABLE -1"),
        tells(
            "longer than the disc.iso",
            image(0xffff_ffffL, self),
            "2 [CONTAINER, DISK_IMAGE]\nUNREADABLE -1"));
  }
}
