package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import metropolis.payment.cards.CardState;
import metropolis.platform.values.Money;

/**
 * The sums of the books and the equations that must hold between them, per currency. What the
 * invoices say, what the bank lines say and what the journal says are added up apart and compared.
 */
public record Balance(List<Sheet> sheets, List<String> broken) {

  /**
   * The sums of one currency.
   *
   * @param moneyIn bank lines that came in; {@code moneyOut} those that left, negative
   * @param allocated as the invoices have it; the bank lines' own sum is compared with it
   * @param payerCredits what payers have with us, as the credits have it
   * @param refundsPayable approved refunds that the bank has not debited, as the refunds have it
   * @param bankCharges part of {@code waived}
   * @param refundsToDecide part of {@code paid}: of registrations that ended
   * @param cards taken from cards and not given back
   * @param payouts of bank lines that are money of cards, which {@code cards} has counted
   * @param ownCharges what banks took of the account itself, and of refunds that came back
   */
  public record Sheet(
      Currency currency,
      Money moneyIn,
      Money moneyOut,
      Money allocated,
      Money unallocated,
      Money setAside,
      Money invoiced,
      Money paid,
      Money waived,
      Money credited,
      Money open,
      Money refundsToDecide,
      Money payerCredits,
      Money refundsPayable,
      Money bankCharges,
      Money cards,
      Money payouts,
      Money ownCharges) {

    /** Sum of the bank lines. */
    public Money bank() {
      return moneyIn.plus(moneyOut);
    }

    /**
     * Bank lines + card payments = allocated + unallocated + not ours + payouts of cards - charges
     * of our own. Allocated is what paid invoices, and what is still on account of payers.
     */
    public boolean bankHolds() {
      return bank()
          .plus(cards)
          .equals(
              allocated
                  .plus(onAccount())
                  .plus(unallocated)
                  .plus(setAside)
                  .plus(payouts)
                  .minus(ownCharges));
    }

    /** What is on account of payers. */
    public Money onAccount() {
      return payerCredits.plus(refundsPayable);
    }

    /** Invoiced = paid + waived + credited + open. */
    public boolean invoicesHold() {
      return invoiced.equals(paid.plus(waived).plus(credited).plus(open));
    }
  }

  public Balance {
    sheets = List.copyOf(sheets);
    broken = List.copyOf(broken);
  }

  public boolean holds() {
    return broken.isEmpty();
  }

  public static Balance of(Books books) {
    List<Sheet> sheets =
        books.currencies().stream()
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .map(currency -> sheet(books, currency))
            .toList();
    List<String> broken = new ArrayList<>();
    books.invoices().forEach(invoice -> test(invoice, broken));
    books.lines().forEach(line -> test(line, broken));
    books.cards().payments().forEach(payment -> test(books, payment, broken));
    books.payers().credits().forEach(credit -> test(books, credit, broken));
    sheets.forEach(sheet -> test(books, sheet, broken));
    return new Balance(sheets, broken);
  }

  private static void test(Invoice invoice, List<String> broken) {
    Figures figures = invoice.figures();
    Money allocated =
        sum(invoice.allocations().values(), Allocation::amount, invoice.total().currency());
    Money waived = sum(invoice.waivers().values(), w -> w, invoice.total().currency());
    String name = "invoice " + invoice.number();
    expect(invoice.total().equals(figures.sum()), name + ": total", broken);
    expect(figures.paid().equals(allocated), name + ": paid", broken);
    expect(figures.waived().equals(waived), name + ": waived", broken);
    expect(!figures.open().isNegative(), name + ": open below zero", broken);
    expect(figures.open().equals(Covering.of(invoice).open()), name + ": open by items", broken);
  }

  private static void test(BankLine line, List<String> broken) {
    Money allocated =
        sum(line.allocations().values(), Allocation::amount, line.amount().currency());
    Money sum =
        allocated
            .plus(line.ofPayers())
            .plus(line.unallocated())
            .plus(line.setAside())
            .plus(line.cleared())
            .plus(line.charged());
    String name = "bank line " + line.key();
    expect(line.amount().equals(sum), name + ": amount", broken);
    boolean paysInvoices = line.kind() == BankLine.Kind.INCOME;
    expect(paysInvoices || allocated.isZero(), name + ": no income, yet allocated", broken);
    expect(!paysInvoices || !line.unallocated().isNegative(), name + ": overspent", broken);
  }

  /** What the notices say is what was posted, and what it pays is what its invoice says. */
  private static void test(Books books, CardPayment payment, List<String> broken) {
    String name = "card payment " + payment.id();
    CardState state = payment.state();
    expect(state.received().equals(payment.received()), name + ": received", broken);
    expect(state.returned().equals(payment.returned()), name + ": returned", broken);
    boolean known =
        payment
            .allocation()
            .map(
                allocation ->
                    books
                        .invoiceWith(allocation.id())
                        .map(invoice -> invoice.number().equals(payment.invoice()))
                        .orElse(false))
            .orElse(true);
    expect(known, name + ": invoice", broken);
  }

