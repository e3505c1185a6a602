package metropolis.payment.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import metropolis.payment.cards.CardState.Standing;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.CardPayout;
import metropolis.payment.office.Office;
import metropolis.platform.http.Problem;

/** Finds card payments and payouts; the same for pages and programs. */
final class CardSearch {

  /** Filters of payments, as words in addresses. */
  static final List<String> FILTERS =
      List.of("all", "paid", "pending", "to-refund", "refunded", "disputed", "not-paid");

  private CardSearch() {}

  /** The newest first. */
  static List<CardPayment> payments(Office office, String filter, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    return office.books().cards().payments().stream()
        .filter(filter(filter))
        .filter(payment -> text(payment).contains(wanted))
        .sorted(
            Comparator.comparing((CardPayment payment) -> payment.first().time())
                .reversed()
                .thenComparing(CardPayment::id))
        .toList();
  }

  private static Predicate<CardPayment> filter(String filter) {
    return switch (filter) {
      case "paid" -> p -> p.received().isPositive();
      case "pending" -> p -> is(p, Standing.PENDING);
      case "to-refund" -> p -> p.unallocated().isPositive();
      case "refunded" -> p -> is(p, Standing.REFUNDED) || is(p, Standing.PARTLY_REFUNDED);
      case "disputed" ->
          p -> is(p, Standing.DISPUTED) || is(p, Standing.LOST) || is(p, Standing.WON);
      case "not-paid" -> p -> is(p, Standing.FAILED) || is(p, Standing.EXPIRED);
      default -> p -> true;
    };
  }

  private static boolean is(CardPayment payment, Standing standing) {
    return payment.state().standing() == standing;
  }

  private static String text(CardPayment payment) {
    String session = payment.checkout().map(CardPayment.Checkout::session).orElse("");
    return String.join(
            " ",
            payment.id(),
            payment.invoice().toString(),
            session,
            payment.received().decimal().toPlainString())
        .toLowerCase(Locale.ROOT);
  }

  /** The newest first. */
  static List<CardPayout> payouts(Office office) {
    return office.books().cards().payouts().stream()
        .sorted(
            Comparator.comparing((CardPayout payout) -> payout.report().arrival())
                .reversed()
                .thenComparing(CardPayout::id))
        .toList();
  }

  static CardPayment payment(Office office, String id) {
    return office
        .books()
        .cards()
        .payment(id)
        .orElseThrow(() -> Problem.notFound("unknown-card-payment", "Check its id.").refuse());
  }

  static CardPayout payout(Office office, String id) {
    return office
        .books()
        .cards()
        .payout(id)
        .orElseThrow(() -> Problem.notFound("unknown-payout", "Check its id.").refuse());
  }
}
