package metropolis.platform.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a file each key stands, found in a first pass, which also refuses what no reader may
 * see.
 */
final class Places {
  private final Map<String, JsonLocation> places = new HashMap<>();

  private final Set<String> objects = new HashSet<>();

  private Places() {}

  static Places in(
      String file, ObjectMapper mapper, String text, List<ConfigException.Problem> problems)
      throws JsonProcessingException {
    var places = new Places();
    try (JsonParser parser = mapper.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != null) {
        places.walk(file, parser, "$", problems);
        if (parser.nextToken() != null) {
          problems.add(problem(file, parser, "", "Keep one document to a file."));
        }
      }
      return places;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void walk(
      String file, JsonParser parser, String path, List<ConfigException.Problem> problems)
      throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.add(problem(file, parser, key(path), "Write it out: aliases are not taken."));
    }
    places.putIfAbsent(path, parser.currentTokenLocation());
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        objects.add(path);
        List<String> seen = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          String child = path + "." + name;
          if (seen.contains(name)) {
            problems.add(problem(file, parser, key(child), "Give it once."));
          }
          seen.add(name);
          places.put(child, parser.currentTokenLocation());
          parser.nextToken();
          walk(file, parser, child, problems);
        }
      }
      case START_ARRAY -> {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
          walk(file, parser, path + "[" + i + "]", problems);
        }
      }
      default -> {}
    }
  }

  /** Puts a fault where its key stands or, if that is missing, where its parent does. */
  ConfigException.Problem problem(String file, Strict.Fault fault) {
    String path = fault.path();
    while (!places.containsKey(path) && path.length() > 1) {
      path = path.substring(0, Math.max(1, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
    JsonLocation place = places.get(path);
    return new ConfigException.Problem(
        file,
        place == null ? 0 : place.getLineNr(),
        place == null ? 0 : place.getColumnNr(),
        key(fault.path()),
        fault.remedy());
  }

  /** Keys that a type asks for and the file has not. */
  List<Strict.Fault> missing(Type type) {
    List<Strict.Fault> faults = new ArrayList<>();
    if (places.containsKey("$")) {
      look(type, "$", faults);
    }
    return faults;
  }

  private void look(Type type, String path, List<Strict.Fault> faults) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      for (int i = 0; places.containsKey(path + "[" + i + "]"); i++) {
        look(generic.getActualTypeArguments()[0], path + "[" + i + "]", faults);
      }
    } else if (type instanceof Class<?> plain && plain.isRecord() && objects.contains(path)) {
      for (RecordComponent component : plain.getRecordComponents()) {
        String child = path + "." + component.getName();
        if (places.containsKey(child)) {
          look(component.getGenericType(), child, faults);
        } else if (!Strict.mayBeNull(component)) {
          faults.add(new Strict.Fault(child, "Give a value."));
        }
      }
    }
  }

  private static ConfigException.Problem problem(
      String file, JsonParser parser, String key, String remedy) {
    JsonLocation at = parser.currentTokenLocation();
    return new ConfigException.Problem(file, at.getLineNr(), at.getColumnNr(), key, remedy);
  }

  private static String key(String path) {
    return path.equals("$") ? "" : path.substring(path.startsWith("$.") ? 2 : 1);
  }
}
