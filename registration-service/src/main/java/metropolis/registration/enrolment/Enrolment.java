package metropolis.registration.enrolment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import metropolis.platform.values.Cause;
import metropolis.registration.programme.Approval;
import metropolis.registration.programme.Category;
import metropolis.registration.programme.Programme;

/**
 * Decides what is asked of one conference. Everything that can be refused is refused before the
 * first event; after that, each event is applied to the book at once, so that the next step sees
 * it: whoever frees a place or a seat hands it to the next in line within the same decision. For
 * the thread that writes the book.
 */
public final class Enrolment {

  /** As it is called among the fields of a profile. */
  private static final String PHOTO = "photo";

  private final ConferenceBook book;
  private final EnrolmentRules rules;

  /**
   * @param printable what a badge can show
   */
  public Enrolment(ConferenceBook book, Printable printable) {
    this.book = book;
    this.rules = new EnrolmentRules(book, printable);
  }

  public Decision decide(Cause cause, Command command) {
    Optional<Refusal> refusal = rules.refusal(cause, command);
    if (refusal.isPresent()) {
      return new Decision.Refused(refusal.get());
    }
    Steps steps = new Steps(cause);
    switch (command) {
      case Command.AnnounceConference c -> steps.announce(c.programme());
      case Command.Submit c -> steps.submit(c);
      case Command.Approve c -> steps.approve(c.registrationId());
      case Command.Refuse c -> steps.refuse(c);
      case Command.Cancel c -> {
        steps.note(c.registrationId(), c.note());
        steps.cancel(c.registrationId(), c.reason());
      }
      case Command.ChangeProfile c -> steps.changeProfile(c);
      case Command.ChooseSessions c -> steps.chooseSessions(c.registrationId(), c.sessions());
      case Command.SetPhoto c -> steps.picture(c.registrationId(), Optional.of(c.photo().id()));
      case Command.RemovePhoto c -> steps.picture(c.registrationId(), Optional.empty());
      case Command.Erase c -> steps.erase(c.registrationId());
    }
    return steps.done();
  }

  /** Takes over what another service has decided; nothing here can be refused. */
  public Decision.Done follow(Cause cause, Fact fact) {
    Steps steps = new Steps(cause);
    if (book.registration(fact.registrationId()).isPresent()) {
      steps.take(fact);
    }
    return steps.done();
  }

  /** The steps of one decision, each applied as soon as it is taken. */
  private final class Steps {
    private final Cause cause;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private boolean programmeChanged;

    Steps(Cause cause) {
      this.cause = cause;
    }

    Decision.Done done() {
      return new Decision.Done(events, changed, programmeChanged);
    }

    void announce(Programme next) {
      if (book.programme().filter(next::equals).isPresent()) {
        return;
      }
      book.announce(next, book.programmeVersion() + 1);
      programmeChanged = true;
      next.categories().forEach(c -> fillPlaces(c.id()));
      next.sessions().forEach(s -> fillSeats(s.id()));
    }

    void submit(Command.Submit c) {
      String id = c.registrationId();
      if (book.registration(id).isPresent()) {
        return;
      }
      Category category =
          book.programme().orElseThrow().category(c.profile().category()).orElseThrow();
      List<String> sessions = c.sessions().stream().distinct().toList();
      boolean needsApproval = category.approval() == Approval.SECRETARIAT;
      emit(new Event.Submitted(id, category.id(), c.channel(), needsApproval, sessions));
      book.keep(id, c.profile());
      if (!needsApproval) {
        admit(id);
      }
    }

    void approve(String id) {
      emit(new Event.Approved(id));
      admit(id);
    }

    void refuse(Command.Refuse c) {
      note(c.registrationId(), c.note());
      emit(new Event.Refused(c.registrationId(), c.reason()));
    }

    void note(String id, String text) {
      if (!text.isBlank() && !book.registration(id).orElseThrow().erased()) {
        book.note(id, new Note(cause.time(), cause.actor(), text.strip()));
        changed.add(id);
      }
    }

    void cancel(String id, CancellationReason reason) {
      Registration before = book.registration(id).orElseThrow();
      if (before.status().over()) {
        return;
      }
      emit(new Event.Cancelled(id, reason));
      before.seats().keySet().forEach(s -> emit(new Event.SeatReleased(id, s)));
      fillPlaces(before.category());
      before.seats().keySet().forEach(this::fillSeats);
    }

