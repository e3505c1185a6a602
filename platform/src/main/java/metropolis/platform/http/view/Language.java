package metropolis.platform.http.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages the pages speak. */
public enum Language {
  EN("en", "English"),
  FR("fr", "Français");

  private final String code;
  private final String ownName;

  Language(String code, String ownName) {
    this.code = code;
    this.ownName = ownName;
  }

  /** ISO 639-1, as in {@code lang="en"}. */
  public String code() {
    return code;
  }

  public String ownName() {
    return ownName;
  }

  /** For dates and numbers: the English of Geneva writes the day first. */
  public Locale locale() {
    return switch (this) {
      case EN -> Locale.UK;
      case FR -> Locale.of("fr", "CH");
    };
  }

  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }

  /** The one that an Accept-Language header prefers; English if it names none of them. */
  public static Language accepted(String header) {
    if (header.isBlank()) {
      return EN;
    }
    try {
      List<Locale.LanguageRange> ranges =
          header.length() > 500 ? List.of() : Locale.LanguageRange.parse(header);
      Locale found =
          Locale.lookup(ranges, Arrays.stream(values()).map(l -> Locale.of(l.code)).toList());
      return found == null ? EN : of(found.getLanguage()).orElse(EN);
    } catch (IllegalArgumentException _) {
      return EN;
    }
  }
}
