package metropolis.payment.ledger;

import metropolis.platform.values.Money;

/**
 * Where the total of an invoice went. Each figure is carried forward by itself, none is calculated
 * from the others, so that {@link Balance} tests something.
 */
public record Figures(Money paid, Money waived, Money credited, Money open) {

  static Figures allOpen(Money total) {
    Money zero = Money.zero(total.currency());
    return new Figures(zero, zero, zero, total);
  }

  Figures pay(Money amount) {
    return new Figures(paid.plus(amount), waived, credited, open.minus(amount));
  }

  Figures waive(Money amount) {
    return new Figures(paid, waived.plus(amount), credited, open.minus(amount));
  }

  Figures credit(Money amount) {
    return new Figures(paid, waived, credited.plus(amount), open.minus(amount));
  }

  Money sum() {
    return paid.plus(waived).plus(credited).plus(open);
  }
}
