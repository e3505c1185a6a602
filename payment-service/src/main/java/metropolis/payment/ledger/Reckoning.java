package metropolis.payment.ledger;

import java.util.List;
import java.util.Optional;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.platform.values.Money;

/**
 * What a statement says of itself as a whole. Its sums are of all that it told, whether that was
 * new or known. Immutable.
 *
 * @param debits not negative
 */
public record Reckoning(
    Extent extent,
    Optional<Money> opening,
    Optional<Money> closing,
    int creditLines,
    Money credits,
    int debitLines,
    Money debits) {

  static Reckoning of(PaymentCommand.ImportStatement told, Money zero) {
    List<Money> amounts = told.lines().stream().map(Line::amount).toList();
    return new Reckoning(
        told.extent(),
        told.openingBalance(),
        told.closingBalance(),
        (int) amounts.stream().filter(amount -> !amount.isNegative()).count(),
        amounts.stream().filter(amount -> !amount.isNegative()).reduce(zero, Money::plus),
        (int) amounts.stream().filter(Money::isNegative).count(),
        amounts.stream().filter(Money::isNegative).reduce(zero, Money::minus));
  }

  /** What the account moved by, as the statement tells it line by line. */
  public Money moved() {
    return credits.minus(debits);
  }

  public int lines() {
    return creditLines + debitLines;
  }

  /** Opening balance plus movements minus closing balance, if the file has both. */
  public Optional<Money> difference() {
    return opening.flatMap(first -> closing.map(last -> first.plus(moved()).minus(last)));
  }
}
