package metropolis.registration.enrolment;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import metropolis.platform.values.Cause;
import metropolis.registration.programme.Programme;
import metropolis.registration.seating.Occupancy;
import metropolis.registration.seating.Places;

/**
 * All that is known of one conference: programme, registrations, and what follows from them (places
 * taken, lines, who shares an e-mail address). Changed only by applying what has happened; what
 * follows is never stored, so it cannot disagree. Mutable; one thread writes, and readers must be
 * kept out meanwhile.
 */
public final class ConferenceBook {
  private final String conferenceId;
  private final Map<String, Registration> registrations = new LinkedHashMap<>();
  private final Map<String, Places> quotas = new HashMap<>();
  private final Map<String, Places> seats = new HashMap<>();
  private final Map<String, Set<String>> byEmail = new HashMap<>();
  private Optional<Programme> programme = Optional.empty();
  private int programmeVersion;

  public ConferenceBook(String conferenceId) {
    this.conferenceId = conferenceId;
  }

  public String conferenceId() {
    return conferenceId;
  }

  public Optional<Programme> programme() {
    return programme;
  }

  public int programmeVersion() {
    return programmeVersion;
  }

  public Optional<Registration> registration(String id) {
    return Optional.ofNullable(registrations.get(id));
  }

  /** In order of submission, or of restoring; a copy that may be kept. */
  public List<Registration> registrations() {
    return List.copyOf(registrations.values());
  }

  public int size() {
    return registrations.size();
  }

  public Occupancy quota(String category) {
    Places places = quotas.getOrDefault(category, new Places());
    return new Occupancy(quotaOf(category), places.taken(), places.waiting());
  }

  public Occupancy seats(String session) {
    Places places = seats.getOrDefault(session, new Places());
    return new Occupancy(capacityOf(session), places.taken(), places.waiting());
  }

  /** Place in the line for the category counted from 1, or 0. */
  public int positionForPlace(Registration registration) {
    return quotas.getOrDefault(registration.category(), new Places()).position(registration.id());
  }

  /** Place in the line for the session counted from 1, or 0. */
  public int positionForSeat(String registrationId, String session) {
    return seats.getOrDefault(session, new Places()).position(registrationId);
  }

  /** Others that are not over and have the same e-mail address. */
  public Set<String> sharingEmail(String email, String exceptId) {
    Set<String> others = new TreeSet<>(byEmail.getOrDefault(normalised(email), Set.of()));
    others.remove(exceptId);
    others.removeIf(id -> registrations.get(id).status().over());
    return others;
  }

  Places placesOf(String category) {
    return quotas.computeIfAbsent(category, _ -> new Places());
  }

  Places seatsOf(String session) {
    return seats.computeIfAbsent(session, _ -> new Places());
  }

  Collection<Registration> living() {
    return registrations.values().stream().filter(r -> !r.status().over()).toList();
  }

  boolean placeFree(String category) {
    return !placesOf(category).full(quotaOf(category));
  }

  boolean seatFree(String session) {
    return !seatsOf(session).full(capacityOf(session));
  }

  private long quotaOf(String category) {
    return programme
        .flatMap(p -> p.category(category))
        .map(c -> c.quota().isPresent() ? c.quota().getAsInt() : Occupancy.UNLIMITED)
        .orElse(0L);
  }

  private long capacityOf(String session) {
    return programme
        .flatMap(p -> p.session(session))
        .map(s -> s.capacity().isPresent() ? s.capacity().getAsInt() : Occupancy.UNLIMITED)
        .orElse(0L);
  }

  /** Takes over a programme, announced now or read back. */
  public void announce(Programme announced, int version) {
    programme = Optional.of(announced);
    programmeVersion = version;
  }

  /** Takes over a registration read back from the store. */
  public void restore(Registration registration) {
    forget(registration.id());
    registrations.put(registration.id(), registration);
    index(registration);
  }

