package org.inboxaudit.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/// A folder of a [FakeMailServer]. Its messages are a function of the UID, so a million of them
/// need no memory. A test may change it while it is read.
public final class FakeFolder {
  private volatile State state;
  private volatile boolean gone;
  private volatile List<String> attributes = List.of();
  private volatile boolean subscribed = true;
  private volatile String rights = "lrswipkxtea";
  private volatile List<String> others = List.of();
  private volatile String script = "";
  private volatile LongFunction<String> flags = _ -> "";
  private volatile LongFunction<String> dates = _ -> "01-Mar-2026 10:00:00 +0000";

  /// What changes together.
  ///
  /// @param name as it stands on the wire (modified UTF-7)
  /// @param nextUid the UID of the next message that is delivered
  /// @param modSeq counts the changes (RFC 7162)
  record State(
      String name,
      long uidValidity,
      long nextUid,
      long modSeq,
      UidRanges uids,
      LongFunction<byte[]> messages) {}

  private FakeFolder(State state) {
    this.state = state;
  }

  /// A folder with messages of UID 1 to `count`.
  ///
  /// @param name as it stands on the wire (modified UTF-7)
  /// @param messages the octets of the message of a UID. The server keeps what it finds out about
  ///   an array for a while, so an array must not be changed once it was given, and giving the same
  ///   one again is fast
  public static FakeFolder of(String name, long count, LongFunction<byte[]> messages) {
    return new FakeFolder(new State(name, 1, count + 1, 1, UidRanges.between(1, count), messages));
  }

  /// A folder without messages.
  public static FakeFolder empty(String name) {
    return of(name, 0, _ -> new byte[0]);
  }

  /// A folder with messages of UID 1 and up, given as text with any ends of lines.
  public static FakeFolder of(String name, List<String> messages) {
    List<byte[]> octets = messages.stream().map(FakeFolder::octets).toList();
    return of(name, octets.size(), uid -> octets.get((int) uid - 1));
  }

  /// The octets of a message: each character below 256 is one, and lines end with CRLF.
  public static byte[] octets(String message) {
    return message
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Sets what LIST says of it, such as `\Sent` or `\Noselect`. Special uses (RFC 6154) are shown
  /// by a server with the capability SPECIAL-USE only.
  public FakeFolder attributes(String... words) {
    attributes = List.of(words);
    return this;
  }

  public FakeFolder unsubscribed() {
    subscribed = false;
    return this;
  }

  /// Sets the reader's own rights (RFC 4314 §2.1).
  public FakeFolder rights(String letters) {
    rights = letters;
    return this;
  }

  /// Sets what stands in the list of rights beside the owner: an identifier and its rights in turn.
  public FakeFolder grants(String... words) {
    others = List.of(words);
    return this;
  }

  /// Hangs a Sieve script on it (RFC 6785 §2.3.1).
  public FakeFolder script(String name) {
    script = name;
    return this;
  }

  /// Sets the flags of a UID, with blanks between them: `\Seen $Junk`.
  public FakeFolder flags(LongFunction<String> ofUid) {
    flags = ofUid;
    return this;
  }

  /// Sets the INTERNALDATE of a UID, as `01-Mar-2026 10:00:00 +0000`.
  public FakeFolder dates(LongFunction<String> ofUid) {
    dates = ofUid;
    return this;
  }

  public FakeFolder uidValidity(long number) {
    change(now -> new State(now.name, number, now.nextUid, now.modSeq, now.uids, now.messages));
    return this;
  }

  /// Removes the messages from one UID to another. Sessions are told by EXPUNGE.
  public FakeFolder expunge(long from, long to) {
    change(
        now ->
            new State(
                now.name,
                now.uidValidity,
                now.nextUid,
                now.modSeq + 1,
                now.uids.without(from, to),
                now.messages));
    return this;
  }

  /// Adds messages at the end; the function of the folder must know them. Sessions are told by
  /// EXISTS.
  public FakeFolder deliver(long count) {
    change(
        now ->
            new State(
                now.name,
                now.uidValidity,
                now.nextUid + count,
                now.modSeq + 1,
                now.uids.with(now.nextUid, now.nextUid + count - 1),
                now.messages));
    return this;
  }

  /// Gives every message another UID, higher by `distance` (or lower), and the folder another
  /// UIDVALIDITY. Sessions that have it open are ended.
  public FakeFolder renumber(long uidValidity, long distance) {
    change(
        now ->
            new State(
                now.name,
                uidValidity,
                now.nextUid + distance,
                now.modSeq + 1,
                now.uids.shifted(distance),
                uid -> now.messages.apply(uid - distance)));
    return this;
  }

  /// Gives it another name. Who has it open reads on.
  public FakeFolder rename(String name) {
    change(
        now -> new State(name, now.uidValidity, now.nextUid, now.modSeq, now.uids, now.messages));
    return this;
  }

  /// Removes it. Who has it open gets NO from then on.
  public void delete() {
    gone = true;
  }

  private synchronized void change(UnaryOperator<State> how) {
    state = how.apply(state);
  }

  /// The octets of a message.
  public byte[] message(long uid) {
    return state.messages.apply(uid);
  }

  public String name() {
    return state.name;
  }

  State state() {
    return state;
  }

  boolean gone() {
    return gone;
  }

  List<String> attributes() {
    return attributes;
  }

  boolean selectable() {
    return !attributes.contains("\\Noselect") && !attributes.contains("\\NonExistent");
  }

  String rights() {
    return rights;
  }

  List<String> grants() {
    return others;
  }

  String script() {
    return script;
  }

  boolean subscribed() {
    return subscribed;
  }

  String flags(long uid) {
    return flags.apply(uid);
  }

  String date(long uid) {
    return dates.apply(uid);
  }
}
