package metropolis.registration.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the announced facts for invoices must satisfy: tax, numbers, languages of letters. */
final class MoneyRules {

  /** Languages that invoices are written in. */
  static final List<String> LETTERS = List.of("en", "fr", "de", "it");

  /** In hundredths of a per cent; no country's rate is higher. */
  private static final int HIGHEST_RATE = 3000;

  private static final Pattern SWISS_UID =
      Pattern.compile("CHE-?([0-9]{3})\\.?([0-9]{3})\\.?([0-9]{3})");
  private static final int[] UID_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4};
  private static final int LONGEST_UID = 20;

  private static final int MOST_GRACE = 60;
  private static final int MOST_LEVELS = 3;
  private static final int LONGEST_WAIT = 365;

  private MoneyRules() {}

  static Stream<ProgrammeProblem> check(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    rate("vatRate", p.vat(), found);
    for (int i = 0; i < p.categories().size(); i++) {
      String path = "categories[" + i + "].vatRate";
      p.categories().get(i).vat().ifPresent(vat -> rate(path, vat, found));
    }
    for (String language : p.letterLanguages()) {
      if (!LETTERS.contains(language)) {
        found.add(
            new ProgrammeProblem(
                "letterLanguages", "letters exist in " + LETTERS + " only, not " + language));
      }
    }
    if (!Set.copyOf(p.letterLanguages()).containsAll(p.languages())) {
      found.add(
          new ProgrammeProblem("letterLanguages", "name those of the pages too: " + p.languages()));
    }
    String abroad = p.creditor().ibanAbroad();
    if (!abroad.isEmpty() && !ProgrammeRules.ibanChecks(abroad)) {
      found.add(
          new ProgrammeProblem(
              "creditor.ibanAbroad", "correct the IBAN: its check digits do not match"));
    }
    if (!uidIsSound(p.creditor().uid())) {
      found.add(
          new ProgrammeProblem(
              "creditor.uid", "correct the number: it is written as CHE-123.456.788"));
    }
    dunning(p.dunning(), found);
    return found.stream();
  }

  private static void dunning(Dunning d, List<ProgrammeProblem> found) {
    if (d.graceDays().isPresent()
        && (d.graceDays().getAsInt() < 0 || d.graceDays().getAsInt() > MOST_GRACE)) {
      found.add(
          new ProgrammeProblem("fees.latePayment.graceDays", "give 0 to " + MOST_GRACE + " days"));
    }
    List<Integer> days = d.remindAfter();
    boolean usable = days.size() <= MOST_LEVELS;
    for (int i = 0; i < days.size(); i++) {
      usable &= days.get(i) > (i == 0 ? 0 : days.get(i - 1)) && days.get(i) <= LONGEST_WAIT;
    }
    if (!usable) {
      found.add(
          new ProgrammeProblem(
              "reminders.afterDue",
              "give at most "
                  + MOST_LEVELS
                  + " increasing numbers of days from 1 to "
                  + LONGEST_WAIT
                  + ", as in [10, 25, 40]"));
    }
    if (d.payWithin() < 1 || d.payWithin() > LONGEST_WAIT) {
      found.add(new ProgrammeProblem("reminders.payWithin", "give 1 to " + LONGEST_WAIT + " days"));
    }
  }

  private static void rate(String path, Vat vat, List<ProgrammeProblem> found) {
    if (vat.rate() < 0 || vat.rate() > HIGHEST_RATE) {
      found.add(new ProgrammeProblem(path, "give per cent from 0 to 30, as in 8.1"));
    }
  }

  /** A Swiss number has a check digit, modulo 11; of any other country only the length is known. */
  static boolean uidIsSound(String uid) {
    if (!uid.startsWith("CHE")) {
      return uid.matches("[A-Za-z0-9 .-]{0," + LONGEST_UID + "}");
    }
    var matcher = SWISS_UID.matcher(uid);
    if (!matcher.matches()) {
      return false;
    }
    String digits = matcher.group(1) + matcher.group(2) + matcher.group(3);
    int sum = 0;
    for (int i = 0; i < UID_WEIGHTS.length; i++) {
      sum += UID_WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
    }
    int check = (11 - sum % 11) % 11;
    return check == Character.digit(digits.charAt(8), 10);
  }
}
