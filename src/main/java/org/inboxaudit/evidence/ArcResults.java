package org.inboxaudit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.inboxaudit.evidence.AuthenticationResults.Result;

/// What those who passed a message on saw of its origin before they changed it (RFC 8617 §4.1.1):
/// its ARC-Authentication-Results, first forwarder first.
///
/// Anybody can write such fields and seal them. So they are only to be had where the receiving
/// server vouches for the whole chain, and even then they are worth what the forwarder is worth: a
/// letter may be spared a suspicion for them, and never becomes a proven one.
public record ArcResults(List<AuthenticationResults> forwarders) {

  /// RFC 8617 §4.2.1.
  private static final int MOST = 50;

  public ArcResults {
    forwarders = List.copyOf(forwarders);
  }

  /// What forwarders say of an origin, all in all.
  public enum Word {
    /// The first saw it proven, and none after it saw a broken chain.
    BORNE_OUT,
    /// The first saw it fail, or one after it saw a broken chain.
    REFUSED,
    SILENT
  }

  /// @param receiver what the receiving server wrote, if it is to be believed
  /// @param fields all ARC-Authentication-Results of the message
  /// @return empty unless that server says that the chain holds
  public static Optional<ArcResults> vouchedFor(
      AuthenticationResults receiver, List<String> fields) {
    boolean holds = has(receiver, "pass") && !has(receiver, "fail");
    return holds ? Optional.of(new ArcResults(inOrder(fields))) : Optional.empty();
  }

  private static boolean has(AuthenticationResults results, String value) {
    return results.results().stream()
        .anyMatch(result -> result.method().equals("arc") && result.value().equals(value));
  }

  /// A chain with a number that is missing or stands twice is none (RFC 8617 §5.2).
  private static List<AuthenticationResults> inOrder(List<String> fields) {
    SortedMap<Integer, AuthenticationResults> byInstance = new TreeMap<>();
    for (String field : fields.subList(0, Math.min(fields.size(), MOST + 1))) {
      int end = field.indexOf(';');
      int instance = end < 0 ? 0 : instance(field.substring(0, end).strip());
      AuthenticationResults said = AuthenticationResults.parse(field.substring(end + 1));
      if (instance == 0 || byInstance.put(instance, said) != null) {
        return List.of();
      }
    }
    boolean whole = byInstance.isEmpty() || byInstance.lastKey() == byInstance.size();
    return whole ? new ArrayList<>(byInstance.values()) : List.of();
  }

  /// The number in `i=1`, 0 if there is none from 1 to 50.
  private static int instance(String tag) {
    String number = tag.startsWith("i=") ? tag.substring(2).strip() : "";
    boolean digits = !number.isEmpty() && number.length() <= 2;
    if (!digits || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int instance = Integer.parseInt(number);
    return instance <= MOST ? instance : 0;
  }

  /// What they say about an origin.
  ///
  /// @param ours picks the results that are about it
  public Word about(Predicate<Result> ours) {
    if (forwarders.isEmpty()) {
      return Word.SILENT;
    }
    List<Result> first = forwarders.getFirst().results().stream().filter(ours).toList();
    boolean broken = forwarders.stream().anyMatch(forwarder -> has(forwarder, "fail"));
    if (!broken && first.stream().anyMatch(result -> result.value().equals("pass"))) {
      return Word.BORNE_OUT;
    }
    boolean failed = first.stream().anyMatch(result -> result.value().equals("fail"));
    return broken || failed ? Word.REFUSED : Word.SILENT;
  }
}
