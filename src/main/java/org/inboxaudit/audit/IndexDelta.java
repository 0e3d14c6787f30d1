package org.inboxaudit.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// What the mailbox index learnt since the last save. Bounded by the number of messages between two
/// checkpoints; whoever stores it turns addresses and message ids into keyed hashes.
///
/// Drafts and junk do not count as correspondence: nobody was written to, nobody is known.
public final class IndexDelta {
  private static final String IN_REPLY_TO = "in-reply-to";
  private static final String REFERENCES = "references";

  /// The header fields it learns from.
  static final Set<String> HEADERS = Set.of(IN_REPLY_TO, REFERENCES);

  private final Map<EmailAddress, Contact> contacts = new HashMap<>();
  private final Set<String> sentFiles = new HashSet<>();
  private final List<String> messageIds = new ArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> passedOn = new HashSet<>();
  private final Map<Integer, Long> messagesByYear = new TreeMap<>();

  void learn(Message message, AuditContext context) {
    FolderRole role = message.locator().role();
    if (!message.messageId().isEmpty()) {
      messageIds.add(message.messageId());
    }
    if (role == FolderRole.DRAFTS || role == FolderRole.JUNK || message.has(MessageFlag.DRAFT)) {
      return;
    }
    if (context.sends(message)) {
      learnWhatItAnswers(message, context);
    }
    Instant at = message.receivedAt();
    messagesByYear.merge(at.atOffset(ZoneOffset.UTC).getYear(), 1L, Long::sum);
    if (message.from().filter(context::owns).isPresent()) {
      for (EmailAddress recipient : message.recipients()) {
        if (!context.owner().addresses().contains(recipient)) {
          contacts.computeIfAbsent(recipient, _ -> new Contact()).writtenTo(at);
        }
      }
    } else {
      message
          .from()
          .ifPresent(from -> contacts.computeIfAbsent(from, _ -> new Contact()).heardFrom(at));
    }
  }

  /// The message it answers stands in In-Reply-To; programs that write none name it last in
  /// References (RFC 5322 §3.6.4). Those who send something on write the same fields.
  private void learnWhatItAnswers(Message message, AuditContext context) {
    List<String> ids = ids(message.header(IN_REPLY_TO).orElse(""));
    List<String> named = ids.isEmpty() ? ids(message.header(REFERENCES).orElse("")) : ids;
    if (!named.isEmpty()) {
      boolean forward = context.intel().isForward(message.subject());
      (forward ? passedOn : answered).add(named.getLast());
    }
  }

  private static List<String> ids(String field) {
    List<String> ids = new ArrayList<>();
    int open = field.indexOf('<');
    for (int close = field.indexOf('>', open + 1);
        open >= 0 && close > open;
        close = field.indexOf('>', open + 1)) {
      ids.add(field.substring(open + 1, close).strip());
      open = field.indexOf('<', close);
    }
    return ids;
  }

  void learn(Attachment attachment, AuditContext context) {
    if (!attachment.sha256().isEmpty() && context.sends(attachment.message())) {
      sentFiles.add(attachment.sha256());
    }
  }

  /// What passed with each address, since the last save.
  public Map<EmailAddress, Contact> contacts() {
    return contacts;
  }

  /// SHA-256 of files that were sent from the mailbox.
  public Set<String> sentFiles() {
    return sentFiles;
  }

  public List<String> messageIds() {
    return messageIds;
  }

  /// Message-IDs that a sent message answers.
  public Set<String> answered() {
    return answered;
  }

  /// Message-IDs of what a sent message sends on.
  public Set<String> passedOn() {
    return passedOn;
  }

  public Map<Integer, Long> messagesByYear() {
    return messagesByYear;
  }

  /// Counts and first and last times for one address.
  public static final class Contact {
    private long heardFrom;
    private long writtenTo;
    private Instant firstHeardAt = Instant.MAX;
    private Instant firstWrittenAt = Instant.MAX;
    private Instant lastWrittenAt = Instant.MIN;

    private void heardFrom(Instant at) {
      heardFrom++;
      firstHeardAt = at.isBefore(firstHeardAt) ? at : firstHeardAt;
    }

    private void writtenTo(Instant at) {
      writtenTo++;
      firstWrittenAt = at.isBefore(firstWrittenAt) ? at : firstWrittenAt;
      lastWrittenAt = at.isAfter(lastWrittenAt) ? at : lastWrittenAt;
    }

    public long heardFrom() {
      return heardFrom;
    }

    public long writtenTo() {
      return writtenTo;
    }

    /// [Instant#MAX] if never.
    public Instant firstHeardAt() {
      return firstHeardAt;
    }

    /// [Instant#MAX] if never.
    public Instant firstWrittenAt() {
      return firstWrittenAt;
    }

    /// [Instant#MIN] if never.
    public Instant lastWrittenAt() {
      return lastWrittenAt;
    }
  }
}
