package metropolis.registration.programme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metropolis.platform.values.Money;

/** What a programme must satisfy before it is announced. The list stands in {@link #RULES}. */
public final class ProgrammeRules {

  /** A page lists all of them, so more than these would be a mistake in the file. */
  static final int MOST_CATEGORIES = 40;

  static final int MOST_SESSIONS = 400;
  static final int MOST_GATES = 100;
  static final int LONGEST_DAYS = 60;
  static final int LONGEST_TEXT = 300;
  static final int LARGEST_CAPACITY = 100_000;

  /** In whole units of any currency; banks take less, and a fee is more. */
  static final int LARGEST_TOLERANCE = 1_000;

  private static final int LARGEST_LIMIT = 1_000_000;

  private static final Pattern CONFERENCE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern BIC =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Words that begin a path of their own beside the conferences'. */
  private static final Set<String> RESERVED =
      Set.of(
          "api",
          "health",
          "metrics",
          "assets",
          "webjars",
          "sign-in",
          "sign-out",
          "accounts",
          "admin",
          "static",
          "account");

  private static final List<Function<Programme, Stream<ProgrammeProblem>>> RULES =
      List.of(
          ProgrammeRules::idIsUsable,
          ProgrammeRules::textsAreThere,
          ProgrammeRules::daysAreInOrder,
          ProgrammeRules::registrationOpensBeforeItCloses,
          ProgrammeRules::feeDatesAreInOrder,
          ProgrammeRules::idsAreUniqueAndUsable,
          ProgrammeRules::categoriesAreComplete,
          ProgrammeRules::feesAreInTheConferencesCurrency,
          ProgrammeRules::sessionsFitTheDays,
          ProgrammeRules::capacitiesMakeSense,
          ProgrammeRules::tolerancesAreSmall,
          ProgrammeRules::limitsAreNotBelowZero,
          ProgrammeRules::zonesHaveGates,
          ProgrammeRules::namedZonesAreThoseOfTheGates,
          ZoneRules::zonesCanBeGuarded,
          ProgrammeRules::accountIsUsable,
          MoneyRules::check,
          ProgrammeRules::numbersAreBounded);

  private ProgrammeRules() {}

  /**
   * @return everything wrong, in the order of the rules; empty if the programme may be announced
   */
  public static List<ProgrammeProblem> check(Programme programme) {
    return RULES.stream().flatMap(rule -> rule.apply(programme)).toList();
  }

  private static Stream<ProgrammeProblem> idIsUsable(Programme p) {
    if (!CONFERENCE_ID.matcher(p.id()).matches()) {
      return problem("id", "use 2 to 40 of a-z, 0-9 and -, not beginning with -");
    }
    return when(
        RESERVED.contains(p.id()), "id", "choose another id: this word is a path of the site");
  }

  private static Stream<ProgrammeProblem> textsAreThere(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    if (p.languages().isEmpty()) {
      found.add(new ProgrammeProblem("languages", "name at least one language, as in [en, fr]"));
    }
    for (String language : p.languages()) {
      if (!Set.of("en", "fr").contains(language)) {
        found.add(
            new ProgrammeProblem("languages", "pages exist in en and fr only, not " + language));
      }
    }
    text(p, "name", p.name(), found);
    text(p, "theme", p.theme(), found);
    line("venue", p.venue(), found);
    line("town", p.town(), found);
    line("contactEmail", p.contactEmail(), found);
    each(p.categories(), (i, c) -> text(p, "categories[" + i + "].name", c.name(), found));
    each(p.sessions(), (i, s) -> text(p, "sessions[" + i + "].title", s.title(), found));
    each(p.sessions(), (i, s) -> line("sessions[" + i + "].room", s.room(), found));
    each(p.gates(), (i, g) -> text(p, "gates[" + i + "].name", g.name(), found));
    each(p.zones(), (i, z) -> text(p, "zones[" + i + "].name", z.name(), found));
    text(p, "vat", p.vat().text(), found);
    each(
        p.categories(),
        (i, c) ->
            c.vat().ifPresent(vat -> text(p, "categories[" + i + "].vat", vat.text(), found)));
    return found.stream();
  }

  private static Stream<ProgrammeProblem> daysAreInOrder(Programme p) {
    if (p.firstDay().isBefore(p.lastDay().minusDays(LONGEST_DAYS))) {
      return problem("lastDay", "keep a conference within " + LONGEST_DAYS + " days");
    }
    return when(
        p.lastDay().isBefore(p.firstDay()), "lastDay", "put the last day on or after the first");
  }

  private static Stream<ProgrammeProblem> registrationOpensBeforeItCloses(Programme p) {
    return when(
        !p.registrationOpens().isBefore(p.registrationCloses()),
        "registration.closes",
        "let registration close after it opens");
  }

  private static Stream<ProgrammeProblem> feeDatesAreInOrder(Programme p) {
    return when(
        p.onSiteFrom().isBefore(p.earlyUntil()),
        "fees.onSiteFrom",
        "let the on-site fee begin when or after the early fee ends");
  }

