package metropolis.registration.enrolment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import metropolis.registration.programme.Programme;

/**
 * What a profile must satisfy. The list stands in {@link #RULES}; lengths, in characters as people
 * count them, in {@link #LENGTHS}.
 */
public final class ProfileRules {

  /** Longest text by field; what is longer is no name but an attack or a mistake. */
  public static final Map<String, Integer> LENGTHS;

  static {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    lengths.put("category", 40);
    lengths.put("title", 40);
    lengths.put("givenName", 80);
    lengths.put("familyName", 80);
    lengths.put("latinGivenName", 80);
    lengths.put("latinFamilyName", 80);
    lengths.put("badgeName", 80);
    lengths.put("pronouns", 30);
    lengths.put("organisation", 160);
    lengths.put("position", 120);
    lengths.put("country", 2);
    lengths.put("email", 254);
    lengths.put("billingName", 160);
    lengths.put("billingStreet", 120);
    lengths.put("billingHouseNumber", 16);
    lengths.put("billingPostcode", 16);
    lengths.put("billingTown", 80);
    lengths.put("billingCountry", 2);
    lengths.put("language", 2);
    lengths.put("dietary", 300);
    lengths.put("access", 500);
    LENGTHS = Map.copyOf(lengths);
  }

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> SEVERAL_LINES = Set.of("dietary", "access");

  /** Category and country are printed too, but they are chosen, not written. */
  private static final List<String> PRINTED =
      List.of(
          "title",
          "givenName",
          "familyName",
          "latinGivenName",
          "latinFamilyName",
          "badgeName",
          "pronouns",
          "organisation",
          "position");

  private static final List<BiConsumer<Profile, Found>> RULES =
      List.of(
          ProfileRules::textsAreSafeAndBounded,
          ProfileRules::familyNameIsThere,
          ProfileRules::latinNameIsThereForOtherScripts,
          ProfileRules::latinNameIsLatin,
          ProfileRules::organisationIsThere,
          ProfileRules::countryExists,
          ProfileRules::emailCanBeWrittenTo,
          ProfileRules::billingAddressIsComplete);

  private ProfileRules() {}

  /**
   * @param printable what a badge can show
   * @return at most one problem for each field, in the order of the rules
   */
  public static List<FieldProblem> check(
      Profile profile, Programme programme, Printable printable) {
    Found found = new Found(texts(profile));
    if (programme.category(profile.category()).isEmpty()) {
      found.add("category", profile.category().isEmpty() ? "required" : "unknown");
    }
    RULES.forEach(rule -> rule.accept(profile, found));
    languageIsSpoken(profile, programme, found);
    badgeCanShow(printable, found);
    return found.problems();
  }

  private static void textsAreSafeAndBounded(Profile p, Found found) {
    found.texts.forEach(
        (field, text) -> {
          if (text.codePointCount(0, text.length()) > LENGTHS.get(field)) {
            found.add(field, "too-long");
          } else if (!Letters.safe(text, SEVERAL_LINES.contains(field))) {
            found.add(field, "unsafe-characters");
          }
        });
  }

  /** Better told to the one who wrote it than found on paper at the desk. */
  private static void badgeCanShow(Printable printable, Found found) {
    PRINTED.stream()
        .filter(found::sound)
        .forEach(
            field ->
                printable
                    .missing(found.texts.get(field))
                    .ifPresent(
                        missing -> found.add(new FieldProblem(field, "not-printable", missing))));
  }

  private static void familyNameIsThere(Profile p, Found found) {
    if (p.familyName().isEmpty()) {
      found.add("familyName", "required");
    } else if (!Letters.anyLetter(p.familyName())) {
      found.add("familyName", "no-letters");
    }
  }

  /** Officers at doors and banks read Latin letters; the badge shows both. */
  private static void latinNameIsThereForOtherScripts(Profile p, Found found) {
    if (!Letters.latin(p.familyName()) && p.latinFamilyName().isEmpty()) {
      found.add("latinFamilyName", "latin-form-needed");
    }
    if (!Letters.latin(p.givenName()) && p.latinGivenName().isEmpty()) {
      found.add("latinGivenName", "latin-form-needed");
    }
  }

