package metropolis.badge.rendering;

import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.issued;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.roster.Bearer;

/** Invented people and their badges. */
final class Samples {

  /** A token's form, signed by nobody. */
  static final String TOKEN =
      "MB1AEAQ5FSA3C7MWN2KXQ4ZB6VJHTR2ADLUIEP7GY5OWCNXSMK3QFTBVRZ2HJ6LDA4EGYUI7PO5CWNXMSKQ3FTBV"
          + "RZ2HJ6LDA4EGYUI7PO5CWNXMSKQ3FTBVRZ2HJ6LDA4EGYUIQ7P";

  static final Stationery STATIONERY =
      new Stationery(
          Map.of(
              "en", "International Metropolis Conference 2004",
              "fr", "Conférence internationale Metropolis 2004"),
          "Geneva",
          LocalDate.of(2004, 9, 27),
          LocalDate.of(2004, 10, 1),
          List.of("en", "fr"),
          Map.of(
              "ngo",
              new Stationery.Category(
                  Map.of("en", "Civil society", "fr", "Société civile"),
                  Rgb.of("#0B6E4F"),
                  Map.of()),
              "speaker",
              new Stationery.Category(
                  Map.of("en", "Speaker", "fr", "Intervenant"),
                  Rgb.of("#F2C14E"),
                  Map.of("en", "Plenary"))));

  private Samples() {}

  static Bearer bearer(String name, String organisation, String country) {
    return bearer(name, Optional.empty(), organisation, country);
  }

  static Bearer bearer(String name, Optional<String> latin, String organisation, String country) {
    return new Bearer(REGISTRATION, "ngo", name, latin, "", "", organisation, country, "en");
  }

  static Badge badge() {
    return Badge.of(List.<BadgeEvent>of(issued(REGISTRATION, 1)));
  }

  static Composition compose(Bearer bearer) {
    return new BadgePrinter().compose(STATIONERY, badge(), bearer, TOKEN);
  }

  static Face face(Bearer bearer) {
    if (compose(bearer) instanceof Composition.Ready ready) {
      return ready.face();
    }
    throw new IllegalArgumentException("not ready");
  }

  static byte[] pdf(Bearer bearer) {
    return new BadgePrinter().print("Badge", "en", List.of(face(bearer)));
  }
}
