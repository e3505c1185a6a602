package metropolis.platform.http.view;

import java.text.MessageFormat;
import java.util.Map;
import java.util.MissingResourceException;

/** A module's texts in one language. Immutable. */
public final class Text {
  private final Language language;
  private final String place;
  private final Map<String, String> texts;

  Text(Language language, String place, Map<String, String> texts) {
    this.language = language;
    this.place = place;
    this.texts = texts;
  }

  public Language language() {
    return language;
  }

  /**
   * The text with its arguments put in as {@link MessageFormat} does. A text used without arguments
   * is taken as it stands, so apostrophes are doubled only in texts that take arguments.
   *
   * @throws MissingResourceException if there is no such key: a bug
   */
  public String get(String key, Object... arguments) {
    String pattern = texts.get(key);
    if (pattern == null) {
      throw new MissingResourceException(
          "no text " + key + " (" + language.code() + ") in " + place, place, key);
    }
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(arguments);
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }
}
