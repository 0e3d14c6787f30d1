package org.inboxaudit.extract.process;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;
import org.inboxaudit.evidence.Message;

/// Writes a message inside an answer as a mere mark, and reads the mark as the message that was
/// asked about: a thousand files of one archive need not carry it a thousand times, and a parser
/// cannot put another in its place.
final class SameMessage extends SimpleModule {
  private static final long serialVersionUID = 1L;

  SameMessage() {
    super("same message");
    addSerializer(new Writer());
    addDeserializer(Message.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Message> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Message.class);
    }

    @Override
    public void serialize(Message message, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeBoolean(true);
    }

    @Override
    public void serializeWithType(
        Message message, JsonGenerator json, SerializerProvider context, TypeSerializer type)
        throws IOException {
      serialize(message, json, context);
    }
  }

  private static final class Reader extends StdDeserializer<Message> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Message.class);
    }

    @Override
    public Message deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (context.getAttribute(SameMessage.class) instanceof Optional<?> asked
          && asked.isPresent()
          && asked.get() instanceof Message message
          && json.currentToken().isBoolean()) {
        return message;
      }
      return context.reportInputMismatch(this, "no message was asked about");
    }

    @Override
    public Object deserializeWithType(
        JsonParser json, DeserializationContext context, TypeDeserializer type) throws IOException {
      return deserialize(json, context);
    }
  }
}
