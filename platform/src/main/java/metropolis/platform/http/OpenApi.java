package metropolis.platform.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import metropolis.platform.config.Strict;

/**
 * Makes the OpenAPI 3.1 document of a server from its routes, so that it cannot drift from them.
 */
final class OpenApi {
  static final String PATH = "/openapi.json";
  static final String SCHEMAS = "#/components/schemas/";

  private static final Pattern PATH_PARAMETER = Pattern.compile("[{<]([^}>]+)[}>]");

  private final Map<String, Object> schemas = new TreeMap<>();
  private final Map<String, Class<?>> named = new TreeMap<>();

  private OpenApi() {}

  static void route(Routes routes) {
    routes.plain(
        PATH,
        Access.PUBLIC,
        exchange -> {
          Map<String, Object> own = new OpenApi().document(routes.all());
          boolean askedByPeer = exchange.header(Forwarding.MARK).isPresent();
          return Reply.json(askedByPeer ? own : SiteApi.of(own, routes.elsewhere()));
        });
  }

  private Map<String, Object> document(List<Routes.Route> routes) {
    schemas.put("Problem", problemSchema());
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Routes.Route route : routes) {
      if (route.operation() != null) {
        paths
            .computeIfAbsent(openPath(route.path()), _ -> new LinkedHashMap<>())
            .put(route.method().toLowerCase(java.util.Locale.ROOT), operation(route));
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Metropolis", "version", "1.0.0"));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "schemas",
            schemas,
            "securitySchemes",
            Map.of(
                "token",
                Map.of("type", "http", "scheme", "bearer"),
                "device",
                Map.of("type", "http", "scheme", "bearer"),
                "session",
                Map.of("type", "apiKey", "in", "cookie", "name", Cookies.SESSION))));
    return document;
  }

  static String openPath(String path) {
    return path.replace('<', '{').replace('>', '}');
  }

  private Map<String, Object> operation(Routes.Route route) {
    Operation<?, ?> operation = route.operation();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("operationId", operation.id());
    described.put("summary", operation.summary());
    switch (route.access()) {
      case Access.Public _ -> described.put("security", List.of());
      case Access.OwnToken _ -> described.put("security", List.of(Map.of("device", List.of())));
      case Access.Staff staff -> {
        described.put(
            "security", List.of(Map.of("token", List.of()), Map.of("session", List.of())));
        described.put("x-roles", staff.roles().stream().map(Enum::name).toList());
      }
    }
    List<Object> parameters = new ArrayList<>();
    PATH_PARAMETER
        .matcher(route.path())
        .results()
        .map(MatchResult::group)
        .forEach(
            group ->
                parameters.add(
                    Map.of(
                        "name",
                        group.substring(1, group.length() - 1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        Map.of("type", "string"))));
    for (Operation.Query query : operation.query()) {
      parameters.add(
          Map.of(
              "name",
              query.name(),
              "in",
              "query",
              "description",
              query.description(),
              "required",
              query.required(),
              "schema",
              Map.of("type", "string")));
    }
    if (!route.method().equals("GET")) {
      parameters.add(
          Map.of(
              "name",
              "Idempotency-Key",
              "in",
              "header",
              "required",
              false,
              "description",
              "The same key again gets the same answer and changes nothing.",
              "schema",
              Map.of("type", "string", "pattern", "^[A-Za-z0-9-]{8,64}$")));
    }
    described.put("parameters", parameters);
    if (!operation.bodyMediaTypes().isEmpty()) {
      Map<String, Object> content = new LinkedHashMap<>();
      for (String mediaType : operation.bodyMediaTypes()) {
        content.put(
            mediaType,
            operation.takesJson() ? Map.of("schema", schema(operation.body())) : Map.of());
      }
      described.put("requestBody", Map.of("required", true, "content", content));
    }
    described.put("responses", responses(route));
    return described;
  }

  private Map<String, Object> responses(Routes.Route route) {
    Operation<?, ?> operation = route.operation();
    Map<String, Object> responses = new TreeMap<>();
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("description", operation.answerMediaType() == null ? "Done" : "The answer");
    if (operation.answerMediaType() != null) {
      success.put(
          "content",
          Map.of(
              operation.answerMediaType(),
              operation.answer() == Reply.class
                  ? Map.of()
                  : Map.of("schema", schema(operation.answer()))));
    }
    responses.put(Integer.toString(operation.status()), success);
    Map<Integer, String> refusals = new TreeMap<>(operation.refusals());
    refusals.putIfAbsent(400, "Something in the request must be corrected");
    if (route.access() instanceof Access.OwnToken) {
      refusals.putIfAbsent(401, "No token of a device");
    }
    if (route.access() instanceof Access.Staff) {
      refusals.putIfAbsent(401, "Not signed in");
      refusals.putIfAbsent(403, "Not allowed");
    }
    if (!operation.bodyMediaTypes().isEmpty()) {
      refusals.putIfAbsent(413, "More than " + operation.bodyLimit() + " bytes");
      refusals.putIfAbsent(415, "Not sent as " + String.join(" or ", operation.bodyMediaTypes()));
    }
    refusals.putIfAbsent(503, "Not available for a while; safe to send again");
    refusals.forEach(
        (status, description) ->
            responses.put(
                Integer.toString(status),
                Map.of(
                    "description",
                    description,
                    "content",
                    Map.of("application/problem+json", Map.of("schema", reference("Problem"))))));
    return responses;
  }

  private Object schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (Map.class.isAssignableFrom((Class<?>) generic.getRawType())) {
        return Map.of("type", "object", "additionalProperties", schema(arguments[1]));
      }
      return Map.of("type", "array", "items", schema(arguments[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord() || plain.isSealed()) {
      return named(plain);
    }
    if (plain.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Arrays.stream(plain.getEnumConstants()).map(String::valueOf).toList());
    }
    if (plain == int.class || plain == Integer.class) {
      return Map.of("type", "integer", "format", "int32");
    }
    if (plain == long.class || plain == Long.class) {
      return Map.of("type", "integer", "format", "int64");
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (plain == BigDecimal.class || plain == double.class || plain == Double.class) {
      return Map.of("type", "number");
    }
    if (plain == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (plain == LocalDate.class) {
      return Map.of("type", "string", "format", "date");
    }
    if (plain == Object.class || plain == JsonItem.class) {
      return Map.of();
    }
    return Map.of("type", "string");
  }

  private Object named(Class<?> type) {
    String name = type.getSimpleName();
    Class<?> other = named.putIfAbsent(name, type);
    if (other != null && other != type) {
      throw new IllegalStateException("two API types are called " + name);
    }
    if (other == null) {
      schemas.put(name, Map.of());
      schemas.put(name, type.isRecord() ? record(type) : oneOf(type));
    }
    return reference(name);
  }

  private Map<String, Object> record(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), schema(component.getGenericType()));
      if (!Strict.mayBeNull(component)) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> oneOf(Class<?> type) {
    return Map.of("oneOf", Arrays.stream(type.getPermittedSubclasses()).map(this::schema).toList());
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", SCHEMAS + name);
  }

  private static Map<String, Object> problemSchema() {
    Map<String, Object> text = Map.of("type", "string");
    return Map.of(
        "type",
        "object",
        "required",
        List.of("type", "title", "status", "code"),
        "properties",
        Map.of(
            "type", text,
            "title", text,
            "status", Map.of("type", "integer"),
            "code", text,
            "detail", text,
            "commandId", text,
            "fields",
                Map.of(
                    "type",
                    "array",
                    "items",
                    Map.of(
                        "type", "object", "properties", Map.of("field", text, "remedy", text)))));
  }
}
