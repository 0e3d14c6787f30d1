package org.inboxaudit.extract.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.extract.Raw;

/// The language between the service and its parser process: JSON behind a length, never Java
/// serialisation.
///
/// The parser first says [#GREETING]. Requests come together, their number first: a parser that is
/// asked for small things one by one spends its time being asked. A request is the length of its
/// header, the length of its bytes, the header and the bytes; an answer is its length and itself.
/// Nobody answers before all requests have come, or both sides could wait for each other with full
/// pipes. The side that asks believes nothing: an answer is small, shallow, of the kinds a parser
/// can know, and cannot bring a message of its own, only point back to the one that was asked
/// about.
public final class Frames {
  /// What a parser process says when it is ready.
  public static final int GREETING = 0x49415031;

  /// A longer answer is none, unless it is about a log.
  public static final int MAXIMUM_ANSWER = 1 << 20;

  /// What a log tells comes in one answer, or the log would have to be read for each of them. It
  /// holds every row that a reader of logs may tell, whatever programs call themselves.
  static final int MAXIMUM_ANSWER_ABOUT_A_LOG = 32 << 20;

  private static final int MAXIMUM_HEADER = 8 << 20;
  private static final byte[] NOTHING = {};
  private static final JsonMapper REQUESTS = requests();
  private static final JsonMapper ANSWERS =
      ObservationJson.newMapper().addModule(new SameMessage()).build();

  private Frames() {}

  /// What is asked of a parser process.
  public record Request(Raw raw, ExtractLimits limits) {}

  /// Says that the parser process is ready. Who greets has spoken to himself before: the first
  /// words of a virtual machine take it longer than all those that follow.
  public static void greet(OutputStream to) throws IOException {
    Raw.RawScript first = new Raw.RawScript(new SourceId("warm-up"), "", false, NOTHING);
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    writeRequests(words, List.of(new Request(first, ExtractLimits.DEFAULT)));
    readRequests(new ByteArrayInputStream(words.toByteArray()));
    writeAnswer(
        OutputStream.nullOutputStream(),
        new Extracted.Facts(List.of(Gap.of(EvidenceKind.MAIL_RULE, Gap.Reason.UNREADABLE))),
        first);
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(GREETING);
    out.flush();
  }

  /// Waits for the greeting.
  ///
  /// @throws IOException if something else came, or nothing more will
  public static void awaitGreeting(InputStream from) throws IOException {
    if (new DataInputStream(from).readInt() != GREETING) {
      throw new AnswerException();
    }
  }

