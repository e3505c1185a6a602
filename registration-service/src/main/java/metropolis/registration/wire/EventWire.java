package metropolis.registration.wire;

import java.util.List;
import java.util.Set;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Basis;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Event;
import metropolis.registration.enrolment.Fact;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.registration.programme.Tier;
import metropolis.schemas.badge.BadgeIssued;
import metropolis.schemas.badge.BadgeRevoked;
import metropolis.schemas.badge.SeatForfeited;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.GroupInvoiceIssued;
import metropolis.schemas.payment.InvoiceCancelled;
import metropolis.schemas.payment.InvoiceIssued;
import metropolis.schemas.payment.InvoiceReopened;
import metropolis.schemas.payment.InvoiceSettled;
import metropolis.schemas.registration.ConfirmationBasis;
import metropolis.schemas.registration.ConfirmationWithdrawn;
import metropolis.schemas.registration.FeeTier;
import metropolis.schemas.registration.PlaceQueued;
import metropolis.schemas.registration.ProfileChanged;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationApproved;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationConfirmed;
import metropolis.schemas.registration.RegistrationErased;
import metropolis.schemas.registration.RegistrationRefused;
import metropolis.schemas.registration.RegistrationSubmitted;
import metropolis.schemas.registration.SeatGranted;
import metropolis.schemas.registration.SeatQueued;
import metropolis.schemas.registration.SeatReleased;
import metropolis.schemas.registration.SessionsChosen;
import org.apache.avro.specific.SpecificRecord;

/** Events of this service, both ways, and what concerns it of the others' events. */
public final class EventWire {

  private EventWire() {}

  /**
   * @param index place among the events of one cause, from 0
   */
  public static SpecificRecord toAvro(String conference, Cause cause, Event event, int index) {
    EventMeta meta = Common.event(cause, conference, event.registrationId(), index);
    return switch (event) {
      case Event.Submitted e ->
          new RegistrationSubmitted(
              meta,
              CommandWire.channel(e.channel()),
              e.category(),
              e.needsApproval(),
              e.sessions());
      case Event.Approved _ -> new RegistrationApproved(meta);
      case Event.Refused e -> new RegistrationRefused(meta, Common.code(e.reason()));
      case Event.PlaceQueued e -> new PlaceQueued(meta, e.category(), e.ticket());
      case Event.Accepted e ->
          new RegistrationAccepted(meta, e.category(), tier(e.tier()), Common.amount(e.fee()));
      case Event.Confirmed e -> new RegistrationConfirmed(meta, e.category(), basis(e.basis()));
      case Event.ConfirmationWithdrawn _ -> new ConfirmationWithdrawn(meta);
      case Event.Cancelled e -> new RegistrationCancelled(meta, Common.code(e.reason()));
      case Event.SessionsChosen e -> new SessionsChosen(meta, e.sessions());
      case Event.SeatGranted e -> new SeatGranted(meta, e.session());
      case Event.SeatQueued e -> new SeatQueued(meta, e.session(), e.ticket());
      case Event.SeatReleased e -> new SeatReleased(meta, e.session());
      case Event.ProfileChanged e ->
          new ProfileChanged(meta, e.fields().stream().sorted().toList());
      case Event.Erased _ -> new RegistrationErased(meta);
    };
  }

  public static Cause cause(SpecificRecord event) {
    return Common.cause((EventMeta) event.get(0));
  }

  /** Who acted and when, as the event says; the command behind it as the cause. */
  public static Cause original(SpecificRecord event) {
    EventMeta meta = (EventMeta) event.get(0);
    return new Cause(
        meta.getCausedBy(), Common.actor(meta.getActorRole(), meta.getActorId()), meta.getTime());
  }

