package metropolis.platform.http.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A module's texts in every language, from {@code messages_en.properties} and its like beside a
 * class. Immutable.
 */
public final class Texts {
  private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);
  private final String place;

  private Texts(Class<?> beside) {
    place = beside.getPackageName();
    for (Language language : Language.values()) {
      byLanguage.put(language, read(beside, "messages_" + language.code() + ".properties"));
    }
  }

  /**
   * @param beside a class in the package whose resources hold the files
   * @throws IllegalStateException if a language is missing
   */
  public static Texts beside(Class<?> beside) {
    return new Texts(beside);
  }

  public Text in(Language language) {
    return new Text(language, place, byLanguage.get(language));
  }

  /** Keys that one language has and another has not, as "fr: key"; for a test, which wants none. */
  public Set<String> missing() {
    Set<String> all = new TreeSet<>();
    byLanguage.values().forEach(texts -> all.addAll(texts.keySet()));
    Set<String> missing = new TreeSet<>();
    byLanguage.forEach(
        (language, texts) ->
            all.stream()
                .filter(key -> !texts.containsKey(key))
                .forEach(key -> missing.add(language.code() + ": " + key)));
    return missing;
  }

  public Set<String> keys() {
    return new TreeSet<>(byLanguage.get(Language.EN).keySet());
  }

  private static Map<String, String> read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " beside " + beside.getName());
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      var properties = new Properties();
      properties.load(reader);
      Map<String, String> texts = new java.util.HashMap<>();
      properties.forEach((key, value) -> texts.put((String) key, (String) value));
      return Map.copyOf(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
