package metropolis.registration.roster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import metropolis.registration.enrolment.Letters;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.Registration;

/**
 * What somebody at the desk looks for.
 *
 * @param text words in any script, with or without accents; all must occur in names, organisation,
 *     position, e-mail, country, or the id
 * @param status code as of {@link metropolis.registration.enrolment.Status#code}
 * @param session id of a session that the delegate has a seat in or waits for
 */
public record Search(
    String text,
    Optional<String> status,
    Optional<String> category,
    Optional<String> session,
    Order order) {

  /** How the list is sorted. */
  public enum Order {
    NEWEST,
    NAME
  }

  public static Search everything() {
    return new Search("", Optional.empty(), Optional.empty(), Optional.empty(), Order.NEWEST);
  }

  /** Those that match, in order. */
  public List<Registration> in(List<Registration> registrations) {
    return registrations.stream().filter(matches()).sorted(comparator()).toList();
  }

  private Predicate<Registration> matches() {
    List<String> words =
        Arrays.stream(Letters.folded(text).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    return r ->
        status.filter(s -> !s.equals(r.status().code())).isEmpty()
            && category.filter(c -> !c.equals(r.category())).isEmpty()
            && session.filter(s -> !r.wishes().contains(s)).isEmpty()
            && contains(r, words);
  }

  private static boolean contains(Registration r, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    String haystack = haystack(r);
    return words.stream().allMatch(haystack::contains);
  }

  private static String haystack(Registration r) {
    String id = r.id().toLowerCase(Locale.ROOT);
    String invoice = r.invoices().stream().map(i -> " " + i.number()).collect(Collectors.joining());
    return r.profile()
        .map(
            p ->
                Letters.folded(
                    String.join(
                        " ",
                        id,
                        p.name(),
                        p.latinName(),
                        p.badgeName(),
                        p.organisation(),
                        p.position(),
                        p.email(),
                        country(p),
                        invoice)))
        .orElse(id + invoice);
  }

  private static String country(Profile p) {
    Locale country = Locale.of("", p.country());
    return country.getDisplayCountry(Locale.ENGLISH)
        + " "
        + country.getDisplayCountry(Locale.FRENCH);
  }

  private Comparator<Registration> comparator() {
    return switch (order) {
      case NEWEST ->
          Comparator.comparing(Registration::submitted).reversed().thenComparing(Registration::id);
      case NAME -> Comparator.comparing(Search::sortName).thenComparing(Registration::id);
    };
  }

  /** By the Latin family name, so that one alphabet orders all; the erased come last. */
  private static String sortName(Registration r) {
    return r.profile()
        .map(
            p -> {
              String family = p.latinFamilyName().isEmpty() ? p.familyName() : p.latinFamilyName();
              String given = p.latinGivenName().isEmpty() ? p.givenName() : p.latinGivenName();
              return Letters.folded(family + " " + given);
            })
        .orElse("\uFFFF");
  }
}
