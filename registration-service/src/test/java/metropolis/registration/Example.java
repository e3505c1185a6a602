package metropolis.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.programme.Approval;
import metropolis.registration.programme.BankCharges;
import metropolis.registration.programme.Category;
import metropolis.registration.programme.Creditor;
import metropolis.registration.programme.Dunning;
import metropolis.registration.programme.Fees;
import metropolis.registration.programme.Gate;
import metropolis.registration.programme.LocalText;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.programme.Vat;
import metropolis.registration.programme.Zone;

/**
 * A small conference: ngo (automatic, 2 places, CHF 400/500/600), academia (automatic, unlimited,
 * CHF 200), speaker (automatic, free), government (by the secretariat, CHF 500). Plenary for 100,
 * two workshops at the same hour, borders with 1 seat and cities with 2, and a reception open to
 * all.
 */
public final class Example {
  public static final String CONFERENCE = "example-2004";
  public static final Instant EARLY = Instant.parse("2004-05-01T10:00:00Z");
  public static final Instant REGULAR = Instant.parse("2004-08-01T10:00:00Z");
  public static final Instant ON_SITE = Instant.parse("2004-09-27T07:00:00Z");
  public static final Actor SECRETARIAT = new Actor(Role.SECRETARIAT, "helen");

  /** Fonts that lack one character. */
  public static final Printable NO_STARS =
      text -> text.contains("★") ? Optional.of("★ (U+2605 BLACK STAR)") : Optional.empty();

  private Example() {}

  public static Programme programme() {
    return programme(2, 1, 2);
  }

  public static Programme programme(int ngoQuota, int borderSeats, int citySeats) {
    return new Programme(
        CONFERENCE,
        text("Example Conference", "Conférence exemple"),
        text("Answers", "Réponses"),
        "Conference Centre",
        "Geneva",
        "CH",
        ZoneId.of("Europe/Zurich"),
        LocalDate.of(2004, 9, 27),
        LocalDate.of(2004, 10, 1),
        Instant.parse("2004-03-01T00:00:00Z"),
        Instant.parse("2004-09-30T22:00:00Z"),
        Currency.getInstance("CHF"),
        List.of("en", "fr"),
        List.of("en", "fr", "de"),
        List.of(
            category("ngo", Approval.AUTOMATIC, OptionalInt.of(ngoQuota), 400, 500, 600),
            category("academia", Approval.AUTOMATIC, OptionalInt.empty(), 200, 200, 200),
            category("speaker", Approval.AUTOMATIC, OptionalInt.empty(), 0, 0, 0),
            category("government", Approval.SECRETARIAT, OptionalInt.empty(), 500, 500, 500)),
        Instant.parse("2004-06-30T21:59:59Z"),
        Instant.parse("2004-09-26T22:00:00Z"),
        List.of(
            session("plenary", "2004-09-27T07:00:00Z", "2004-09-27T09:00:00Z", 100),
            session("borders", "2004-09-27T12:00:00Z", "2004-09-27T14:00:00Z", borderSeats),
            session("cities", "2004-09-27T13:00:00Z", "2004-09-27T15:00:00Z", citySeats),
            new Session(
                "reception",
                text("Reception", "Réception"),
                Instant.parse("2004-09-27T16:00:00Z"),
                Instant.parse("2004-09-27T18:00:00Z"),
                "Terrace",
                OptionalInt.empty(),
                Optional.empty())),
        List.of(new Gate("main-door", text("Main door", "Entrée principale"), "venue")),
        List.of(new Zone("venue", text("The whole house", "Toute la maison"))),
        new Creditor(
            "Example Conference Secretariat",
            "Rue de Varembé",
            "17",
            "1202",
            "Genève",
            "CH",
            "CH4431999123000889012",
            "POFICHBEXXX",
            "Example Bank",
            "",
            ""),
        30,
        new Vat(0, text("Not subject to VAT", "Non soumis à la TVA")),
        "secretariat@example.org",
        BankCharges.NONE,
        Dunning.STANDARD,
        List.of());
  }

  private static LocalText text(String english, String french) {
    return new LocalText(Map.of("en", english, "fr", french));
  }

  private static Category category(
      String id, Approval approval, OptionalInt quota, int early, int regular, int onSite) {
    return new Category(
        id,
        text(id, id),
        "#204060",
        approval,
        quota,
        new Fees(chf(early), chf(regular), chf(onSite)),
        Optional.empty(),
        Optional.empty());
  }

  private static Session session(String id, String starts, String ends, int seats) {
    return new Session(
        id,
        text(id, id),
        Instant.parse(starts),
        Instant.parse(ends),
        "Room " + id,
        OptionalInt.of(seats),
        Optional.empty());
  }

  public static Money chf(int francs) {
    return Money.of(francs * 100L, "CHF");
  }

  public static Profile profile(String category, String name) {
    return new Profile(
        category,
        "",
        "Ana",
        name,
        "",
        "",
        "",
        "",
        "Example Organisation",
        "Adviser",
        "CH",
        name.toLowerCase(java.util.Locale.ROOT) + "@example.org",
        Optional.empty(),
        "en",
        "",
        "",
        Optional.of(EARLY));
  }

  public static Cause by(Actor actor, Instant time) {
    return new Cause("command-" + time, actor, time);
  }

  public static Cause bySecretariat(Instant time) {
    return by(SECRETARIAT, time);
  }

  public static Cause byDelegate(String registrationId, Instant time) {
    return by(new Actor(Role.DELEGATE, registrationId), time);
  }
}
