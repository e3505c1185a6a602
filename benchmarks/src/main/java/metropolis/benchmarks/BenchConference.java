package metropolis.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metropolis.badge.credential.Validity;

/**
 * The conference that is measured: free of charge, so that each registration leads to a badge, with
 * sessions that seat fewer than want in.
 */
final class BenchConference {

  static final String ID = "bench";
  static final LocalDate FIRST_DAY = LocalDate.of(2004, 9, 27);
  static final LocalDate LAST_DAY = LocalDate.of(2004, 10, 1);
  static final List<String> GATES = List.of("north", "south", "east", "west");

  private static final int SESSIONS = 20;
  private static final int CAPACITY = 150;

  private static final List<String> FAMILY_NAMES =
      List.of("Okonkwo", "Żółkiewska", "Ben-Amar", "Lindqvist", "ณรงค์", "Šimůnek", "Haddad", "李");

  private BenchConference() {}

  /**
   * What the API of registration takes for a delegate: no two alike, in several scripts.
   *
   * @param round tells those with the same number apart
   */
  static Map<String, Object> delegate(String round, int number) {
    String givenName = "Guest " + round + number;
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("givenName", givenName);
    person.put("familyName", FAMILY_NAMES.get(number % FAMILY_NAMES.size()));
    person.put("latinGivenName", givenName);
    person.put("latinFamilyName", "Delegate");
    person.put("badgeName", givenName);
    person.put("organisation", "Institute of Measurement");
    person.put("country", "CH");
    person.put("email", "guest-" + round + number + "@load.example");
    person.put("language", "en");
    person.put("category", "guest");
    person.put("sessions", List.of("s" + number % SESSIONS));
    person.put("consent", true);
    return person;
  }

  /** For the codes of its badges. */
  static BadgeSigner signer(Path data) throws IOException, GeneralSecurityException {
    return new BadgeSigner(data, ID, new Validity(FIRST_DAY, LAST_DAY));
  }

  static String yaml() {
    StringBuilder yaml =
        new StringBuilder(
            """
            id: bench
            name: { en: Measured conference, fr: Conférence mesurée }
            theme: { en: Load, fr: Charge }
            venue: Test hall
            town: Genève
            country: CH
            timeZone: Europe/Zurich
            firstDay: 2004-09-27
            lastDay: 2004-10-01
            contactEmail: load@bench.example
            languages: [en, fr]
            currency: CHF
            registration: { opens: 2004-02-02T09:00:00, closes: 2004-10-01T12:00:00 }
            fees: { earlyUntil: 2004-06-30, onSiteFrom: 2004-09-27 }
            paymentTermDays: 30
            vat: { en: None., fr: Aucune. }
            creditor:
              name: Measured Conference
              street: Rue de Varembé
              houseNumber: "17"
              postcode: "1202"
              town: Genève
              country: CH
              iban: CH44 3199 9123 0008 8901 2
              bic: POFICHBEXXX
              bank: PostFinance
            categories:
              - id: guest
                name: { en: Guest, fr: Invité }
                colour: "#1f3a6e"
                approval: automatic
                fees: { early: 0.00, regular: 0.00, onSite: 0.00 }
            gates:
            """);
    for (String gate : GATES) {
      yaml.append("  - { id: %1$s, name: { en: %1$s, fr: %1$s }, zone: venue }%n".formatted(gate));
    }
    yaml.append("sessions:\n");
    for (int i = 0; i < SESSIONS; i++) {
      yaml.append(
          """
            - id: s%1$d
              title: { en: Session %1$d, fr: Séance %1$d }
              starts: 2004-09-28T%2$02d:00:00
              ends: 2004-09-28T%2$02d:50:00
              room: Room %1$d
              capacity: %3$d
          """
              .formatted(i, 1 + i, CAPACITY));
    }
    return yaml.toString();
  }
}
