package org.inboxaudit.check;

import java.time.LocalDate;

/// Where indicators come from, so that every hit can say it.
///
/// @param id names this content of the set, in hex
/// @param publisher who publishes it
/// @param licence under which it was taken
/// @param date of this state of the set
public record IndicatorSet(
    String id, String name, String publisher, String licence, Tlp tlp, LocalDate date) {

  /// What the owner may be told of it: of a set that must not be named, only that and its day.
  public String shown() {
    return tlp.mayBeNamed()
        ? String.join(", ", name, publisher, date.toString(), licence, tlp.toString())
        : tlp + ", " + date;
  }

  /// What a report says of it among the lists it was made with.
  public String version() {
    return (tlp.mayBeNamed() ? name : tlp.toString())
        + " "
        + date
        + " #"
        + id
        + (tlp.mayBeNamed() ? " (" + publisher + ", " + licence + ", " + tlp + ")" : "");
  }
}