  private static void latinNameIsLatin(Profile p, Found found) {
    if (!Letters.latin(p.latinFamilyName())) {
      found.add("latinFamilyName", "not-latin");
    }
    if (!Letters.latin(p.latinGivenName())) {
      found.add("latinGivenName", "not-latin");
    }
  }

  private static void organisationIsThere(Profile p, Found found) {
    if (p.organisation().isEmpty()) {
      found.add("organisation", "required");
    }
  }

  private static void countryExists(Profile p, Found found) {
    country("country", p.country(), found);
  }

  private static void emailCanBeWrittenTo(Profile p, Found found) {
    if (p.email().isEmpty()) {
      found.add("email", "required");
    } else if (!deliverable(p.email())) {
      found.add("email", "not-an-email");
    }
  }

  private static void languageIsSpoken(Profile p, Programme programme, Found found) {
    if (!programme.letterLanguages().contains(p.language())) {
      found.add("language", p.language().isEmpty() ? "required" : "unknown");
    }
  }

  private static void billingAddressIsComplete(Profile p, Found found) {
    p.billing()
        .ifPresent(
            b -> {
              if (b.street().isEmpty()) {
                found.add("billingStreet", "required");
              }
              if (b.town().isEmpty()) {
                found.add("billingTown", "required");
              }
              country("billingCountry", b.country(), found);
            });
  }

  private static void country(String field, String code, Found found) {
    if (!COUNTRIES.contains(code)) {
      found.add(field, code.isEmpty() ? "required" : "unknown");
    }
  }

  /** Only what every mail server refuses is refused here. */
  static boolean deliverable(String email) {
    int at = email.lastIndexOf('@');
    if (at < 1 || at > 64 || email.indexOf('@') != at) {
      return false;
    }
    String domain = email.substring(at + 1);
    return domain.contains(".")
        && !domain.contains("..")
        && !domain.startsWith(".")
        && !domain.endsWith(".")
        && !domain.startsWith("-")
        && domain.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-')
        && email
            .codePoints()
            .noneMatch(c -> Character.isWhitespace(c) || "<>()[],;:\\\"".indexOf(c) >= 0);
  }

  private static Map<String, String> texts(Profile p) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("category", p.category());
    texts.put("title", p.title());
    texts.put("givenName", p.givenName());
    texts.put("familyName", p.familyName());
    texts.put("latinGivenName", p.latinGivenName());
    texts.put("latinFamilyName", p.latinFamilyName());
    texts.put("badgeName", p.badgeName());
    texts.put("pronouns", p.pronouns());
    texts.put("organisation", p.organisation());
    texts.put("position", p.position());
    texts.put("country", p.country());
    texts.put("email", p.email());
    texts.put("language", p.language());
    texts.put("dietary", p.dietary());
    texts.put("access", p.access());
    texts.put("billingName", p.billing().map(BillingAddress::name).orElse(""));
    texts.put("billingStreet", p.billing().map(BillingAddress::street).orElse(""));
    texts.put("billingHouseNumber", p.billing().map(BillingAddress::houseNumber).orElse(""));
    texts.put("billingPostcode", p.billing().map(BillingAddress::postcode).orElse(""));
    texts.put("billingTown", p.billing().map(BillingAddress::town).orElse(""));
    texts.put("billingCountry", p.billing().map(BillingAddress::country).orElse(""));
    return texts;
  }

  /** The first problem of each field: a second one would only confuse. */
  private static final class Found {
    private final Map<String, String> texts;
    private final Map<String, FieldProblem> byField = new LinkedHashMap<>();

    Found(Map<String, String> texts) {
      this.texts = texts;
    }

    void add(String field, String code) {
      add(new FieldProblem(field, code));
    }

    void add(FieldProblem problem) {
      byField.putIfAbsent(problem.field(), problem);
    }

    boolean sound(String field) {
      return !byField.containsKey(field);
    }

    List<FieldProblem> problems() {
      return new ArrayList<>(byField.values());
    }
  }
}
