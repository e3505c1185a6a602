package metropolis.payment;

import static metropolis.payment.PaymentTopology.BANK_LINES;
import static metropolis.payment.PaymentTopology.CARD_PAYMENTS;
import static metropolis.payment.PaymentTopology.CARD_PAYOUTS;
import static metropolis.payment.PaymentTopology.CREDITS;
import static metropolis.payment.PaymentTopology.IMPORTS;
import static metropolis.payment.PaymentTopology.INVOICES;
import static metropolis.payment.PaymentTopology.ORDERS;
import static metropolis.payment.PaymentTopology.PERIODS;
import static metropolis.payment.PaymentTopology.PROFILES;
import static metropolis.payment.PaymentTopology.PROPOSALS;
import static metropolis.payment.PaymentTopology.REFUNDS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.CardBooks;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PayerAccounts;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.office.Office;
import metropolis.payment.wire.Cards;
import metropolis.payment.wire.Layouts;
import metropolis.payment.wire.PayerStates;
import metropolis.payment.wire.States;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import org.apache.avro.specific.SpecificRecord;

/**
 * Stores what the events of one decision changed, each entity once and as all of them left it. For
 * one decision.
 */
final class Storing {

  private final Office office;
  private final Effects effects;
  private final Map<String, Runnable> changed = new LinkedHashMap<>();

  Storing(Office office, Effects effects) {
    this.office = office;
    this.effects = effects;
  }

  /** Notes what to store once all events of the decision are true. */
  void touched(PaymentEvent event) {
    Books books = office.books();
    Changes.invoice(event)
        .ifPresent(
            number ->
                changed.put(
                    "invoice " + number,
                    () -> invoice(office, books.invoice(number).orElseThrow(), effects)));
    Changes.line(event)
        .ifPresent(
            key ->
                changed.put(
                    "line " + key,
                    () ->
                        put(BANK_LINES, key, States.state(books.line(key).orElseThrow(), office))));
    Changes.statement(event)
        .ifPresent(
            id ->
                changed.put(
                    "statement " + id,
                    () ->
                        put(IMPORTS, id, States.state(books.statement(id).orElseThrow(), office))));
    payers(event);
    Changes.profile(event).ifPresent(id -> changed.put("profile " + id, () -> profile(id)));
    Changes.card(event).ifPresent(id -> changed.put(id, () -> card(id)));
    Changes.period(event).ifPresent(day -> changed.put("period " + day, () -> period(day)));
  }

  private void payers(PaymentEvent event) {
    PayerAccounts payers = office.books().payers();
    PayerChanges.credit(event)
        .ifPresent(
            id ->
                changed.put(
                    "credit " + id,
                    () -> put(CREDITS, id, PayerStates.state(payers.credit(id).orElseThrow()))));
    PayerChanges.refunds(event, payers)
        .forEach(
            id ->
                changed.put(
                    "refund " + id,
                    () ->
                        put(
                            REFUNDS,
                            id,
                            PayerStates.state(payers.refund(id).orElseThrow(), office))));
    PayerChanges.order(event)
        .ifPresent(
            id ->
                changed.put(
                    "order " + id,
                    () ->
                        put(
                            ORDERS,
                            id,
                            PayerStates.state(payers.order(id).orElseThrow(), office))));
    PayerChanges.waiver(event, payers)
        .ifPresent(id -> changed.put("waiver " + id, () -> proposal(office, id, effects)));
  }

  static void proposal(Office office, String waiverId, Effects effects) {
    effects.put(
        PROPOSALS,
        new EntityKey(office.conferenceId(), waiverId),
        PayerStates.state(office.books().payers().waiver(waiverId).orElseThrow(), office));
  }

  void all() {
    changed.values().forEach(Runnable::run);
  }

  static void invoice(Office office, Invoice invoice, Effects effects) {
    effects.put(
        INVOICES,
        new EntityKey(office.conferenceId(), invoice.number().toString()),
        States.state(invoice, office));
  }

  private void profile(String id) {
    office
        .books()
        .profile(id)
        .ifPresentOrElse(
            profile -> put(PROFILES, id, Layouts.state(profile)),
            () -> effects.delete(PROFILES, new EntityKey(office.conferenceId(), id)));
  }

  private void card(String id) {
    CardBooks cards = office.books().cards();
    cards.payment(id).ifPresent(payment -> put(CARD_PAYMENTS, id, Cards.state(payment)));
    cards.payout(id).ifPresent(payout -> put(CARD_PAYOUTS, id, Cards.state(payout)));
  }

  private void period(LocalDate through) {
    office.books().closings().stream()
        .filter(closing -> closing.through().equals(through))
        .forEach(closing -> put(PERIODS, through.toString(), States.state(closing)));
  }

  private void put(String store, String entity, SpecificRecord state) {
    effects.put(store, new EntityKey(office.conferenceId(), entity), state);
  }
}
