package metropolis.payment.ledger;

import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentEvent.CsvProfileDropped;
import metropolis.payment.ledger.PaymentEvent.CsvProfileKept;

/** Decides which layouts of CSV are known beside the ready-made ones. */
final class CsvLayouts {

  /** Each is tried on a file; nobody has accounts at more banks. */
  private static final int MOST_PROFILES = 30;

  private CsvLayouts() {}

  static Decision keep(Books books, CsvProfile profile) {
    Optional<Decision> refused =
        profile.problems().stream()
            .findFirst()
            .map(problem -> new Refused("profile-" + problem.code(), problem.field()));
    boolean readyMade =
        CsvProfiles.readyMade().stream().anyMatch(own -> own.id().equals(profile.id()));
    Optional<CsvProfile> before = books.profile(profile.id());
    return refused.orElseGet(
        () ->
            first(
                    refuse(readyMade, "profile-ready-made", "name"),
                    refuse(
                        before.isEmpty() && books.profiles().size() >= MOST_PROFILES,
                        "too-many-profiles",
                        "name"))
                .orElseGet(
                    () ->
                        before.filter(profile::equals).isPresent()
                            ? Decision.nothing("profile-kept")
                            : done("profile-kept", new CsvProfileKept(profile))));
  }

  static Decision drop(Books books, String profileId) {
    return books
        .profile(profileId)
        .map(_ -> done("profile-dropped", new CsvProfileDropped(profileId)))
        .orElseGet(() -> Decision.nothing("profile-dropped"));
  }

  private static Decision done(String code, PaymentEvent event) {
    return new Done(List.of(event), code, Map.of());
  }
}
