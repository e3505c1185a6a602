package metropolis.platform.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import metropolis.platform.values.MayBeNull;

/**
 * How documents are read into records, JSON and YAML alike: nothing unknown, nothing missing that
 * is not marked {@link MayBeNull}, nothing bent into another type.
 */
public final class Strict {

  /** Something wrong at a place of a document, e.g. {@code $.sessions[2].title}. */
  public record Fault(String path, String remedy) {}

  /** A component of a record, and how it is read. */
  private record Part(String name, boolean mayBeNull, Method accessor) {

    static Part of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Part(component.getName(), Strict.mayBeNull(component), accessor);
    }

    Object of(Record item) {
      try {
        return accessor.invoke(item);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Asked for each time, a class gives its accessors anew, and each is to be made ready again. */
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
      };

  private Strict() {}

  /** Sets the features that all readers share. */
  public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M configure(B builder) {
    return builder
        .addModule(new JavaTimeModule())
        .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantText()))
        .annotationIntrospector(new RecordIntrospector())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .withCoercionConfig(
            LogicalType.Textual,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /** Nulls where none may be, and control characters, anywhere in a value made of records. */
  public static List<Fault> faults(Object value) {
    List<Fault> faults = new ArrayList<>();
    look(value, "$", faults);
    return faults;
  }

  private static void look(Object whole, String path, List<Fault> faults) {
    switch (whole) {
      case null -> faults.add(new Fault(path, "Give a value."));
      case String text when hasControls(text) ->
          faults.add(new Fault(path, "Remove the control characters."));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          look(list.get(i), path + "[" + i + "]", faults);
        }
      }
      case Map<?, ?> map ->
          map.forEach(
              (key, item) -> {
                if (hasControls(String.valueOf(key))) {
                  faults.add(new Fault(path, "Remove the control characters from its names."));
                }
                look(item, path + "." + key, faults);
              });
      case Record item -> {
        for (Part part : PARTS.get(item.getClass())) {
          Object value = part.of(item);
          if (value != null || !part.mayBeNull()) {
            look(value, path + "." + part.name(), faults);
          }
        }
      }
      default -> {}
    }
  }

  /** Whether a component may be left out. */
  public static boolean mayBeNull(RecordComponent component) {
    return component.isAnnotationPresent(MayBeNull.class);
  }

  /** Whether a text has control characters other than tab and line breaks, or broken surrogates. */
  public static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isControl(c)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  private static boolean isControl(int c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t')
        || (c >= 0x7f && c <= 0x9f)
        || (c >= 0xd800 && c <= 0xdfff)
        || (c & 0xfffe) == 0xfffe;
  }

  /** The text without what {@link #hasControls} finds. */
  public static String withoutControls(String text) {
    return text.codePoints()
        .filter(c -> !isControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Where an error is, as a JSON path. */
  public static String path(JsonProcessingException e) {
    var path = new StringBuilder("$");
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          path.append('.').append(plain(step.getFieldName()));
        } else if (step.getIndex() >= 0) {
          path.append('[').append(step.getIndex()).append(']');
        }
      }
    }
    return path.toString();
  }

  /** What to do about an error, without class names and without repeating hostile input. */
  public static String message(JsonMappingException e) {
    Throwable cause = e.getCause();
    if (e instanceof InvalidFormatException invalid) {
      return "Give " + kind(invalid.getTargetType()) + ".";
    }
    if (cause instanceof InputCoercionException) {
      return "Give a number that is nearer to zero.";
    }
    if (cause instanceof IllegalArgumentException || cause instanceof DateTimeException) {
      return sentence(cause.getMessage());
    }
    if (cause instanceof NullPointerException) {
      // Only a check of our own names the component alone; the machine's messages are code.
      String name = String.valueOf(cause.getMessage());
      return name.matches("[A-Za-z]+") ? "Give a value for " + name + "." : "Give a value.";
    }
    return switch (e) {
      case MismatchedInputException mismatch
          when String.valueOf(mismatch.getOriginalMessage()).startsWith("Missing required") ->
          "Give a value.";
      case MismatchedInputException mismatch
          when String.valueOf(mismatch.getOriginalMessage()).startsWith("Trailing token") ->
          "Send one document and nothing after it.";
      case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
          "Give " + kind(mismatch.getTargetType()) + ".";
      default ->
          e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate")
              ? "Give it once."
              : "Correct this value; see " + position(e) + ".";
    };
  }

  public static String position(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? "the document"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String sentence(String message) {
    return message == null ? "Correct this value." : message;
  }

  private static String plain(String name) {
    String cut = name.length() > 60 ? name.substring(0, 60) : name;
    return cut.replaceAll("[^\\p{L}\\p{N}_ .-]", "?");
  }

  static String kind(Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type.isEnum()) {
      return "one of "
          + String.join(", ", Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList());
    }
    return switch (type.getSimpleName()) {
      case "String" -> "a text";
      case "int", "long", "Integer", "Long", "BigInteger" -> "a whole number";
      case "BigDecimal", "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "Instant" -> "a time such as 2004-09-27T06:00:00Z";
      case "LocalDate" -> "a date such as 2004-09-27";
      case "LocalDateTime" -> "a date and time such as 2004-09-27T08:00";
      case "LocalTime" -> "a time of day such as 08:00";
      case "ZoneId" -> "a time zone such as Europe/Zurich";
      case "List", "ArrayList", "Set", "Collection" -> "a list";
      case "Map", "LinkedHashMap" -> "an object";
      default -> type.isRecord() ? "an object" : "another value";
    };
  }

  /**
   * A moment is a text of a year with four digits: a number is no moment, and nothing overflows.
   */
  private static final class InstantText extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    InstantText() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      String text = parser.getText();
      try {
        Instant moment = Instant.parse(text);
        if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
          return moment;
        }
      } catch (DateTimeException _) {
        // Refused below, as a moment out of range is.
      }
      return (Instant) context.handleWeirdStringValue(Instant.class, text, "no moment");
    }
  }

  private static final class RecordIntrospector extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return member.getDeclaringClass().isRecord() ? !member.hasAnnotation(MayBeNull.class) : null;
    }
  }
}