  private static Stream<ProgrammeProblem> idsAreUniqueAndUsable(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    ids("categories", p.categories().stream().map(Category::id).toList(), found);
    ids("sessions", p.sessions().stream().map(Session::id).toList(), found);
    ids("gates", p.gates().stream().map(Gate::id).toList(), found);
    ids("zones", p.zones().stream().map(Zone::id).toList(), found);
    return found.stream();
  }

  private static Stream<ProgrammeProblem> categoriesAreComplete(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    if (p.categories().isEmpty()) {
      found.add(new ProgrammeProblem("categories", "name at least one category"));
    }
    each(
        p.categories(),
        (i, c) -> {
          if (!COLOUR.matcher(c.colour()).matches()) {
            found.add(
                new ProgrammeProblem(
                    "categories[" + i + "].colour", "write the colour as \"#rrggbb\""));
          }
        });
    return found.stream();
  }

  private static Stream<ProgrammeProblem> feesAreInTheConferencesCurrency(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    each(
        p.categories(),
        (i, c) -> {
          for (Tier tier : Tier.values()) {
            Money fee = c.fees().at(tier);
            if (fee.isNegative() || !fee.currency().equals(p.currency())) {
              found.add(
                  new ProgrammeProblem(
                      "categories[" + i + "].fees",
                      "give the fees as amounts in " + p.currency() + ", 0 for free"));
              return;
            }
          }
        });
    return found.stream();
  }

  private static Stream<ProgrammeProblem> sessionsFitTheDays(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    each(
        p.sessions(),
        (i, s) -> {
          if (!s.starts().isBefore(s.ends())) {
            found.add(
                new ProgrammeProblem(
                    "sessions[" + i + "].ends", "let the session end after it starts"));
          } else if (s.starts().atZone(p.timeZone()).toLocalDate().isBefore(p.firstDay())
              || s.ends().minusNanos(1).atZone(p.timeZone()).toLocalDate().isAfter(p.lastDay())) {
            found.add(
                new ProgrammeProblem(
                    "sessions[" + i + "].starts",
                    "put the session between " + p.firstDay() + " and " + p.lastDay()));
          }
        });
    return found.stream();
  }

  private static Stream<ProgrammeProblem> capacitiesMakeSense(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    each(
        p.sessions(),
        (i, s) -> {
          if (s.capacity().isPresent()
              && (s.capacity().getAsInt() < 1 || s.capacity().getAsInt() > LARGEST_CAPACITY)) {
            found.add(
                new ProgrammeProblem(
                    "sessions[" + i + "].capacity",
                    "give 1 to " + LARGEST_CAPACITY + " seats, or leave it out"));
          }
        });
    each(
        p.categories(),
        (i, c) -> {
          if (c.quota().isPresent() && c.quota().getAsInt() < 0) {
            found.add(
                new ProgrammeProblem(
                    "categories[" + i + "].quota", "give 0 or more places, or leave it out"));
          }
        });
    return found.stream();
  }

  /** A zone is named by the gates that lead into it. */
  private static Stream<ProgrammeProblem> zonesHaveGates(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    Set<String> zones = new TreeSet<>(p.gates().stream().map(Gate::zone).toList());
    each(
        p.gates(),
        (i, g) -> {
          if (!ID.matcher(g.zone()).matches()) {
            found.add(
                new ProgrammeProblem("gates[" + i + "].zone", "use 1 to 40 of a-z, 0-9 and -"));
          }
        });
    each(
        p.sessions(),
        (i, s) -> {
          if (s.zone().isPresent() && !zones.contains(s.zone().get())) {
            found.add(
                new ProgrammeProblem(
                    "sessions[" + i + "].zone", "name a zone that has a gate: " + zones));
          }
        });
    return found.stream();
  }

  /** Whoever names zones names them all, so that a slip in an id is found. */
  private static Stream<ProgrammeProblem> namedZonesAreThoseOfTheGates(Programme p) {
    if (p.zones().isEmpty()) {
      return Stream.empty();
    }
    List<ProgrammeProblem> found = new ArrayList<>();
    Set<String> named = new TreeSet<>(p.zones().stream().map(Zone::id).toList());
    Set<String> entered = new TreeSet<>(p.gates().stream().map(Gate::zone).toList());
    each(
        p.gates(),
        (i, g) -> {
          if (!named.contains(g.zone())) {
            found.add(
                new ProgrammeProblem(
                    "gates[" + i + "].zone",
                    "use one of the zones " + named + ", or name " + g.zone() + " among them"));
          }
        });
    each(
        p.zones(),
        (i, z) -> {
          if (!entered.contains(z.id())) {
            found.add(
                new ProgrammeProblem(
                    "zones[" + i + "].id", "let a gate lead into the zone, or leave it out"));
          }
        });
    return found.stream();
  }

