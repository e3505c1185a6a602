package metropolis.badge.rendering;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.badge.credential.Badge;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.rendering.Composition.Obstacle;
import metropolis.badge.roster.Bearer;

/** Decides what stands on a badge, in which form and size. As safe for threads as its typeface. */
final class Composer {

  private static final Stationery.Category NO_CATEGORY =
      new Stationery.Category(Map.of(), Rgb.GREY, Map.of());

  private final Typeface face;

  Composer(Typeface face) {
    this.face = face;
  }

  Composition compose(Stationery stationery, Badge badge, Bearer bearer, String token) {
    Set<Notice> notices = EnumSet.noneOf(Notice.class);
    Optional<String> name = name(bearer, notices);
    if (name.isEmpty()) {
      return new Composition.Impossible(Obstacle.NAME_NEEDS_LATIN_FORM);
    }
    Optional<Lines> fittedName = BadgeLayout.NAME.fit(name.get(), face);
    if (fittedName.isEmpty()) {
      return new Composition.Impossible(Obstacle.NAME_TOO_LONG);
    }
    Stationery.Category category =
        stationery.categories().getOrDefault(badge.category(), NO_CATEGORY);
    List<String> languages = stationery.languages();
    Locale locale = Locale.forLanguageTag(languages.isEmpty() ? "en" : languages.getFirst());
    return new Composition.Ready(
        new Face(
            whole(BadgeLayout.CONFERENCE, first(stationery.names(), languages)),
            whole(BadgeLayout.DATELINE, dateline(stationery, locale)),
            fittedName.get(),
            organisation(bearer.organisation(), notices),
            whole(BadgeLayout.COUNTRY, country(bearer.country(), locale)),
            whole(BadgeLayout.CATEGORY, word(category, badge, languages)),
            whole(BadgeLayout.SUBTITLE, subtitle(category, languages)),
            category.colour(),
            token,
            badge.code().toString()),
        notices);
  }

  private Optional<String> name(Bearer bearer, Set<Notice> notices) {
    if (isDrawn(bearer.badgeName())) {
      return Optional.of(Typeface.clean(bearer.badgeName()));
    }
    Optional<String> latin = bearer.latinName().filter(this::isDrawn).map(Typeface::clean);
    if (latin.isPresent()) {
      notices.add(Notice.NAME_IN_LATIN_LETTERS);
    }
    return latin;
  }

  private boolean isDrawn(String text) {
    return !Typeface.clean(text).isEmpty() && face.draws(text);
  }

  private Lines organisation(String organisation, Set<Notice> notices) {
    if (Typeface.clean(organisation).isEmpty()) {
      return Lines.NONE;
    }
    if (!face.draws(organisation)) {
      notices.add(Notice.ORGANISATION_LEFT_OUT);
      return Lines.NONE;
    }
    String text = Typeface.clean(organisation);
    return BadgeLayout.ORGANISATION
        .fit(text, face)
        .orElseGet(
            () -> {
              notices.add(Notice.ORGANISATION_SHORTENED);
              return shortened(text);
            });
  }

  /** Fewer and fewer words, and at last fewer and fewer letters of the first. */
  private Lines shortened(String text) {
    String left = text;
    while (!left.isEmpty()) {
      int space = left.lastIndexOf(' ');
      left = left.substring(0, space > 0 ? space : left.offsetByCodePoints(left.length(), -1));
      Optional<Lines> lines = BadgeLayout.ORGANISATION.fit(left + "…", face);
      if (lines.isPresent()) {
        return lines.get();
      }
    }
    return Lines.NONE;
  }

  private static String dateline(Stationery stationery, Locale locale) {
    String days = Dateline.of(stationery.firstDay(), stationery.lastDay(), locale);
    String town = Typeface.clean(stationery.town());
    return town.isEmpty() ? days : town + " · " + days;
  }

  private static String country(String code, Locale locale) {
    return Locale.of("", code).getDisplayCountry(locale);
  }

  /** A category that has no name here is called by its id: a badge always says what it is. */
  private String word(Stationery.Category category, Badge badge, List<String> languages) {
    String word = first(category.names(), languages);
    return word.isEmpty() ? badge.category() : word;
  }

  /** The category in the other languages, and the ribbon. */
  private String subtitle(Stationery.Category category, List<String> languages) {
    String word = first(category.names(), languages);
    Stream<String> others =
        languages.stream()
            .map(language -> category.names().getOrDefault(language, ""))
            .filter(other -> !other.equals(word));
    return Stream.concat(others, Stream.of(first(category.ribbons(), languages)))
        .filter(this::isDrawn)
        .map(Typeface::clean)
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  /** The text in the first language that has one which can be set; empty if none has. */
  private String first(Map<String, String> texts, List<String> languages) {
    return languages.stream()
        .map(language -> texts.getOrDefault(language, ""))
        .filter(this::isDrawn)
        .map(Typeface::clean)
        .findFirst()
        .orElse("");
  }

  /**
   * For texts of the conference's own making: one that does not fit or cannot be set is left out.
   */
  private Lines whole(Fitting fitting, String text) {
    return isDrawn(text) ? fitting.fit(text, face).orElse(Lines.NONE) : Lines.NONE;
  }
}
