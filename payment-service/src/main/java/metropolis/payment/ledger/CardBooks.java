package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * Card payments and payouts of one conference. Changed by {@link Books} alone; readers need its
 * writer's lock.
 */
public final class CardBooks {

  private final TreeMap<String, CardPayment> payments = new TreeMap<>();
  private final TreeMap<String, CardPayout> payouts = new TreeMap<>();

  /** By id. */
  public Collection<CardPayment> payments() {
    return Collections.unmodifiableCollection(payments.values());
  }

  public Optional<CardPayment> payment(String id) {
    return Optional.ofNullable(payments.get(id));
  }

  /** By id. */
  public Stream<CardPayment> paymentsOf(InvoiceNumber invoice) {
    return payments.values().stream().filter(payment -> payment.invoice().equals(invoice));
  }

  /** By id. */
  public Collection<CardPayout> payouts() {
    return Collections.unmodifiableCollection(payouts.values());
  }

  public Optional<CardPayout> payout(String id) {
    return Optional.ofNullable(payouts.get(id));
  }

  /** The payout that arrived as a bank line. */
  public Optional<CardPayout> payoutOn(String lineKey) {
    return payouts.values().stream()
        .filter(payout -> payout.lineKey().filter(lineKey::equals).isPresent())
        .findFirst();
  }

  /** Whether anything was ever paid or opened. */
  public boolean isEmpty() {
    return payments.isEmpty() && payouts.isEmpty();
  }

  void put(CardPayment payment) {
    payments.put(payment.id(), payment);
  }

  void put(CardPayout payout) {
    payouts.put(payout.id(), payout);
  }

  /** All but those of bank lines. */
  Stream<Posting> postings() {
    return Stream.concat(
        payments.values().stream().flatMap(payment -> payment.postings().stream()),
        payouts.values().stream().flatMap(payout -> payout.postings().stream()));
  }

  /** Makes true what an event says of payments and payouts, not of invoices and bank lines. */
  void apply(Card event, Optional<Posting> posting, Cause cause) {
    switch (event) {
      case Card.CheckoutOpened e ->
          put(
              payment(e.paymentId())
                  .orElseGet(
                      () ->
                          CardPayment.unknown(
                              e.paymentId(), e.invoice(), e.provider(), e.amount().currency()))
                  .opened(new CardPayment.Checkout(e.session(), e.amount(), cause)));
      case Card.NoticeTaken e ->
          put(
              payment(e.paymentId())
                  .orElseGet(
                      () ->
                          CardPayment.unknown(
                              e.paymentId(), e.invoice(), e.provider(), e.notice().currency()))
                  .noted(new CardPayment.Taken(e.notice(), cause)));
      case Card.MoneyReceived e ->
          put(orBug(e.paymentId()).receivedMore(e.amount(), posting.orElseThrow()));
      case Card.MoneyReturned e ->
          put(orBug(e.paymentId()).returnedMore(e.amount(), posting.orElseThrow()));
      case Card.MoneyAllocated e ->
          put(orBug(e.paymentId()).allocated(Optional.of(allocation(e)), posting.orElseThrow()));
      case Card.AllocationUndone e ->
          put(orBug(e.paymentId()).allocated(Optional.empty(), posting.orElseThrow()));
      case Card.PayoutReported e -> put(CardPayout.reported(e.report(), posting, cause));
      case Card.PayoutCleared e -> put(payout(e.payoutId()).orElseThrow().arrivedAs(e.lineKey()));
      case Card.PayoutReopened e -> put(payout(e.payoutId()).orElseThrow().notArrived());
      case Card.PayoutFailed e ->
          put(payout(e.payoutId()).orElseThrow().failed(new CardPayout.Failure(e.reason(), cause)));
    }
  }

  static Allocation allocation(Card.MoneyAllocated e) {
    return new Allocation(
        e.allocationId(), e.paymentId(), e.invoice(), e.amount(), Allocation.BY_CARD, 100);
  }