  /**
   * @throws IllegalArgumentException if the record is no event of this service
   */
  public static Event toDomain(SpecificRecord event) {
    return switch (event) {
      case RegistrationSubmitted e ->
          new Event.Submitted(
              id(e.getMeta()),
              e.getCategory(),
              CommandWire.channel(e.getChannel()),
              e.getNeedsApproval(),
              e.getSessions());
      case RegistrationApproved e -> new Event.Approved(id(e.getMeta()));
      case RegistrationRefused e ->
          new Event.Refused(id(e.getMeta()), Common.named(RefusalReason.class, e.getReason()));
      case PlaceQueued e -> new Event.PlaceQueued(id(e.getMeta()), e.getCategory(), e.getTicket());
      case RegistrationAccepted e ->
          new Event.Accepted(
              id(e.getMeta()), e.getCategory(), Common.money(e.getFee()), tier(e.getTier()));
      case RegistrationConfirmed e ->
          new Event.Confirmed(id(e.getMeta()), e.getCategory(), basis(e.getBasis()));
      case ConfirmationWithdrawn e -> new Event.ConfirmationWithdrawn(id(e.getMeta()));
      case RegistrationCancelled e ->
          new Event.Cancelled(
              id(e.getMeta()), Common.named(CancellationReason.class, e.getReason()));
      case SessionsChosen e -> new Event.SessionsChosen(id(e.getMeta()), e.getSessions());
      case SeatGranted e -> new Event.SeatGranted(id(e.getMeta()), e.getSession());
      case SeatQueued e -> new Event.SeatQueued(id(e.getMeta()), e.getSession(), e.getTicket());
      case SeatReleased e -> new Event.SeatReleased(id(e.getMeta()), e.getSession());
      case ProfileChanged e -> new Event.ProfileChanged(id(e.getMeta()), Set.copyOf(e.getFields()));
      case RegistrationErased e -> new Event.Erased(id(e.getMeta()));
      default -> throw new IllegalArgumentException("not an event: " + event.getSchema().getName());
    };
  }

  /** What another service's event says of registrations, if anything. */
  public static List<Fact> facts(SpecificRecord event) {
    return switch (event) {
      case GroupInvoiceIssued e ->
          e.getItems().stream()
              .<Fact>map(
                  item ->
                      new Fact.BilledToGroup(
                          item.getRegistrationId(),
                          e.getNumber(),
                          Common.money(item.getAmount()),
                          e.getDue()))
              .toList();
      case InvoiceIssued e ->
          List.of(
              new Fact.InvoiceIssued(
                  e.getRegistrationId(),
                  e.getNumber(),
                  Common.money(e.getAmount()),
                  e.getReference(),
                  e.getDue()));
      case InvoiceCancelled e ->
          List.of(new Fact.InvoiceCancelled(e.getRegistrationId(), e.getNumber()));
      case InvoiceSettled e ->
          List.of(
              new Fact.PaymentSettled(
                  e.getRegistrationId(),
                  switch (e.getBasis()) {
                    case PAID -> Basis.PAID;
                    case WAIVED -> Basis.WAIVED;
                  }));
      case InvoiceReopened e -> List.of(new Fact.PaymentReopened(e.getRegistrationId()));
      case BadgeIssued e ->
          List.of(new Fact.BadgeIssued(e.getRegistrationId(), e.getBadgeId(), e.getSerial()));
      case BadgeRevoked e ->
          List.of(new Fact.BadgeRevoked(e.getRegistrationId(), e.getBadgeId(), e.getSerial()));
      case SeatForfeited e ->
          List.of(new Fact.SeatForfeited(e.getRegistrationId(), e.getSession()));
      default -> List.of();
    };
  }

  private static String id(EventMeta meta) {
    return meta.getEntityId();
  }

  static FeeTier tier(Tier tier) {
    return switch (tier) {
      case EARLY -> FeeTier.EARLY;
      case REGULAR -> FeeTier.REGULAR;
      case ON_SITE -> FeeTier.ON_SITE;
    };
  }

  static Tier tier(FeeTier tier) {
    return switch (tier) {
      case EARLY -> Tier.EARLY;
      case REGULAR -> Tier.REGULAR;
      case ON_SITE -> Tier.ON_SITE;
    };
  }

  static ConfirmationBasis basis(Basis basis) {
    return switch (basis) {
      case PAID -> ConfirmationBasis.PAID;
      case WAIVED -> ConfirmationBasis.WAIVED;
      case FREE -> ConfirmationBasis.FREE;
    };
  }

  static Basis basis(ConfirmationBasis basis) {
    return switch (basis) {
      case PAID -> Basis.PAID;
      case WAIVED -> Basis.WAIVED;
      case FREE -> Basis.FREE;
    };
  }
}
