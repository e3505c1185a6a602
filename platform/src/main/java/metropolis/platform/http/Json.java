package metropolis.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import metropolis.platform.config.Strict;

/**
 * JSON in and out. What comes in is read strictly: an unknown, missing, repeated or wrongly typed
 * member is refused with its path, and so are control characters, invalid UTF-8, great depth and
 * anything after the end. Threads may share it.
 */
public final class Json {
  private static final int DEEPEST = 32;
  private static final int LONGEST_STRING = 64 * 1024;

  private static final ObjectMapper MAPPER =
      Strict.configure(
          com.fasterxml.jackson.databind.json.JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(
                          StreamReadConstraints.builder()
                              .maxNestingDepth(DEEPEST)
                              .maxStringLength(LONGEST_STRING)
                              .maxNumberLength(40)
                              .build())
                      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                      .build())
              .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
              .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));

  private Json() {}

  /**
   * Reads one document.
   *
   * @throws Refusal 400 that names the fields at fault
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    String text =
        Bytes.utf8(bytes).orElseThrow(() -> Problem.badRequest("$", "Send UTF-8.").refuse());
    T value;
    try {
      ObjectReader reader = MAPPER.readerFor(type);
      value = reader.readValue(text);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(Strict.path(e), remedy(e)).refuse();
    }
    if (value == null) {
      throw Problem.badRequest("$", "Send a JSON object.").refuse();
    }
    List<Problem.Field> faults =
        Strict.faults(value).stream()
            .map(fault -> new Problem.Field(fault.path(), fault.remedy()))
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.fieldErrors(faults).refuse();
    }
    return value;
  }

  /** Writes a document: dates in ISO 8601, absent values left out. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  private static String remedy(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException _ -> "Leave this out: it is not known here.";
      case ValueInstantiationException invalid -> Strict.message(invalid);
      case JsonMappingException mapping -> Strict.message(mapping);
      default -> "Send well-formed JSON; see " + Strict.position(e) + ".";
    };
  }
}