  private static Stream<ProgrammeProblem> accountIsUsable(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    Creditor c = p.creditor();
    line("creditor.name", c.name(), found);
    line("creditor.town", c.town(), found);
    line("creditor.postcode", c.postcode(), found);
    if (!COUNTRIES.contains(p.country())) {
      found.add(new ProgrammeProblem("country", "use the two letters of ISO 3166, as in CH"));
    }
    if (!COUNTRIES.contains(c.country())) {
      found.add(
          new ProgrammeProblem("creditor.country", "use the two letters of ISO 3166, as in CH"));
    }
    if (!ibanChecks(c.iban())) {
      found.add(
          new ProgrammeProblem("creditor.iban", "correct the IBAN: its check digits do not match"));
    }
    if (!BIC.matcher(c.bic()).matches()) {
      found.add(new ProgrammeProblem("creditor.bic", "give a BIC of 8 or 11 characters"));
    }
    return found.stream();
  }

  private static Stream<ProgrammeProblem> numbersAreBounded(Programme p) {
    return Stream.of(
            when(
                p.paymentTermDays() < 1 || p.paymentTermDays() > 365,
                "paymentTermDays",
                "give 1 to 365 days"),
            when(
                p.categories().size() > MOST_CATEGORIES,
                "categories",
                "keep to " + MOST_CATEGORIES + " categories"),
            when(
                p.sessions().size() > MOST_SESSIONS,
                "sessions",
                "keep to " + MOST_SESSIONS + " sessions"),
            when(p.gates().size() > MOST_GATES, "gates", "keep to " + MOST_GATES + " gates"),
            when(p.zones().size() > MOST_GATES, "zones", "keep to " + MOST_GATES + " zones"))
        .flatMap(s -> s);
  }

  private static Stream<ProgrammeProblem> limitsAreNotBelowZero(Programme p) {
    return p.secondPersonAbove().stream()
        .filter(
            limit ->
                limit.isNegative()
                    || limit.decimal().compareTo(BigDecimal.valueOf(LARGEST_LIMIT)) > 0)
        .map(
            limit ->
                new ProgrammeProblem(
                    "secondPersonAbove." + limit.currency(),
                    "give an amount from 0 to " + LARGEST_LIMIT));
  }

  private static Stream<ProgrammeProblem> tolerancesAreSmall(Programme p) {
    return p.bankCharges().tolerances().stream()
        .filter(
            t -> t.isNegative() || t.decimal().compareTo(BigDecimal.valueOf(LARGEST_TOLERANCE)) > 0)
        .map(
            t ->
                new ProgrammeProblem(
                    "bankCharges.tolerance." + t.currency(),
                    "give an amount from 0 to " + LARGEST_TOLERANCE));
  }

  /** ISO 13616: the rearranged digits leave 1 when divided by 97. */
  static boolean ibanChecks(String iban) {
    if (!iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}")) {
      return false;
    }
    String turned = iban.substring(4) + iban.substring(0, 4);
    int remainder = 0;
    for (char c : turned.toCharArray()) {
      int value = Character.digit(c, 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }

  private static void ids(String list, List<String> ids, List<ProgrammeProblem> found) {
    Set<String> seen = new HashSet<>();
    each(
        ids,
        (i, id) -> {
          String path = list + "[" + i + "].id";
          if (!ID.matcher(id).matches()) {
            found.add(new ProgrammeProblem(path, "use 1 to 40 of a-z, 0-9 and -"));
          } else if (!seen.add(id)) {
            found.add(new ProgrammeProblem(path, "give another id: " + id + " is taken"));
          }
        });
  }

  private static void text(Programme p, String path, LocalText text, List<ProgrammeProblem> found) {
    for (String language : p.languages()) {
      if (text.byLanguage().getOrDefault(language, "").isBlank()) {
        found.add(new ProgrammeProblem(path, "add the text in " + language));
      }
    }
    text.byLanguage().values().forEach(t -> plain(path, t, found));
  }

  private static void line(String path, String text, List<ProgrammeProblem> found) {
    if (text.isBlank()) {
      found.add(new ProgrammeProblem(path, "fill it in"));
    }
    plain(path, text, found);
  }

  private static void plain(String path, String text, List<ProgrammeProblem> found) {
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      found.add(new ProgrammeProblem(path, "keep to " + LONGEST_TEXT + " characters"));
    }
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c))) {
      found.add(new ProgrammeProblem(path, "write it on one line, without control characters"));
    }
  }

  private static Stream<ProgrammeProblem> when(boolean wrong, String path, String remedy) {
    return wrong ? problem(path, remedy) : Stream.empty();
  }

  private static Stream<ProgrammeProblem> problem(String path, String remedy) {
    return Stream.of(new ProgrammeProblem(path, remedy));
  }

  private interface Each<T> {
    void visit(int index, T item);
  }

  private static <T> void each(List<T> items, Each<T> visitor) {
    IntStream.range(0, items.size()).forEach(i -> visitor.visit(i, items.get(i)));
  }
}
