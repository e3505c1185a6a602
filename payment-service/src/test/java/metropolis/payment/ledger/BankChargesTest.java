package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;

/** Charges of banks have an account of their own, whenever they were written off. */
class BankChargesTest {

  private static final Cause CAUSE =
      new Cause("c1", new Actor(Role.FINANCE, "clerk"), Instant.parse("2004-06-14T08:00:00Z"));

  private final Scenario books = Scenario.invoiced("R1");

  @Test
  void an_event_of_an_earlier_release_counts_as_charges_when_it_is_read_again() {
    apply(new InvoiceWaived("W1", books.invoice("R1").number(), chf(2500), "bank-charges"));
    apply(new InvoiceWaived("W2", books.invoice("R1").number(), chf(1000), "speaker"));

    assertThat(balance(books.books, Account.BANK_CHARGES)).isEqualTo(chf(2500));
    assertThat(balance(books.books, Account.WAIVERS)).isEqualTo(chf(1000));
    assertThat(Balance.of(books.books).broken()).isEmpty();
  }

  @Test
  void undone_they_leave_the_account_again_whatever_the_reason() {
    InvoiceNumber number = books.invoice("R1").number();
    apply(new InvoiceWaived("W1", number, chf(2500), "bank-charges"));

    apply(new WaiverReversed("W1", number, chf(2500), "granted-in-error"));

    assertThat(balance(books.books, Account.BANK_CHARGES)).isEqualTo(chf(0));
    assertThat(Balance.of(books.books).broken()).isEmpty();
  }

  @Test
  void an_invoice_stored_by_an_earlier_release_is_restored_with_them() {
    Invoice invoice = books.invoice("R1");
    LinkedHashMap<String, Money> waivers = new LinkedHashMap<>();
    waivers.put("W1", chf(2500));
    Posting before =
        new Posting(
            Account.WAIVERS,
            Account.RECEIVABLES,
            chf(2500),
            Optional.of(invoice.number()),
            Optional.empty(),
            "W1",
            "bank-charges",
            LocalDate.of(2004, 6, 14),
            CAUSE);
    Invoice stored =
        new Invoice(
            invoice.head(),
            invoice.figures().waive(chf(2500)),
            invoice.claims(),
            invoice.allocations(),
            waivers,
            List.of(invoice.postings().getFirst(), before),
            List.of(),
            List.of());

    Books restored = new Books("metropolis-2004");
    restored.restore(stored);

    assertThat(balance(restored, Account.BANK_CHARGES)).isEqualTo(chf(2500));
    assertThat(balance(restored, Account.WAIVERS)).isEqualTo(chf(0));
    assertThat(Balance.of(restored).broken()).isEmpty();
  }

  private void apply(PaymentEvent event) {
    books.books.apply(event, Scenario.DAY, CAUSE);
  }

  private static Money balance(Books books, Account account) {
    return books.balance(account, chf(0).currency());
  }
}