    void changeProfile(Command.ChangeProfile c) {
      Profile before =
          book.registration(c.registrationId()).flatMap(Registration::profile).orElseThrow();
      Profile after = c.profile().consentedAt(before.consented());
      TreeSet<String> fields = before.differences(after);
      if (!fields.isEmpty()) {
        emit(new Event.ProfileChanged(c.registrationId(), fields));
        book.keep(c.registrationId(), after);
      }
    }

    /** A change of the profile to whoever hears of it: what is printed is another. */
    void picture(String id, Optional<String> photo) {
      if (!book.registration(id).orElseThrow().photo().equals(photo)) {
        emit(new Event.ProfileChanged(id, Set.of(PHOTO)));
        book.picture(id, photo);
      }
    }

    void chooseSessions(String id, List<String> chosen) {
      Registration before = book.registration(id).orElseThrow();
      List<String> sessions = chosen.stream().distinct().toList();
      if (Set.copyOf(sessions).equals(Set.copyOf(before.wishes()))) {
        return;
      }
      emit(new Event.SessionsChosen(id, sessions));
      List<String> released =
          before.seats().keySet().stream().filter(s -> !sessions.contains(s)).toList();
      released.forEach(s -> emit(new Event.SeatReleased(id, s)));
      if (before.status().holdsPlace()) {
        sessions.stream().filter(s -> !before.seats().containsKey(s)).forEach(s -> seat(id, s));
      }
      released.forEach(this::fillSeats);
    }

    /** Before the conference is over, nobody can attend without a person to print on the badge. */
    void erase(String id) {
      Registration before = book.registration(id).orElseThrow();
      if (before.erased()) {
        return;
      }
      if (!book.programme().orElseThrow().over(cause.time())) {
        cancel(id, CancellationReason.ERASED);
      }
      emit(new Event.Erased(id));
    }

    void take(Fact fact) {
      Registration before = book.registration(fact.registrationId()).orElseThrow();
      book.apply(cause, fact);
      if (!book.registration(before.id()).orElseThrow().equals(before)) {
        changed.add(before.id());
      }
      switch (fact) {
        case Fact.PaymentSettled f -> {
          if (before.status() instanceof Status.AwaitingPayment) {
            emit(new Event.Confirmed(before.id(), before.category(), f.basis()));
          }
        }
        case Fact.PaymentReopened _ -> {
          if (before.status() instanceof Status.Confirmed) {
            emit(new Event.ConfirmationWithdrawn(before.id()));
          }
        }
        case Fact.SeatForfeited f -> {
          if (before.seats().get(f.session()) instanceof Seat.Granted) {
            emit(new Event.SeatReleased(before.id(), f.session()));
            fillSeats(f.session());
          }
        }
        case Fact.InvoiceIssued _,
            Fact.BilledToGroup _,
            Fact.InvoiceCancelled _,
            Fact.BadgeIssued _,
            Fact.BadgeRevoked _ -> {}
      }
    }

    /** Gives a place of the quota, or a turn in the line for one. */
    private void admit(String id) {
      String category = book.registration(id).orElseThrow().category();
      if (book.placeFree(category)) {
        accept(id);
      } else {
        emit(new Event.PlaceQueued(id, category, book.placesOf(category).nextTicket()));
      }
    }

    private void accept(String id) {
      Programme programme = book.programme().orElseThrow();
      Registration r = book.registration(id).orElseThrow();
      var tier = programme.tierAt(r.submitted());
      var fee = programme.category(r.category()).orElseThrow().fees().at(tier);
      emit(new Event.Accepted(id, r.category(), fee, tier));
      if (fee.isZero()) {
        emit(new Event.Confirmed(id, r.category(), Basis.FREE));
      }
      r.wishes().forEach(s -> seat(id, s));
    }

    private void seat(String id, String session) {
      if (book.seatFree(session)) {
        emit(new Event.SeatGranted(id, session));
      } else {
        emit(new Event.SeatQueued(id, session, book.seatsOf(session).nextTicket()));
      }
    }

    private void fillPlaces(String category) {
      Optional<String> next = book.placesOf(category).next();
      while (next.isPresent() && book.placeFree(category)) {
        accept(next.get());
        next = book.placesOf(category).next();
      }
    }

    private void fillSeats(String session) {
      Optional<String> next = book.seatsOf(session).next();
      while (next.isPresent() && book.seatFree(session)) {
        emit(new Event.SeatGranted(next.get(), session));
        next = book.seatsOf(session).next();
      }
    }

    private void emit(Event event) {
      book.apply(cause, event);
      events.add(event);
      changed.add(event.registrationId());
    }
  }
}
