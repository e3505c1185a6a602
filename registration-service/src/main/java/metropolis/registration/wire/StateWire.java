package metropolis.registration.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import metropolis.platform.values.Shared;
import metropolis.registration.enrolment.BadgeView;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.HistoryEntry;
import metropolis.registration.enrolment.InvoiceView;
import metropolis.registration.enrolment.Note;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.enrolment.Seat;
import metropolis.registration.enrolment.Status;
import metropolis.schemas.common.Amount;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.registration.ConfirmationBasis;
import metropolis.schemas.registration.FeeTier;
import metropolis.schemas.registration.state.BadgeShown;
import metropolis.schemas.registration.state.InvoiceShown;
import metropolis.schemas.registration.state.RegistrationState;
import metropolis.schemas.registration.state.SeatState;

/** A registration as it is stored, both ways. */
public final class StateWire {

  /** What a status holds beside its name. */
  private record StatusParts(
      Long ticket, Amount fee, FeeTier tier, ConfirmationBasis basis, String reason) {}

  private StateWire() {}

  public static RegistrationState toAvro(String conference, Registration r) {
    StatusParts parts = parts(r.status());
    List<InvoiceShown> issued = r.invoices().stream().map(StateWire::toAvro).toList();
    return new RegistrationState(
        conference,
        r.id(),
        r.category(),
        CommandWire.channel(r.channel()),
        r.submitted(),
        ProfileWire.toAvro(conference, r).orElse(null),
        r.profileVersion(),
        r.status().code(),
        parts.ticket(),
        parts.fee(),
        parts.tier(),
        parts.basis(),
        parts.reason(),
        r.wishes(),
        r.seats().entrySet().stream().map(StateWire::toAvro).toList(),
        issued.isEmpty() ? null : issued.getLast(),
        r.badge().map(b -> new BadgeShown(b.badgeId(), b.serial(), b.valid())).orElse(null),
        r.history().stream().map(StateWire::toAvro).toList(),
        r.notes().stream().map(StateWire::toAvro).toList(),
        issued.isEmpty() ? List.of() : issued.subList(0, issued.size() - 1));
  }

  public static Registration toDomain(RegistrationState s) {
    Map<String, Seat> seats = new TreeMap<>();
    s.getSeats().forEach(seat -> seats.put(seat.getSession(), toDomain(seat)));
    return new Registration(
        s.getRegistrationId(),
        Shared.text(s.getCategory()),
        CommandWire.channel(s.getChannel()),
        s.getSubmitted(),
        Optional.ofNullable(s.getProfile()).map(ProfileWire::toDomain),
        status(s),
        s.getWishes(),
        seats,
        Stream.concat(s.getEarlierInvoices().stream(), Stream.ofNullable(s.getInvoice()))
            .map(StateWire::toDomain)
            .toList(),
        Optional.ofNullable(s.getBadge())
            .map(b -> new BadgeView(b.getBadgeId(), b.getSerial(), b.getValid())),
        s.getHistory().stream().map(StateWire::toDomain).toList(),
        s.getNotes().stream().map(StateWire::toDomain).toList(),
        s.getProfileVersion(),
        Optional.ofNullable(s.getProfile()).map(DelegateProfile::getPhoto));
  }

  private static StatusParts parts(Status status) {
    return switch (status) {
      case Status.AwaitingApproval _ -> new StatusParts(null, null, null, null, null);
      case Status.WaitingList s -> new StatusParts(s.ticket(), null, null, null, null);
      case Status.AwaitingPayment s ->
          new StatusParts(null, Common.amount(s.fee()), EventWire.tier(s.tier()), null, null);
      case Status.Confirmed s ->
          new StatusParts(
              null,
              Common.amount(s.fee()),
              EventWire.tier(s.tier()),
              EventWire.basis(s.basis()),
              null);
      case Status.Refused s -> new StatusParts(null, null, null, null, Common.code(s.reason()));
      case Status.Cancelled s -> new StatusParts(null, null, null, null, Common.code(s.reason()));
    };
  }

  private static Status status(RegistrationState s) {
    return switch (s.getStatus()) {
      case "awaiting-approval" -> new Status.AwaitingApproval();
      case "waiting-list" -> new Status.WaitingList(s.getTicket());
      case "awaiting-payment" ->
          new Status.AwaitingPayment(Common.money(s.getFee()), EventWire.tier(s.getTier()));
      case "confirmed" ->
          new Status.Confirmed(
              Common.money(s.getFee()), EventWire.tier(s.getTier()), EventWire.basis(s.getBasis()));
      case "refused" -> new Status.Refused(Common.named(RefusalReason.class, s.getReason()));
      case "cancelled" ->
          new Status.Cancelled(Common.named(CancellationReason.class, s.getReason()));
      default -> throw new IllegalArgumentException("not a status: " + s.getStatus());
    };
  }

  private static SeatState toAvro(Map.Entry<String, Seat> entry) {
    return new SeatState(
        entry.getKey(),
        switch (entry.getValue()) {
          case Seat.Granted _ -> null;
          case Seat.Waiting w -> w.ticket();
        });
  }

  private static Seat toDomain(SeatState seat) {
    return seat.getTicket() == null ? new Seat.Granted() : new Seat.Waiting(seat.getTicket());
  }

  private static InvoiceShown toAvro(InvoiceView i) {
    return new InvoiceShown(
        i.number(), Common.amount(i.amount()), i.reference(), i.due(), i.state().name());
  }

  private static InvoiceView toDomain(InvoiceShown i) {
    return new InvoiceView(
        i.getNumber(),
        Common.money(i.getAmount()),
        i.getReference(),
        i.getDue(),
        InvoiceView.State.valueOf(i.getState()));
  }

  private static metropolis.schemas.registration.state.HistoryEntry toAvro(HistoryEntry e) {
    return new metropolis.schemas.registration.state.HistoryEntry(
        e.time(), e.actor().role().name(), e.actor().id(), e.what(), e.details());
  }

  private static HistoryEntry toDomain(metropolis.schemas.registration.state.HistoryEntry e) {
    return new HistoryEntry(
        e.getTime(), Common.actor(e.getActorRole(), e.getActorId()), e.getWhat(), e.getDetails());
  }

  private static metropolis.schemas.registration.state.Note toAvro(Note n) {
    return new metropolis.schemas.registration.state.Note(
        n.time(), n.actor().role().name(), n.actor().id(), n.text());
  }

  private static Note toDomain(metropolis.schemas.registration.state.Note n) {
    return new Note(n.getTime(), Common.actor(n.getActorRole(), n.getActorId()), n.getText());
  }
}