  /** Takes over the person's data, new or changed. */
  public void keep(String registrationId, Profile profile) {
    replace(known(registrationId).with(profile));
  }

  /**
   * Takes over which portrait is the person's.
   *
   * @param photo its id; empty for none
   */
  public void picture(String registrationId, Optional<String> photo) {
    replace(known(registrationId).pictured(photo));
  }

  public void note(String registrationId, Note note) {
    replace(known(registrationId).with(note));
  }

  public void apply(Cause cause, Event event) {
    Registration before =
        event instanceof Event.Submitted submitted
            ? Registration.submitted(submitted, cause.time())
            : known(event.registrationId());
    HistoryEntry entry =
        new HistoryEntry(cause.time(), cause.actor(), event.code(), event.details());
    replace(evolve(before, event).with(entry));
  }

  /** Takes over what another service has decided, for show. */
  public void apply(Cause cause, Fact fact) {
    Registration before = known(fact.registrationId());
    Registration after = evolve(before, fact);
    if (!after.equals(before)) {
      replace(
          after.with(new HistoryEntry(cause.time(), cause.actor(), fact.code(), details(fact))));
    }
  }

  private static Registration evolve(Registration r, Event event) {
    return switch (event) {
      case Event.Submitted _, Event.Approved _, Event.ProfileChanged _ -> r;
      case Event.Refused e -> r.with(new Status.Refused(e.reason()));
      case Event.PlaceQueued e -> r.with(new Status.WaitingList(e.ticket()));
      case Event.Accepted e -> r.with(new Status.AwaitingPayment(e.fee(), e.tier()));
      case Event.Confirmed e -> confirmed(r, e.basis());
      case Event.ConfirmationWithdrawn _ -> withdrawn(r);
      case Event.Cancelled e -> r.with(new Status.Cancelled(e.reason()));
      case Event.SessionsChosen e -> r.wishing(e.sessions());
      case Event.SeatGranted e -> r.seated(e.session(), new Seat.Granted());
      case Event.SeatQueued e -> r.seated(e.session(), new Seat.Waiting(e.ticket()));
      case Event.SeatReleased e -> r.unseated(e.session());
      case Event.Erased _ -> r.withoutPerson();
    };
  }

  private static Registration confirmed(Registration r, Basis basis) {
    return switch (r.status()) {
      case Status.AwaitingPayment s -> r.with(new Status.Confirmed(s.fee(), s.tier(), basis));
      case Status.Confirmed s -> r.with(new Status.Confirmed(s.fee(), s.tier(), basis));
      case Status.AwaitingApproval _, Status.WaitingList _, Status.Refused _, Status.Cancelled _ ->
          throw new IllegalStateException("confirmed without a place: " + r.id());
    };
  }

  private static Registration withdrawn(Registration r) {
    return switch (r.status()) {
      case Status.Confirmed s -> r.with(new Status.AwaitingPayment(s.fee(), s.tier()));
      case Status.AwaitingApproval _,
          Status.WaitingList _,
          Status.AwaitingPayment _,
          Status.Refused _,
          Status.Cancelled _ ->
          throw new IllegalStateException("withdrawn without being confirmed: " + r.id());
    };
  }

  private static Registration evolve(Registration r, Fact fact) {
    return switch (fact) {
      case Fact.InvoiceIssued f ->
          r.with(
              new InvoiceView(
                  f.number(), f.amount(), f.reference(), f.due(), InvoiceView.State.OPEN));
      case Fact.BilledToGroup f ->
          r.with(new InvoiceView(f.number(), f.amount(), "", f.due(), InvoiceView.State.GROUPED));
      case Fact.InvoiceCancelled f ->
          r.invoicesInForce(
              i -> i.number().equals(f.number()) ? i.in(InvoiceView.State.CANCELLED) : i);
      // All that is asked was covered, by whatever invoices it is asked.
      case Fact.PaymentSettled _ -> r.invoicesInForce(i -> i.in(InvoiceView.State.SETTLED));
      case Fact.PaymentReopened _ -> r.invoicesInForce(InvoiceView::reopened);
      case Fact.BadgeIssued f -> r.with(new BadgeView(f.badgeId(), f.serial(), true));
      case Fact.BadgeRevoked f ->
          r.badge()
              .filter(b -> b.badgeId().equals(f.badgeId()) && b.serial() == f.serial())
              .map(b -> r.with(new BadgeView(b.badgeId(), b.serial(), false)))
              .orElse(r);
      // The release that follows from it is an event of its own.
      case Fact.SeatForfeited _ -> r;
    };
  }

