package metropolis.badge.rendering;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.badge.template.Content;
import metropolis.badge.template.Field;

/**
 * What the fields of a template say on one badge. What the doors read is in the conference's first
 * language; what its wearer reads, in the wearer's.
 *
 * @param categoryId by which the programme knows it
 * @param name that can be set
 * @param latinName the same in Latin letters; empty if that is how it is set already
 */
record FieldTexts(
    Stationery stationery,
    String categoryId,
    String shortCode,
    Wearer wearer,
    String name,
    String latinName) {

  static FieldTexts of(
      Stationery stationery, String category, String shortCode, Wearer wearer, String name) {
    String latin = wearer.latinName().orElse("");
    return new FieldTexts(
        stationery,
        category,
        shortCode,
        wearer,
        name,
        folded(latin).equals(folded(name)) ? "" : latin);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
  }

  String text(Content content) {
    return switch (content) {
      case Content.Fields fields ->
          fields.fields().stream()
              .map(this::text)
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .distinct()
              .collect(Collectors.joining(fields.joint()));
      case Content.Words words -> stationery.text(words.texts(), wearer.language());
    };
  }

  private String text(Field field) {
    return switch (field) {
      case NAME -> name;
      case LATIN_NAME -> latinName;
      case TITLE -> wearer.title();
      case GIVEN_NAME -> wearer.givenName();
      case FAMILY_NAME -> wearer.familyName();
      case PRONOUNS -> wearer.pronouns();
      case ORGANISATION -> wearer.organisation();
      case POSITION -> wearer.position();
      case COUNTRY -> Locale.of("", wearer.country()).getDisplayCountry(locale());
      case CATEGORY -> category();
      case CATEGORY_ABROAD -> abroad();
      case RIBBON -> ribbon();
      case SESSIONS -> sessions().map(this::title).collect(Collectors.joining("; "));
      case ZONES ->
          sessions()
              .flatMap(session -> session.zone().stream())
              .distinct()
              .map(this::zone)
              .collect(Collectors.joining(", "));
      case SHORT_CODE -> shortCode;
      case CONFERENCE -> told(stationery.names());
      case THEME -> told(stationery.themes());
      case TOWN -> stationery.town();
      case VENUE -> stationery.venue();
      case DATES -> Dateline.of(stationery.firstDay(), stationery.lastDay(), locale());
    };
  }

  /** A category that has no name is called by its id: a badge always says what it is. */
  private String category() {
    String word = told(stationery.category(categoryId).names());
    return word.isEmpty() ? categoryId : word;
  }

  private String abroad() {
    Map<String, String> names = stationery.category(categoryId).names();
    return stationery.languages().stream()
        .map(language -> names.getOrDefault(language, ""))
        .filter(name -> !name.isEmpty() && !name.equals(category()))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  /** Nothing if it only repeats the category. */
  private String ribbon() {
    String word = told(stationery.category(categoryId).ribbons());
    return folded(word).equals(folded(category())) ? "" : word;
  }

  private Stream<Stationery.Session> sessions() {
    return stationery.sessions().stream().filter(s -> wearer.sessions().contains(s.id()));
  }

  private String title(Stationery.Session session) {
    return stationery.text(session.titles(), wearer.language());
  }

  /** A zone that has no name is called by its id, as on the page of its gate. */
  private String zone(String id) {
    String word = told(stationery.zones().getOrDefault(id, Map.of()));
    return word.isEmpty() ? id : word;
  }

  private String told(Map<String, String> texts) {
    return stationery.text(texts, stationery.language());
  }

  private Locale locale() {
    return Locale.forLanguageTag(stationery.language());
  }

  /** The picture that a file name with variables in it means. */
  Optional<String> file(String name, Map<String, ?> known) {
    String file = name.replace("{country}", wearer.country()).replace("{category}", categoryId);
    return known.containsKey(file) ? Optional.of(file) : Optional.empty();
  }

  /** Words for those who cannot see the code. */
  String codeInWords() {
    String form =
        stationery.language().startsWith("fr") ? "Code QR du badge " : "QR code of badge ";
    return form + shortCode;
  }

  /** A list of sessions: those of the wearer, all as long as none is known. */
  List<Stationery.Session> programme(boolean own) {
    List<Stationery.Session> chosen = own ? sessions().toList() : List.of();
    return chosen.isEmpty() ? stationery.sessions() : chosen;
  }
}