  private static void test(Books books, PayerCredit credit, List<String> broken) {
    String name = "credit " + credit.id();
    Money refunded =
        sum(
            books.payers().refundsOf(credit).stream()
                .filter(refund -> refund.counts() && refund.approval().isPresent())
                .toList(),
            Refund::amount,
            credit.amount().currency());
    Money whole = credit.reversed() ? Money.zero(credit.amount().currency()) : credit.amount();
    expect(whole.equals(credit.open().plus(refunded)), name + ": amount", broken);
    expect(!credit.open().isNegative(), name + ": overspent", broken);
    expect(!books.payers().available(credit).isNegative(), name + ": promised twice", broken);
  }

  private static void test(Books books, Sheet sheet, List<String> broken) {
    Currency c = sheet.currency();
    expect(sheet.bankHolds(), c + ": bank lines", broken);
    expect(sheet.invoicesHold(), c + ": invoices", broken);
    Money fees = books.cards().fees(c);
    expect(books.cards().cleared(c).equals(sheet.payouts()), c + ": payouts", broken);
    journal(books, Account.PSP_CLEARING, sheet.cards().minus(fees).minus(sheet.payouts()), broken);
    journal(books, Account.CARD_FEES, fees, broken);
    journal(books, Account.BANK, sheet.bank(), broken);
    journal(books, Account.UNALLOCATED, sheet.unallocated().negated(), broken);
    journal(books, Account.SET_ASIDE, sheet.setAside().negated(), broken);
    journal(books, Account.RECEIVABLES, sheet.open(), broken);
    journal(books, Account.FEES, sheet.invoiced().negated(), broken);
    journal(books, Account.WAIVERS, sheet.waived().minus(sheet.bankCharges()), broken);
    Money charges = sheet.bankCharges().plus(sheet.ownCharges());
    journal(books, Account.BANK_CHARGES, charges, broken);
    journal(books, Account.PAYER_CREDITS, sheet.payerCredits().negated(), broken);
    journal(books, Account.REFUNDS_PAYABLE, sheet.refundsPayable().negated(), broken);
    journal(books, Account.CREDITS, sheet.credited(), broken);
  }

  private static void journal(Books books, Account account, Money sum, List<String> broken) {
    boolean equal = books.balance(account, sum.currency()).equals(sum);
    expect(equal, sum.currency() + ": journal of " + account, broken);
  }

  private static Sheet sheet(Books books, Currency currency) {
    List<BankLine> lines =
        books.lines().stream().filter(l -> l.amount().currency().equals(currency)).toList();
    List<Invoice> invoices =
        books.invoices().stream().filter(i -> i.total().currency().equals(currency)).toList();
    Money paid = sum(invoices, i -> i.figures().paid(), currency);
    return new Sheet(
        currency,
        sum(
            lines.stream().filter(l -> l.amount().isPositive()).toList(),
            BankLine::amount,
            currency),
        sum(
            lines.stream().filter(l -> l.amount().isNegative()).toList(),
            BankLine::amount,
            currency),
        paid,
        sum(lines, BankLine::unallocated, currency).plus(books.cards().unallocated(currency)),
        sum(lines, BankLine::setAside, currency),
        sum(invoices, Invoice::total, currency),
        paid,
        sum(invoices, i -> i.figures().waived(), currency),
        sum(invoices, i -> i.figures().credited(), currency),
        sum(invoices, Invoice::open, currency),
        sum(invoices, Invoice::refundToDecide, currency),
        sum(of(books.payers().credits(), PayerCredit::open, currency), c -> c, currency),
        sum(
            of(
                books.payers().refunds().stream().filter(Refund::payable).toList(),
                Refund::amount,
                currency),
            r -> r,
            currency),
        sum(invoices, Invoice::bankCharges, currency),
        books.cards().held(currency),
        sum(lines, BankLine::cleared, currency),
        sum(of(books.payers().credits(), PayerCredit::chargesBorne, currency), c -> c, currency)
            .minus(sum(lines, BankLine::charged, currency)));
  }

  private static <T> List<Money> of(
      Collection<T> items, Function<T, Money> amount, Currency currency) {
    return items.stream().map(amount).filter(a -> a.currency().equals(currency)).toList();
  }

  private static <T> Money sum(Collection<T> items, Function<T, Money> amount, Currency currency) {
    return items.stream().map(amount).reduce(Money.zero(currency), Money::plus);
  }

  private static void expect(boolean holds, String what, List<String> broken) {
    if (!holds) {
      broken.add(what);
    }
  }
}
