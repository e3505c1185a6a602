package metropolis.payment.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.CardState;
import metropolis.payment.ledger.PaymentEvent.Card.NoticeTaken;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * A payment by card as its notices and postings left it. Immutable. Always: received - returned =
 * allocated + unallocated.
 *
 * @param id ours; begins with {@link #PREFIX}
 * @param invoice that it was opened for
 * @param checkout the hosted page as it was opened; empty if only its notices are known
 * @param notices those that came, each once, in the order in which they came
 * @param received as posted
 * @param returned as posted: refunds, and what disputes took
 * @param allocation what of it pays the invoice now
 */
public record CardPayment(
    String id,
    InvoiceNumber invoice,
    String provider,
    Optional<Checkout> checkout,
    List<Taken> notices,
    Money received,
    Money returned,
    Optional<Allocation> allocation,
    List<Posting> postings) {

  /** Tells ids of card payments from keys of bank lines. */
  public static final String PREFIX = "card-";

  /**
   * A hosted page.
   *
   * @param session the provider's id of it
   */
  public record Checkout(String session, Money amount, Cause cause) {}

  /** A notice, and when and how it came. */
  public record Taken(CardNotice notice, Cause cause) {}

  public CardPayment {
    notices = List.copyOf(notices);
    postings = List.copyOf(postings);
  }

  static CardPayment unknown(String id, InvoiceNumber invoice, String provider, Currency currency) {
    Money zero = Money.zero(currency);
    return new CardPayment(
        id,
        invoice,
        provider,
        Optional.empty(),
        List.of(),
        zero,
        zero,
        Optional.empty(),
        List.of());
  }

  /** As a notice that is being decided about leaves it. */
  static CardPayment with(Books books, NoticeTaken told, Cause cause) {
    return books
        .cards()
        .payment(told.paymentId())
        .orElseGet(
            () ->
                unknown(
                    told.paymentId(), told.invoice(), told.provider(), told.notice().currency()))
        .noted(new Taken(told.notice(), cause));
  }

  /** Whether an allocation's source is a card payment rather than a bank line. */
  public static boolean isOne(String key) {
    return key.startsWith(PREFIX);
  }

  public Currency currency() {
    return received.currency();
  }

  public CardState state() {
    return CardState.of(currency(), notices.stream().map(Taken::notice).toList());
  }

  /** What the provider has of it for us, before fees. */
  public Money held() {
    return received.minus(returned);
  }

  public Money allocated() {
    return allocation.map(Allocation::amount).orElse(Money.zero(currency()));
  }

  /** Waits to be refunded, since its invoice needs it no more; negative if a loss. */
  public Money unallocated() {
    return held().minus(allocated());
  }

  /** The moment it was first heard of. */
  public Cause first() {
    return checkout.map(Checkout::cause).orElseGet(() -> notices.getFirst().cause());
  }

  /** The day on which the provider took it; no later than the day on which that was told. */
  Optional<LocalDate> takenOn(ZoneId zone) {
    return notices.stream()
        .filter(taken -> stateAfter(taken).received().isPositive())
        .map(taken -> earlier(taken.notice().created(), taken.cause().time()))
        .map(time -> LocalDate.ofInstant(time, zone))
        .min(LocalDate::compareTo);
  }

  private CardState stateAfter(Taken taken) {
    return CardState.of(currency(), List.of(taken.notice()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  boolean knows(String eventId) {
    return notices.stream().anyMatch(taken -> taken.notice().eventId().equals(eventId));
  }

  CardPayment opened(Checkout page) {
    return new CardPayment(
        id,
        invoice,
        provider,
        Optional.of(page),
        notices,
        received,
        returned,
        allocation,
        postings);
  }

  CardPayment noted(Taken taken) {
    List<Taken> now = new ArrayList<>(notices);
    now.add(taken);
    return new CardPayment(
        id, invoice, provider, checkout, now, received, returned, allocation, postings);
  }

  CardPayment receivedMore(Money amount, Posting posting) {
    return after(received.plus(amount), returned, allocation, posting);
  }

  CardPayment returnedMore(Money amount, Posting posting) {
    return after(received, returned.plus(amount), allocation, posting);
  }

  CardPayment allocated(Optional<Allocation> now, Posting posting) {
    return after(received, returned, now, posting);
  }

  private CardPayment after(
      Money received, Money returned, Optional<Allocation> allocation, Posting posting) {
    return new CardPayment(
        id,
        invoice,
        provider,
        checkout,
        notices,
        received,
        returned,
        allocation,
        Stream.concat(postings.stream(), Stream.of(posting)).toList());
  }
}
