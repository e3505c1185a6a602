package metropolis.registration.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One registration as it stands. Immutable.
 *
 * @param profile the person; empty once erased
 * @param wishes ids of the sessions chosen; seats follow at acceptance
 * @param seats what has become of the wishes, by session id; empty before acceptance
 * @param invoices all that asked something for it, in the order in which they were issued
 * @param profileVersion counts the changes of the profile and of the photo, from 1
 * @param photo the id of the person's portrait, if there is one
 */
public record Registration(
    String id,
    String category,
    Channel channel,
    Instant submitted,
    Optional<Profile> profile,
    Status status,
    List<String> wishes,
    Map<String, Seat> seats,
    List<InvoiceView> invoices,
    Optional<BadgeView> badge,
    List<HistoryEntry> history,
    List<Note> notes,
    int profileVersion,
    Optional<String> photo) {

  public Registration {
    wishes = List.copyOf(wishes);
    seats = Collections.unmodifiableMap(new TreeMap<>(seats));
    invoices = List.copyOf(invoices);
    history = List.copyOf(history);
    notes = List.copyOf(notes);
  }

  static Registration submitted(Event.Submitted event, Instant time) {
    return new Registration(
        event.registrationId(),
        event.category(),
        event.channel(),
        time,
        Optional.empty(),
        new Status.AwaitingApproval(),
        event.sessions(),
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        0,
        Optional.empty());
  }

  /** The one that counts: the last that was not cancelled; the last of all if all were. */
  public Optional<InvoiceView> invoice() {
    List<InvoiceView> newest = invoices.reversed();
    return newest.stream()
        .filter(invoice -> invoice.state() != InvoiceView.State.CANCELLED)
        .findFirst()
        .or(() -> newest.stream().findFirst());
  }

  public boolean erased() {
    return profile.isEmpty();
  }

  Registration with(Status next) {
    return changed(d -> d.status = next);
  }

  Registration with(Profile next) {
    return changed(
        d -> {
          d.profile = Optional.of(next);
          d.profileVersion++;
        });
  }

  /**
   * @param id empty for none
   */
  Registration pictured(Optional<String> id) {
    return changed(
        d -> {
          d.photo = id;
          d.profileVersion++;
        });
  }

  Registration with(HistoryEntry entry) {
    return changed(d -> d.history = appended(history, entry));
  }

  Registration with(Note note) {
    return changed(d -> d.notes = appended(notes, note));
  }

  /** One more invoice; told again, it is the same. */
  Registration with(InvoiceView view) {
    boolean known = invoices.stream().anyMatch(i -> i.number().equals(view.number()));
    return changed(d -> d.invoices = known ? invoices : appended(invoices, view));
  }

  /** What was cancelled stays so. */
  Registration invoicesInForce(UnaryOperator<InvoiceView> change) {
    return changed(
        d ->
            d.invoices =
                invoices.stream()
                    .map(i -> i.state() == InvoiceView.State.CANCELLED ? i : change.apply(i))
                    .toList());
  }

  Registration with(BadgeView view) {
    return changed(d -> d.badge = Optional.of(view));
  }

  Registration wishing(List<String> sessions) {
    return changed(d -> d.wishes = sessions);
  }

  Registration seated(String session, Seat seat) {
    return changed(d -> d.seats.put(session, seat));
  }

  Registration unseated(String session) {
    return changed(d -> d.seats.remove(session));
  }

  /** Without the person and without words about the person. */
  Registration withoutPerson() {
    return changed(
        d -> {
          d.profile = Optional.empty();
          d.photo = Optional.empty();
          d.notes = List.of();
        });
  }

  private Registration changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Registration(
        id,
        category,
        channel,
        submitted,
        draft.profile,
        draft.status,
        draft.wishes,
        draft.seats,
        draft.invoices,
        draft.badge,
        draft.history,
        draft.notes,
        draft.profileVersion,
        draft.photo);
  }

  private static <T> List<T> appended(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(item);
    return longer;
  }

  private static final class Draft {
    private Optional<Profile> profile;
    private Status status;
    private List<String> wishes;
    private final Map<String, Seat> seats;
    private List<InvoiceView> invoices;
    private Optional<BadgeView> badge;
    private List<HistoryEntry> history;
    private List<Note> notes;
    private int profileVersion;
    private Optional<String> photo;

    Draft(Registration from) {
      profile = from.profile;
      status = from.status;
      wishes = from.wishes;
      seats = new TreeMap<>(from.seats);
      invoices = from.invoices;
      badge = from.badge;
      history = from.history;
      notes = from.notes;
      profileVersion = from.profileVersion;
      photo = from.photo;
    }
  }
}
