package metropolis.registration.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import metropolis.platform.values.Money;
import metropolis.registration.enrolment.BillingAddress;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Letters;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.enrolment.Seat;
import metropolis.registration.enrolment.Status;
import metropolis.registration.http.Documents.ConferenceCategory;
import metropolis.registration.http.Documents.ConferenceDetail;
import metropolis.registration.http.Documents.ConferenceSession;
import metropolis.registration.http.Documents.PersonFields;
import metropolis.registration.http.Documents.RegistrationBadge;
import metropolis.registration.http.Documents.RegistrationBilling;
import metropolis.registration.http.Documents.RegistrationDetail;
import metropolis.registration.http.Documents.RegistrationEntry;
import metropolis.registration.http.Documents.RegistrationHistory;
import metropolis.registration.http.Documents.RegistrationInvoice;
import metropolis.registration.http.Documents.RegistrationProfile;
import metropolis.registration.http.Documents.RegistrationSession;
import metropolis.registration.programme.Programme;
import metropolis.registration.seating.Occupancy;

/** Between the domain and the documents of the API. */
final class ApiViews {

  private record Parts(Money fee, String tier, String basis, String reason) {}

  private ApiViews() {}

  static ConferenceDetail conference(ConferenceBook book, String language) {
    Programme p = book.programme().orElseThrow();
    return new ConferenceDetail(
        p.id(),
        book.programmeVersion(),
        p.name().in(language),
        p.currency().getCurrencyCode(),
        p.registrationOpens(),
        p.registrationCloses(),
        p.categories().stream()
            .map(
                c -> {
                  Occupancy o = book.quota(c.id());
                  return new ConferenceCategory(
                      c.id(),
                      c.name().in(language),
                      word(c.approval()),
                      c.quota().isPresent() ? c.quota().getAsInt() : null,
                      o.taken(),
                      o.waiting(),
                      c.fees().early().minor(),
                      c.fees().regular().minor(),
                      c.fees().onSite().minor());
                })
            .toList(),
        p.sessions().stream()
            .map(
                s -> {
                  Occupancy o = book.seats(s.id());
                  return new ConferenceSession(
                      s.id(),
                      s.title().in(language),
                      s.starts(),
                      s.ends(),
                      s.room(),
                      s.capacity().isPresent() ? s.capacity().getAsInt() : null,
                      o.taken(),
                      o.waiting());
                })
            .toList());
  }

  static RegistrationEntry entry(Registration r) {
    Optional<Profile> p = r.profile();
    return new RegistrationEntry(
        r.id(),
        r.status().code(),
        r.category(),
        p.map(Profile::name).orElse(null),
        p.map(Profile::latinName).orElse(null),
        p.map(Profile::organisation).orElse(null),
        p.map(Profile::country).orElse(null),
        r.submitted());
  }

  /**
   * @param link of the delegate's own page
   */
  static RegistrationDetail detail(MyPages.Mine mine, String link) {
    Registration r = mine.registration();
    Parts parts = parts(r.status());
    return new RegistrationDetail(
        r.id(),
        r.status().code(),
        r.category(),
        word(r.channel()),
        r.submitted(),
        parts.fee() == null ? null : parts.fee().minor(),
        parts.tier(),
        parts.basis(),
        parts.reason(),
        mine.place(),
        r.profile().map(p -> profile(p, r.profileVersion())).orElse(null),
        r.photo().orElse(null),
        r.wishes().stream().map(s -> session(s, mine)).toList(),
        r.invoice()
            .map(
                i ->
                    new RegistrationInvoice(
                        i.number(), i.amount().minor(), i.reference(), i.due(), word(i.state())))
            .orElse(null),
        r.badge().map(b -> new RegistrationBadge(b.badgeId(), b.serial(), b.valid())).orElse(null),
        r.erased() ? null : link,
        r.history().stream()
            .map(
                e ->
                    new RegistrationHistory(
                        e.time(), word(e.actor().role()), e.actor().id(), e.what(), e.details()))
            .toList());
  }

  private static RegistrationSession session(String id, MyPages.Mine mine) {
    String state =
        switch (mine.registration().seats().get(id)) {
          case null -> "wished";
          case Seat.Granted _ -> "granted";
          case Seat.Waiting _ -> "waiting";
        };
    return new RegistrationSession(id, state, mine.lines().getOrDefault(id, 0));
  }

  private static Parts parts(Status status) {
    return switch (status) {
      case Status.AwaitingApproval _, Status.WaitingList _ -> new Parts(null, null, null, null);
      case Status.AwaitingPayment s -> new Parts(s.fee(), word(s.tier()), null, null);
      case Status.Confirmed s -> new Parts(s.fee(), word(s.tier()), word(s.basis()), null);
      case Status.Refused s -> new Parts(null, null, null, word(s.reason()));
      case Status.Cancelled s -> new Parts(null, null, null, word(s.reason()));
    };
  }

  private static RegistrationProfile profile(Profile p, int version) {
    return new RegistrationProfile(
        p.title(),
        p.givenName(),
        p.familyName(),
        p.latinGivenName(),
        p.latinFamilyName(),
        p.badgeName(),
        p.pronouns(),
        p.organisation(),
        p.position(),
        p.country(),
        p.email(),
        p.language(),
        p.dietary(),
        p.access(),
        p.billing()
            .map(
                b ->
                    new RegistrationBilling(
                        b.name(), b.street(), b.houseNumber(), b.postcode(), b.town(), b.country()))
            .orElse(null),
        version);
  }

  static Profile profile(String category, PersonFields p) {
    String language = text(p.language());
    return new Profile(
        category,
        text(p.title()),
        text(p.givenName()),
        text(p.familyName()),
        text(p.latinGivenName()),
        text(p.latinFamilyName()),
        text(p.badgeName()),
        text(p.pronouns()),
        text(p.organisation()),
        text(p.position()),
        text(p.country()).toUpperCase(Locale.ROOT),
        text(p.email()),
        Optional.ofNullable(p.billing())
            .map(
                b ->
                    new BillingAddress(
                        text(b.name()),
                        text(b.street()),
                        text(b.houseNumber()),
                        text(b.postcode()),
                        text(b.town()),
                        text(b.country()).toUpperCase(Locale.ROOT))),
        language.isEmpty() ? "en" : language,
        text(p.dietary()),
        text(p.accessNeeds()),
        Optional.empty());
  }

  static List<String> sessions(List<String> sessions) {
    return sessions == null ? List.of() : sessions.stream().distinct().toList();
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String text(String mayBeNull) {
    return mayBeNull == null ? "" : Letters.tidy(mayBeNull);
  }
}