  private static Map<String, String> details(Fact fact) {
    return switch (fact) {
      case Fact.InvoiceIssued f -> Map.of("invoice", f.number(), "amount", f.amount().toString());
      case Fact.BilledToGroup f -> Map.of("invoice", f.number(), "amount", f.amount().toString());
      case Fact.InvoiceCancelled f -> Map.of("invoice", f.number());
      case Fact.PaymentSettled f -> Map.of("basis", f.basis().name());
      case Fact.PaymentReopened _ -> Map.of();
      case Fact.BadgeIssued f -> Map.of("serial", Integer.toString(f.serial()));
      case Fact.BadgeRevoked f -> Map.of("serial", Integer.toString(f.serial()));
      case Fact.SeatForfeited f -> Map.of("session", f.session());
    };
  }

  private Registration known(String id) {
    Registration registration = registrations.get(id);
    if (registration == null) {
      throw new IllegalStateException("no registration " + id + " in " + conferenceId);
    }
    return registration;
  }

  private void replace(Registration after) {
    forget(after.id());
    registrations.put(after.id(), after);
    index(after);
  }

  private void index(Registration r) {
    switch (r.status()) {
      case Status.AwaitingPayment _, Status.Confirmed _ -> placesOf(r.category()).grant(r.id());
      case Status.WaitingList s -> placesOf(r.category()).queue(r.id(), s.ticket());
      case Status.AwaitingApproval _, Status.Refused _, Status.Cancelled _ -> {}
    }
    r.seats()
        .forEach(
            (session, seat) -> {
              switch (seat) {
                case Seat.Granted _ -> seatsOf(session).grant(r.id());
                case Seat.Waiting w -> seatsOf(session).queue(r.id(), w.ticket());
              }
            });
    r.profile()
        .ifPresent(
            p -> byEmail.computeIfAbsent(normalised(p.email()), _ -> new TreeSet<>()).add(r.id()));
  }

  private void forget(String id) {
    Registration before = registrations.get(id);
    if (before == null) {
      return;
    }
    placesOf(before.category()).release(id);
    before.seats().keySet().forEach(session -> seatsOf(session).release(id));
    before
        .profile()
        .map(p -> normalised(p.email()))
        .ifPresent(
            email ->
                byEmail.computeIfPresent(
                    email,
                    (_, ids) -> {
                      ids.remove(id);
                      return ids.isEmpty() ? null : ids;
                    }));
  }

  private static String normalised(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /** Whether both hold the same, indexes included. Meant for tests. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ConferenceBook that
        && conferenceId.equals(that.conferenceId)
        && programme.equals(that.programme)
        && programmeVersion == that.programmeVersion
        && registrations.equals(that.registrations)
        && occupied(quotas).equals(occupied(that.quotas))
        && occupied(seats).equals(occupied(that.seats))
        && byEmail.equals(that.byEmail);
  }

  @Override
  public int hashCode() {
    return conferenceId.hashCode();
  }

  @Override
  public String toString() {
    return "ConferenceBook[" + conferenceId + ", " + registrations.size() + " registrations]";
  }

  private static Map<String, Places> occupied(Map<String, Places> all) {
    Map<String, Places> some = new HashMap<>(all);
    some.values().removeIf(p -> p.taken() == 0 && p.waiting() == 0);
    return Collections.unmodifiableMap(some);
  }
}
