package metropolis.platform.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Notes what is wrong and lets the reader go on, so that one run shows all of it. */
final class NotedFaults extends DeserializationProblemHandler {
  private final List<Strict.Fault> faults = new ArrayList<>();

  /**
   * @param missing what is known to be missing
   */
  NotedFaults(List<Strict.Fault> missing) {
    faults.addAll(missing);
  }

  List<Strict.Fault> faults() {
    return List.copyOf(faults);
  }

  /** The problem that ended the reading. */
  void add(JsonProcessingException e) {
    String path = Strict.path(e);
    String remedy =
        switch (e) {
          case MismatchedInputException mismatch when mismatch.getTargetType() == String.class ->
              "Give a text: put it in quotes.";
          case JsonMappingException mapping -> Strict.message(mapping);
          default -> "Correct the syntax.";
        };
    boolean ofARecord = e.getCause() != null;
    if (!ofARecord || !explained(path)) {
      note(path, remedy);
    }
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String name)
      throws IOException {
    Class<?> type = beanOrClass instanceof Class<?> it ? it : beanOrClass.getClass();
    String known =
        type.isRecord()
            ? " Known are "
                + String.join(
                    ", ", Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList())
                + "."
            : "";
    note(path(parser.getParsingContext()), "Leave this out or correct its name." + known);
    parser.skipChildren();
    return true;
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String failure) {
    note(path(context.getParser().getParsingContext()), "Give " + Strict.kind(target) + ".");
    return fill(target);
  }

  @Override
  public Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> target, Number value, String failure) {
    note(path(context.getParser().getParsingContext()), "Give " + Strict.kind(target) + ".");
    return fill(target);
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType target,
      JsonToken token,
      JsonParser parser,
      String failure)
      throws IOException {
    String quotes =
        target.hasRawClass(String.class) && token.isScalarValue() ? ": put it in quotes" : "";
    note(
        path(parser.getParsingContext()),
        "Give " + Strict.kind(target.getRawClass()) + quotes + ".");
    parser.skipChildren();
    return fill(target.getRawClass());
  }

  @Override
  public Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, Object argument, Throwable thrown)
      throws IOException {
    Throwable cause =
        thrown instanceof JsonProcessingException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    JsonParser parser = context.getParser();
    String path = path(parser.getParsingContext());
    if (!explained(path)) {
      String message = String.valueOf(cause.getMessage());
      String component = component(type, message);
      if (cause instanceof NullPointerException) {
        note(path + (isComponent(type, message) ? "." + message : ""), "Give a value.");
      } else if (!component.isEmpty()) {
        note(path + "." + component, message.substring(component.length() + 1).strip());
      } else {
        note(path, message);
      }
    }
    return null;
  }

  /** What is missing or wrong below is reason enough for a record not to be made. */
  private boolean explained(String path) {
    return faults.stream()
        .anyMatch(
            fault ->
                path.equals("$")
                    || fault.path().startsWith(path + ".")
                    || fault.path().startsWith(path + "["));
  }

  private void note(String path, String remedy) {
    if (faults.stream().noneMatch(fault -> fault.path().equals(path))) {
      faults.add(new Strict.Fault(path, remedy));
    }
  }

  private static Object fill(Class<?> type) {
    return type == boolean.class
        ? (Object) false
        : type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
  }

  private static String component(Class<?> type, String message) {
    int colon = message.indexOf(':');
    String name = colon < 0 ? "" : message.substring(0, colon);
    return isComponent(type, name) ? name : "";
  }

  private static boolean isComponent(Class<?> type, String name) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(name));
  }

  private static String path(JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "$";
    }
    String parent = path(context.getParent());
    if (context.inArray()) {
      return parent + "[" + Math.max(0, context.getCurrentIndex()) + "]";
    }
    return context.getCurrentName() == null ? parent : parent + "." + context.getCurrentName();
  }
}
