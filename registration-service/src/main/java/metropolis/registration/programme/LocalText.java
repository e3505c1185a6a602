package metropolis.registration.programme;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text in several languages. Immutable.
 *
 * @param byLanguage text by ISO 639-1 code, in alphabetical order of the codes
 */
public record LocalText(Map<String, String> byLanguage) {

  public LocalText {
    byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
  }

  public static LocalText of(String language, String text) {
    return new LocalText(Map.of(language, text));
  }

  /** The text in this language, else in English, else in whatever there is. */
  public String in(String language) {
    String text = byLanguage.getOrDefault(language, byLanguage.get("en"));
    return text != null ? text : byLanguage.values().stream().findFirst().orElse("");
  }
}
