package metropolis.badge.rendering;

import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.issued;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.roster.Bearer;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import metropolis.rendering.page.Rgb;

/** Invented people and their badges. */
final class Samples {

  /** A token's form, signed by nobody. */
  static final String TOKEN =
      "MB1AEAQ5FSA3C7MWN2KXQ4ZB6VJHTR2ADLUIEP7GY5OWCNXSMK3QFTBVRZ2HJ6LDA4EGYUI7PO5CWNXMSKQ3FTBV"
          + "RZ2HJ6LDA4EGYUI7PO5CWNXMSKQ3FTBVRZ2HJ6LDA4EGYUIQ7P";

  static final Path TEMPLATES = Path.of("..", "examples", "metropolis-2004", "badges");

  static final Stationery STATIONERY =
      new Stationery(
          "metropolis-2004",
          Map.of(
              "en", "International Metropolis Conference 2004",
              "fr", "Conférence internationale Metropolis 2004"),
          Map.of("en", "Co-operative Migration Management"),
          "Centre International de Conférences Genève",
          "Genève",
          LocalDate.of(2004, 9, 27),
          LocalDate.of(2004, 10, 1),
          List.of("en", "fr"),
          categories(),
          List.of(
              session(27, 9, 12, "Opening: why migration needs co-operation", "Auditorium A", ""),
              session(
                  27, 14, 15, "Managing flows: routes, data, early signs", "Room 3", "workshops"),
              session(27, 18, 20, "Reception by the City of Geneva", "Foyer", ""),
              session(28, 9, 12, "Admissions: who, how many, by which door", "Auditorium A", ""),
              session(
                  28, 14, 15, "Asylum procedures that are fair and fast", "Room 4", "workshops"),
              session(28, 16, 17, "Students who stay", "Room 6", "workshops"),
              session(29, 9, 12, "Integration: school, work, vote", "Auditorium A", ""),
              session(
                  29, 14, 15, "Intercultural understanding in daily life", "Room 3", "workshops"),
              session(29, 16, 17, "Learning the language of the place", "Room 6", "workshops"),
              session(30, 9, 12, "Development: remittances and return", "Auditorium A", ""),
              session(30, 14, 15, "The price of sending money home", "Room 3", "workshops"),
              session(30, 16, 17, "Diasporas as partners", "Room 6", "workshops")),
          Map.of("workshops", Map.of("en", "Workshops", "fr", "Les ateliers")));

  private Samples() {}

  private static Map<String, Stationery.Category> categories() {
    Map<String, Stationery.Category> categories = new LinkedHashMap<>();
    categories.put("government", category("#1f3a6e", "Government", "Gouvernement", ""));
    categories.put(
        "international-organisation",
        category("#00697a", "International organisation", "Organisation internationale", ""));
    categories.put(
        "local-authority", category("#5b3f8c", "Local authority", "Collectivité locale", ""));
    categories.put(
        "ngo",
        category(
            "#2e6b34", "Non-governmental organisation", "Organisation non gouvernementale", ""));
    categories.put(
        "academia", category("#9a4b00", "Academia and research", "Université et recherche", ""));
    categories.put("student", category("#7a5a00", "Student", "Étudiante, étudiant", ""));
    categories.put(
        "speaker", category("#a3123a", "Speaker", "Intervenante, intervenant", "SPEAKER"));
    categories.put("press", category("#4a4a4a", "Press", "Presse", "PRESS"));
    return categories;
  }

  private static Stationery.Category category(String colour, String en, String fr, String ribbon) {
    return new Stationery.Category(
        Map.of("en", en, "fr", fr),
        Rgb.of(colour),
        ribbon.isEmpty() ? Map.of() : Map.of("en", ribbon));
  }

  private static Stationery.Session session(
      int day, int from, int to, String title, String room, String zone) {
    LocalDateTime starts = LocalDate.of(2004, 9, 1).withDayOfMonth(day).atTime(from, 0);
    return new Stationery.Session(
        day + "-" + from,
        Map.of("en", title),
        starts,
        starts.withHour(to).plusMinutes(30),
        room,
        zone.isEmpty() ? Optional.empty() : Optional.of(zone),
        room.equals("Foyer"));
  }

  static Bearer bearer(String name, String organisation, String country) {
    return bearer(name, Optional.empty(), organisation, country);
  }

  static Bearer bearer(String name, Optional<String> latin, String organisation, String country) {
    return new Bearer(
        REGISTRATION,
        "ngo",
        name,
        latin,
        "",
        "",
        "",
        "",
        organisation,
        "",
        country,
        "en",
        List.of());
  }

  static Wearer wearer(
      String name, String latin, String organisation, String position, String country) {
    return new Wearer(
        name,
        latin.isEmpty() ? Optional.empty() : Optional.of(latin),
        "",
        "",
        "",
        "",
        organisation,
        position,
        country,
        "en",
        List.of("27-9", "27-14", "28-16", "30-9"),
        Optional.empty());
  }

  static Badge badge() {
    return Badge.of(List.<BadgeEvent>of(issued(REGISTRATION, 1)));
  }

  static Template template(String name) {
    return TemplateReader.read(TEMPLATES.resolve(name + ".yaml")).template();
  }

  static Composition compose(Bearer bearer) {
    return new BadgePrinter().compose(STATIONERY, badge(), bearer, TOKEN);
  }

  static Face face(Bearer bearer) {
    return face(compose(bearer));
  }

  static Face face(Template template, String category, Wearer wearer) {
    return face(
        new BadgePrinter()
            .compose(template, STATIONERY, category, badge().code().toString(), wearer, TOKEN));
  }

  private static Face face(Composition composition) {
    if (composition instanceof Composition.Ready ready) {
      return ready.face();
    }
    throw new IllegalArgumentException("not ready: " + composition);
  }

  static byte[] pdf(Bearer bearer) {
    return new BadgePrinter().print("Badge", "en", List.of(face(bearer)));
  }
}