  /** The double entry of an event about cards. */
  static Optional<Posting> posting(Card event, LocalDate date, Cause cause) {
    return switch (event) {
      case Card.MoneyReceived e ->
          entry(
              Account.PSP_CLEARING,
              Account.UNALLOCATED,
              e.amount(),
              Optional.empty(),
              e.paymentId(),
              "",
              e.reason(),
              date,
              cause);
      case Card.MoneyReturned e ->
          entry(
              Account.UNALLOCATED,
              Account.PSP_CLEARING,
              e.amount(),
              Optional.empty(),
              e.paymentId(),
              "",
              e.reason(),
              date,
              cause);
      case Card.MoneyAllocated e ->
          entry(
              Account.UNALLOCATED,
              Account.RECEIVABLES,
              e.amount(),
              Optional.of(e.invoice()),
              e.paymentId(),
              e.allocationId(),
              Allocation.BY_CARD,
              date,
              cause);
      case Card.AllocationUndone e ->
          entry(
              Account.RECEIVABLES,
              Account.UNALLOCATED,
              e.amount(),
              Optional.of(e.invoice()),
              e.paymentId(),
              e.allocationId(),
              e.reason(),
              date,
              cause);
      case Card.PayoutReported e ->
          e.report().fees().isZero()
              ? Optional.empty()
              : entry(
                  Account.CARD_FEES,
                  Account.PSP_CLEARING,
                  e.report().fees(),
                  Optional.empty(),
                  e.report().payoutId(),
                  e.report().payoutId(),
                  Reasons.CARD_FEE,
                  date,
                  cause);
      case Card.PayoutCleared e ->
          entry(
              Account.UNALLOCATED,
              Account.PSP_CLEARING,
              e.amount(),
              Optional.empty(),
              e.lineKey(),
              e.payoutId(),
              e.rule(),
              date,
              cause);
      case Card.PayoutReopened e ->
          entry(
              Account.PSP_CLEARING,
              Account.UNALLOCATED,
              e.amount(),
              Optional.empty(),
              e.lineKey(),
              e.payoutId(),
              e.reason(),
              date,
              cause);
      case Card.CheckoutOpened _, Card.NoticeTaken _, Card.PayoutFailed _ -> Optional.empty();
    };
  }

  /** The day an event counts for, if it is not the day of the decision. */
  static Optional<LocalDate> day(Card event) {
    return switch (event) {
      case Card.MoneyReceived e -> Optional.of(e.day());
      case Card.MoneyReturned e -> Optional.of(e.day());
      case Card.MoneyAllocated e -> Optional.of(e.day());
      case Card.AllocationUndone e -> Optional.of(e.day());
      case Card.CheckoutOpened _,
          Card.NoticeTaken _,
          Card.PayoutReported _,
          Card.PayoutCleared _,
          Card.PayoutReopened _,
          Card.PayoutFailed _ ->
          Optional.empty();
    };
  }

  Money held(Currency currency) {
    return sum(
        payments.values().stream()
            .filter(payment -> payment.currency().equals(currency))
            .map(CardPayment::held),
        currency);
  }

  Money unallocated(Currency currency) {
    return sum(
        payments.values().stream()
            .filter(payment -> payment.currency().equals(currency))
            .map(CardPayment::unallocated),
        currency);
  }

  Money fees(Currency currency) {
    return sum(ofPayouts(currency).map(payout -> payout.report().fees()), currency);
  }

  Money cleared(Currency currency) {
    return sum(ofPayouts(currency).map(CardPayout::cleared), currency);
  }

  private Stream<CardPayout> ofPayouts(Currency currency) {
    return payouts.values().stream()
        .filter(payout -> payout.report().net().currency().equals(currency));
  }

  private static Money sum(Stream<Money> amounts, Currency currency) {
    return amounts.reduce(Money.zero(currency), Money::plus);
  }

  private CardPayment orBug(String id) {
    return payment(id).orElseThrow(() -> new IllegalStateException("no such card payment"));
  }

  private static Optional<Posting> entry(
      Account debit,
      Account credit,
      Money amount,
      Optional<InvoiceNumber> invoice,
      String source,
      String subject,
      String reason,
      LocalDate date,
      Cause cause) {
    return Optional.of(
        new Posting(
            debit, credit, amount, invoice, Optional.of(source), subject, reason, date, cause));
  }
}
