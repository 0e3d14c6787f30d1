package org.inboxaudit.check.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.ArcResults;
import org.inboxaudit.evidence.ArcResults.Word;
import org.inboxaudit.evidence.AuthenticationResults;
import org.inboxaudit.evidence.AuthenticationResults.Result;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Message;

/// What the server that took a message in says of where it comes from (RFC 8601): the topmost
/// Authentication-Results, if it is that server's. Whoever wrote the message can write any number
/// of such fields, but neither above those of the receiving server nor in its name: the server
/// whose word counts is the one that the topmost Received field names (RFC 5321 §4.4).
///
/// A list or a gateway breaks signatures honestly. Where the receiving server says that the chain
/// of seals holds (ARC, RFC 8617), those who passed the message on are heard: what they saw proven
/// is no failure here. It is no proof either, for anybody can seal.
///
/// @param from the domain the message says it is from
/// @param forwarders what those say who passed it on, if the receiving server vouches for them
record ReceiversWord(List<Result> results, Domain from, Optional<ArcResults> forwarders) {
  private static final String RESULTS = "authentication-results";
  private static final String FORWARDERS = "arc-authentication-results";
  private static final String RECEIVED = "received";
  private static final Set<String> ORIGIN = Set.of("spf", "dkim", "dmarc", "compauth");

  /// The server could not look (RFC 8601 §2.7).
  private static final Set<String> NO_ANSWER = Set.of("temperror", "permerror", "skipped");

  private static final int TOPMOST = 3;
  private static final int MOST_WORDS = 60;

  /// A server of Microsoft's that leaves its own name out of the field.
  private static final Domain NAMELESS = new Domain("outlook.com");

  enum Verdict {
    /// It says nothing, or nothing that can be relied on.
    SILENT,
    /// The domain is borne out.
    PASSED,
    /// It was looked at, and nothing bears the domain out: no honest sender of today leaves it so
    /// for long.
    UNPROVEN,
    /// The message did not come from servers of the domain, and nothing in it was signed by it.
    FAILED
  }

  static Set<String> headers() {
    return Set.of(RESULTS, RECEIVED, FORWARDERS);
  }

  static Verdict of(Message message) {
    return find(message).map(ReceiversWord::verdict).orElse(Verdict.SILENT);
  }

  private static Optional<ReceiversWord> find(Message message) {
    return message
        .header(RESULTS)
        .map(AuthenticationResults::parse)
        .filter(results -> isReceivers(results.server(), message))
        .flatMap(
            results ->
                message
                    .from()
                    .map(
                        address ->
                            new ReceiversWord(
                                results.results(),
                                address.domain(),
                                ArcResults.vouchedFor(
                                    results,
                                    message.headers().getOrDefault(FORWARDERS, List.of())))));
  }

  private static boolean isReceivers(String server, Message message) {
    Optional<Domain> host =
        message.headers().getOrDefault(RECEIVED, List.of()).stream()
            .limit(TOPMOST)
            .map(ReceiversWord::takenBy)
            .filter(name -> name.contains(".") && IpAddress.parse(name).isEmpty())
            .findFirst()
            .map(Domain::new);
    return host.filter(
            name ->
                server.contains("=")
                    ? name.isWithin(NAMELESS)
                    : name.registered().equals(new Domain(server).registered()))
        .isPresent();
  }

  private static String takenBy(String received) {
    List<String> words =
        Arrays.asList(received.toLowerCase(Locale.ROOT).split("[ \\t;]+", MOST_WORDS));
    int by = words.indexOf("by");
    return by >= 0 && by + 1 < words.size() ? words.get(by + 1) : "";
  }

  private Verdict verdict() {
    if (has("dmarc", "pass") || isSignedBySender() || isSentBySender()) {
      return Verdict.PASSED;
    }
    if (forwarders.filter(word -> word.about(this::isAboutSender) != Word.REFUSED).isPresent()) {
      return Verdict.SILENT;
    }
    boolean judged =
        results.stream().anyMatch(r -> isOf(r, "dmarc") && !NO_ANSWER.contains(r.value()));
    boolean failed =
        judged
            ? has("dmarc", "fail")
            : has("spf", "fail")
                && results.stream().noneMatch(result -> is(result, "dkim", "pass"));
    return failed ? Verdict.FAILED : wasLookedAt() ? Verdict.UNPROVEN : Verdict.SILENT;
  }

  private boolean wasLookedAt() {
    return results.stream()
        .anyMatch(
            result -> ORIGIN.contains(result.method()) && !NO_ANSWER.contains(result.value()));
  }

  /// Whether it came from servers that the sender's domain names as its own, under that domain
  /// (relaxed alignment, RFC 7489 §3.1).
  private boolean isSentBySender() {
    Domain own = from.registered();
    return results.stream()
        .filter(result -> is(result, "spf", "pass"))
        .anyMatch(result -> result.domain("smtp.mailfrom").registered().equals(own));
  }

  /// Whether a signature passed whose domain is the sender's (relaxed alignment, RFC 7489 §3.1).
  private boolean isSignedBySender() {
    return results.stream()
        .filter(result -> is(result, "dkim", "pass"))
        .anyMatch(this::isSendersKey);
  }

  private boolean isSendersKey(Result result) {
    Domain own = from.registered();
    return result.domain("header.d").registered().equals(own)
        || result.domain("header.i").registered().equals(own);
  }

  /// Whether a forwarder speaks of the sender's domain: by its policy, or by a signature of its
  /// own.
  private boolean isAboutSender(Result result) {
    boolean policy =
        isOf(result, "dmarc")
            && (!result.properties().containsKey("header.from")
                || result.domain("header.from").registered().equals(from.registered()));
    return policy || (isOf(result, "dkim") && isSendersKey(result));
  }

  private boolean has(String method, String value) {
    return results.stream().anyMatch(result -> is(result, method, value));
  }

  private static boolean is(Result result, String method, String value) {
    return isOf(result, method) && result.value().equals(value);
  }

  private static boolean isOf(Result result, String method) {
    return result.method().equals(method);
  }
}
