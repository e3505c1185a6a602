package metropolis.rendering.font;

import java.util.List;
import java.util.Locale;

/**
 * Whose forms of Chinese characters a reader expects: Unicode gives one number to characters that
 * are written differently in China, Taiwan, Japan and Korea.
 */
public enum Han {
  SIMPLIFIED("NotoSansSC"),
  TRADITIONAL("NotoSansTC"),
  JAPANESE("NotoSansJP"),
  KOREAN("NotoSansKR");

  private static final List<String> OF_TRADITIONAL =
      List.of("hant", "tw", "hk", "mo", "yue", "nan", "hak");

  private final String family;

  Han(String family) {
    this.family = family;
  }

  String family() {
    return family;
  }

  /**
   * The language decides, then the country; {@link #SIMPLIFIED}, whose face has most characters, if
   * neither tells.
   *
   * @param country ISO 3166-1 alpha-2, or empty
   * @param language BCP 47, or empty
   */
  public static Han of(String country, String language) {
    List<String> parts =
        language.length() <= 2
            ? List.of(language.toLowerCase(Locale.ROOT))
            : List.of(language.toLowerCase(Locale.ROOT).split("[-_]"));
    return switch (parts.getFirst()) {
      case "ja" -> JAPANESE;
      case "ko" -> KOREAN;
      case "zh", "cmn", "yue", "nan", "hak" -> ofChinese(parts, country);
      default -> ofCountry(country);
    };
  }

  private static Han ofChinese(List<String> parts, String country) {
    if (parts.contains("hans")) {
      return SIMPLIFIED;
    }
    if (parts.stream().anyMatch(OF_TRADITIONAL::contains)) {
      return TRADITIONAL;
    }
    return ofCountry(country) == TRADITIONAL ? TRADITIONAL : SIMPLIFIED;
  }

  private static Han ofCountry(String country) {
    return switch (country.toUpperCase(Locale.ROOT)) {
      case "TW", "HK", "MO" -> TRADITIONAL;
      case "JP" -> JAPANESE;
      case "KR", "KP" -> KOREAN;
      default -> SIMPLIFIED;
    };
  }
}