  /// Writes requests that are to be answered together.
  public static void writeRequests(OutputStream to, List<Request> requests) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(requests.size());
    for (Request request : requests) {
      Raw raw = request.raw();
      byte[] header =
          REQUESTS.writeValueAsBytes(new Request(withBytes(raw, NOTHING), request.limits()));
      out.writeInt(header.length);
      out.writeInt(raw.bytes().length);
      out.write(header);
      out.write(raw.bytes());
    }
    out.flush();
  }

  /// The next requests; none if there will be no more.
  public static List<Request> readRequests(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    int count;
    try {
      count = in.readInt();
    } catch (EOFException _) {
      return List.of();
    }
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int headerLength = in.readInt();
      int bytesLength = in.readInt();
      byte[] header = exactly(in, Math.min(headerLength, MAXIMUM_HEADER));
      Request request = REQUESTS.readValue(header, Request.class);
      byte[] bytes = exactly(in, bytesLength);
      requests.add(new Request(withBytes(request.raw(), bytes), request.limits()));
    }
    return requests;
  }

  /// Writes the answer to a question about `raw`, and leaves it to the caller to flush the last of
  /// them; one that is too large or too deep becomes a refusal.
  public static void writeAnswer(OutputStream to, Extracted answer, Raw raw) throws IOException {
    byte[] json = json(answer, longest(raw));
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(json.length);
    out.write(json);
  }

  private static int longest(Raw raw) {
    return raw instanceof Raw.RawLog ? MAXIMUM_ANSWER_ABOUT_A_LOG : MAXIMUM_ANSWER;
  }

  private static byte[] json(Extracted answer, int longest) throws IOException {
    byte[] json;
    try {
      json = ANSWERS.writerFor(Extracted.class).writeValueAsBytes(answer);
    } catch (JsonProcessingException _) {
      return json(new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "depth"), longest);
    }
    return json.length > longest
        ? json(new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "answer"), longest)
        : json;
  }

  /// Reads the answer to a question about `raw`.
  ///
  /// @throws AnswerException if it is none
  /// @throws IOException if the process ended before it had answered
  public static Extracted readAnswer(InputStream from, Raw raw) throws IOException {
    DataInputStream in = new DataInputStream(from);
    int length = in.readInt();
    if (length < 0 || length > longest(raw)) {
      throw new AnswerException();
    }
    byte[] json = exactly(in, length);
    Extracted answer;
    try {
      answer =
          ANSWERS
              .readerFor(Extracted.class)
              .withAttribute(SameMessage.class, message(raw))
              .readValue(json);
    } catch (JsonProcessingException _) {
      throw new AnswerException();
    }
    if (answer instanceof Extracted.Facts facts
        && !facts.observations().stream().allMatch(said -> isForAParserToSay(said, raw))) {
      throw new AnswerException();
    }
    return answer;
  }

  /// A parser that was taken over must not move the audit's cursor or call a kind complete, and one
  /// that reads a message must not tell of a sign-in.
  private static boolean isForAParserToSay(Observation observation, Raw raw) {
    return switch (observation) {
      case Gap _ -> true;
      case Attachment _, Notice _, DeliveryStatus _, MessageBody _, MailRule _ ->
          !(raw instanceof Raw.RawLog);
      case SignIn _, MailSession _ -> raw instanceof Raw.RawLog;
      case Message _, AccountSetting _, AccessGrant _, Folder _, Complete _, Checkpoint _ -> false;
    };
  }

  private static JsonMapper requests() {
    JsonMapper.Builder builder = ObservationJson.newMapper();
    ObservationJson.nameByClass(builder, Raw.class);
    return builder.build();
  }

  private static Optional<Message> message(Raw raw) {
    return switch (raw) {
      case Raw.RawPart part -> Optional.of(part.message());
      case Raw.RawTexts texts -> Optional.of(texts.message());
      case Raw.RawStructure structure -> Optional.of(structure.message());
      case Raw.RawMessage message -> Optional.of(message.message());
      case Raw.RawReport report -> Optional.of(report.message());
      case Raw.RawScript _, Raw.RawRules _, Raw.RawLog _ -> Optional.empty();
    };
  }

  private static Raw withBytes(Raw raw, byte[] bytes) {
    return switch (raw) {
      case Raw.RawPart part -> new Raw.RawPart(part.message(), part.part(), bytes, part.whole());
      case Raw.RawMessage message ->
          new Raw.RawMessage(
              message.message(),
              bytes,
              message.receivers(),
              message.ownAddresses(),
              message.keys());
      case Raw.RawTexts texts ->
          new Raw.RawTexts(texts.message(), texts.texts(), bytes, texts.ownAddresses());
      case Raw.RawStructure structure ->
          new Raw.RawStructure(
              structure.message(), bytes, structure.kinds(), structure.ownAddresses());
      case Raw.RawScript script ->
          new Raw.RawScript(script.source(), script.name(), script.active(), bytes);
      case Raw.RawReport report -> new Raw.RawReport(report.message(), bytes);
      case Raw.RawRules rules -> new Raw.RawRules(rules.source(), rules.name(), bytes);
      case Raw.RawLog log ->
          new Raw.RawLog(
              log.source(), log.pieces(), log.userName(), log.domain(), log.takenAt(), bytes);
    };
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    if (in.readNBytes(bytes, 0, length) < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
