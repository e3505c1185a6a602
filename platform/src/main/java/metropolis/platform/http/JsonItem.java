package metropolis.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A part of a JSON document that is to be read by itself, so that a fault in it harms no other
 * part. It is well-formed, and nothing else about it was checked. Immutable.
 */
@JsonDeserialize(using = JsonItem.Reader.class)
public final class JsonItem {

  private final JsonNode tree;

  private JsonItem(JsonNode tree) {
    this.tree = tree;
  }

  /**
   * Reads it as a document of its own.
   *
   * @throws Refusal 400 that names the fields at fault
   */
  public <T> T read(Class<T> type) {
    return Json.read(tree.toString().getBytes(StandardCharsets.UTF_8), type);
  }

  /** A text in it, as it came. */
  public Optional<String> text(String member) {
    return Optional.ofNullable(tree.get(member)).map(JsonNode::textValue);
  }

  static final class Reader extends JsonDeserializer<JsonItem> {
    @Override
    public JsonItem deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return new JsonItem(context.readTree(parser));
    }

    @Override
    public JsonItem getNullValue(DeserializationContext context) {
      return new JsonItem(context.getNodeFactory().nullNode());
    }
  }
}
