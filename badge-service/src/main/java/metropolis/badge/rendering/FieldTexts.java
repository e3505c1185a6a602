package metropolis.badge.rendering;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * @param locale of the conference
 */
record FieldTexts(
    Stationery stationery,
    String categoryId,
    String shortCode,
    Wearer wearer,
    String name,
    String latinName,
    Locale locale) {

  /** Of the languages in which conferences are held. */
  private static final Map<String, Locale> LOCALES = new ConcurrentHashMap<>();

  /** Making a locale and asking it costs more than setting the text; there are some 250. */
  private static final Map<Locale, Map<String, String>> COUNTRIES = new ConcurrentHashMap<>();

  static FieldTexts of(
      Stationery stationery, String category, String shortCode, Wearer wearer, String name) {
    String latin = wearer.latinName().orElse("");
    return new FieldTexts(
        stationery,
        category,
        shortCode,
        wearer,
        name,
        latin.isEmpty() || latin.equals(name) || folded(latin).equals(folded(name)) ? "" : latin,
        LOCALES.computeIfAbsent(stationery.language(), Locale::forLanguageTag));
  }

  private static String folded(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    lower.codePoints().filter(FieldTexts::isSeen).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT ->
          false;
      default -> !Character.isWhitespace(character);
    };
  }

  String text(Content content) {
    return switch (content) {
      case Content.Fields fields when fields.fields().size() == 1 ->
          text(fields.fields().getFirst()).strip();
      case Content.Fields fields -> String.join(fields.joint(), texts(fields.fields()));
      case Content.Words words -> stationery.text(words.texts(), wearer.language());
    };
  }

  /** Each once, and none that is empty. */
  private Set<String> texts(List<Field> fields) {
    Set<String> texts = new LinkedHashSet<>();
    for (Field field : fields) {
      texts.add(text(field).strip());
    }
    texts.remove("");
    return texts;
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
      case COUNTRY -> country();
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
      case DATES -> Dateline.of(stationery.firstDay(), stationery.lastDay(), locale);
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
    return word.isEmpty() || folded(word).equals(folded(category())) ? "" : word;
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

  private String country() {
    return COUNTRIES
        .computeIfAbsent(locale, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(wearer.country(), code -> Locale.of("", code).getDisplayCountry(locale));
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

  /**
   * A list of sessions: all or, as the wearer's own, those with a seat for the wearer and those
   * that everybody goes to without one. Whoever chose nothing is not sent to what others chose.
   */
  List<Stationery.Session> programme(boolean own) {
    return stationery.sessions().stream()
        .filter(session -> !own || session.open() || wearer.sessions().contains(session.id()))
        .toList();
  }
}
