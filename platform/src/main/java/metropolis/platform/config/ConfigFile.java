package metropolis.platform.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a YAML or JSON file into a record. Keys that the record does not know are refused, and so
 * are aliases, which can blow a small file up. Records check themselves in their constructors by
 * throwing {@link IllegalArgumentException} with what to do, if it concerns one component as {@code
 * "component: What to do."}. As many problems as can be told apart are reported at once.
 */
public final class ConfigFile {
  static final int LARGEST = 1024 * 1024;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(20).maxNumberLength(40).build();

  private static final ObjectMapper YAML =
      Strict.configure(
          YAMLMapper.builder(
                  YAMLFactory.builder()
                      .streamReadConstraints(LIMITS)
                      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                      .build())
              .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS));

  private static final ObjectMapper JSON =
      Strict.configure(
          JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(LIMITS)
                      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                      .build())
              .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS));

  private ConfigFile() {}

  /**
   * @param file JSON if its name ends so, YAML otherwise
   * @throws ConfigException if it is missing, unreadable or wrong
   */
  public static <T extends Record> T read(Path file, Class<T> type) {
    return read(file, type, value -> List.of());
  }

  /**
   * Reads a file whose parts must also fit each other.
   *
   * @param rules what is wrong with the record as a whole, each fault at the path of a key
   */
  public static <T extends Record> T read(
      Path file, Class<T> type, Function<T, List<Strict.Fault>> rules) {
    return read(String.valueOf(file.getFileName()), content(file), type, rules);
  }

  /**
   * What a file has in it, for whoever needs the very bytes that are read.
   *
   * @throws ConfigException if it cannot be read or is too large
   */
  public static byte[] content(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > LARGEST) {
        throw ConfigException.of(name, "Keep it below " + LARGEST / 1024 + " KiB.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw ConfigException.of(
          name, "Provide this file so that it can be read (" + e.getClass().getSimpleName() + ").");
    }
  }

  /** Reads what a file of this name would have in it. */
  public static <T extends Record> T read(String name, byte[] content, Class<T> type) {
    return read(name, content, type, value -> List.of());
  }

  /** Reads what a file of this name would have in it, and whose parts must fit each other. */
  public static <T extends Record> T read(
      String name, byte[] content, Class<T> type, Function<T, List<Strict.Fault>> rules) {
    String text = decode(name, content);
    ObjectMapper mapper = name.endsWith(".json") ? JSON : YAML;
    List<ConfigException.Problem> problems = new ArrayList<>();
    Places places;
    try {
      places = Places.in(name, mapper, text, problems);
    } catch (StreamConstraintsException _) {
      throw ConfigException.of(name, "Write it less deep and with shorter texts.");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new ConfigException(
          List.of(
              new ConfigException.Problem(
                  name,
                  at == null ? 0 : at.getLineNr(),
                  at == null ? 0 : at.getColumnNr(),
                  "",
                  "Correct the syntax: " + firstLine(e.getOriginalMessage()))));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return bind(name, mapper, text, type, places, rules);
  }

  private static <T> T bind(
      String name,
      ObjectMapper mapper,
      String text,
      Class<T> type,
      Places places,
      Function<T, List<Strict.Fault>> rules) {
    var noted = new NotedFaults(places.missing(type));
    T value = null;
    try {
      value = mapper.readerFor(type).withHandler(noted).readValue(text);
    } catch (JsonProcessingException e) {
      noted.add(e);
    }
    List<Strict.Fault> faults = noted.faults();
    if (faults.isEmpty()) {
      faults =
          value == null
              ? List.of(new Strict.Fault("$", "Give it a content."))
              : Strict.faults(value);
    }
    if (faults.isEmpty()) {
      faults = rules.apply(value);
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(
          faults.stream()
              .map(fault -> places.problem(name, fault))
              .sorted(
                  Comparator.comparingInt(ConfigException.Problem::line)
                      .thenComparingInt(ConfigException.Problem::column))
              .toList());
    }
    return value;
  }

  private static String decode(String name, byte[] content) {
    if (content.length > LARGEST) {
      throw ConfigException.of(name, "Keep it below " + LARGEST / 1024 + " KiB.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw ConfigException.of(name, "Save it as UTF-8.");
    }
  }

  private static String firstLine(String message) {
    return message == null ? "it cannot be read." : message.lines().findFirst().orElse("");
  }
}
