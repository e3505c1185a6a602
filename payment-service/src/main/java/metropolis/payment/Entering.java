package metropolis.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.transfer.PaymentOrders;
import metropolis.payment.wire.Events;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.schemas.Topics;
import metropolis.schemas.common.EventMeta;

/** Enters what was decided in the books and the dossiers. */
final class Entering {

  private Entering() {}

  /** Makes decided events true, publishes them, and stores what they changed. */
  static void events(Office office, List<PaymentEvent> events, Cause cause, Effects effects) {
    Storing storing = new Storing(office, effects);
    LocalDate day = office.programme().orElseThrow().terms().day(cause);
    int ordinal = 0;
    for (PaymentEvent event : events) {
      office.books().apply(event, day, cause);
      address(office, event);
      learn(office, event);
      EventMeta meta = Events.meta(office.conferenceId(), event, cause, ++ordinal);
      EntityKey key = new EntityKey(office.conferenceId(), meta.getEntityId());
      effects.publish(Topics.PAYMENT_EVENTS, key, Events.record(meta, event));
      storing.touched(event);
    }
    storing.all();
  }

  /** A supplement goes to whom the invoice went that was paid late. */
  private static void address(Office office, PaymentEvent event) {
    if (event instanceof InvoiceIssued issued) {
      String number = issued.number().toString();
      office
          .dossiers()
          .payer(issued.registrationId())
          .ifPresent(payer -> office.address(number, payer));
      issued.supplementTo().ifPresent(to -> addressAs(office, to.toString(), number));
    }
    if (event instanceof GroupInvoiceIssued issued) {
      issued
          .supplementTo()
          .ifPresent(to -> addressAs(office, to.toString(), issued.number().toString()));
    }
  }

  private static void addressAs(Office office, String before, String number) {
    office.dossiers().addressee(before).ifPresent(payer -> office.address(number, payer));
    office.dossiers().readdressed(before).ifPresent(to -> office.dossiers().readdress(number, to));
  }

  /** Who paid for whom, for the rules of matching. */
  private static void learn(Office office, PaymentEvent event) {
    switch (event) {
      case PaymentEvent.PaymentAllocated e -> office.paid(e.lineKey(), e.invoice().toString());
      case PaymentEvent.AllocationReversed e -> office.unpaid(e.lineKey(), e.invoice().toString());
      default -> {}
    }
  }

  /** What a command brought in words, for what was decided from it. */
  static void words(Office office, Order order, List<PaymentEvent> events, Cause cause) {
    for (PaymentEvent event : events) {
      switch (event) {
        case PaymentEvent.BankLineBooked booked ->
            Optional.ofNullable(order.narratives().get(booked.lineKey()))
                .ifPresent(text -> office.dossiers().narrate(booked.lineKey(), text));
        case PaymentEvent.StatementImported imported -> {
          office.dossiers().named(imported.importId(), order.fileName());
          office.dossiers().setApart(imported.importId(), order.apart());
        }
        case InvoiceWaived waived -> note(office, waived.waiverId(), order);
        case PaymentEvent.WaiverProposed proposed -> note(office, proposed.waiverId(), order);
        case PaymentEvent.RefundProposed proposed ->
            office.dossiers().pay(proposed.refundId(), order.payee().orElseThrow());
        case PaymentEvent.PaymentOrderMade made ->
            office
                .dossiers()
                .keepOrderFile(made.orderId(), PaymentOrders.file(office, made, cause));
        case InvoiceReaddressed readdressed ->
            order
                .address()
                .ifPresent(to -> office.dossiers().readdress(readdressed.number().toString(), to));
        case GroupInvoiceIssued issued ->
            order
                .address()
                .ifPresent(
                    to ->
                        office.address(
                            issued.number().toString(), Payer.institution(to, order.language())));
        case WaiverReversed reversed -> office.dossiers().note(reversed.waiverId(), "");
        default -> {}
      }
    }
  }

  /** Who approves writes no note; that of who proposed it stays. */
  private static void note(Office office, String waiverId, Order order) {
    if (!(order.command() instanceof PaymentCommand.DecideProposal)) {
      office.dossiers().note(waiverId, order.note());
    }
  }
}
