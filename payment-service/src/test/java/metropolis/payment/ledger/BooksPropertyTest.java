package metropolis.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.ChargeLine;
import metropolis.payment.ledger.PaymentCommand.ClosePeriod;
import metropolis.payment.ledger.PaymentCommand.IssueGroupInvoice;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentCommand.ReclaimLine;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.ReverseWaiver;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.SplitLine;
import metropolis.payment.ledger.PaymentCommand.TakeOutOfGroup;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.matching.Share;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever finance does, in whatever order, the books balance. */
class BooksPropertyTest {

  /** A wish about books that are not known yet: small numbers choose among what is there. */
  record Wish(int what, int which, int other, long minor) {}

  @Property(tries = 300)
  void the_books_balance_after_every_command(@ForAll("wishes") List<Wish> wishes) {
    Scenario scenario = history();

    for (int i = 0; i < wishes.size(); i++) {
      scenario.when(command(scenario, wishes.get(i), i));
      assertThat(Balance.of(scenario.books).broken()).isEmpty();
    }
  }

  /** Payments of July are late, and so billed for the difference. */
  @Property(tries = 200)
  void they_balance_where_differences_are_billed_too(@ForAll("wishes") List<Wish> wishes) {
    Scenario scenario = history().billingDifferences(0);

    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      scenario.when(
          wish.what() == 3
              ? Scenario.statement(
                  "J" + i,
                  Scenario.valued(
                      "J" + i,
                      Math.abs(wish.minor()) + 30000,
                      pick(scenario.books.invoices(), wish.which()).head().reference(),
                      LocalDate.of(2004, 6, 28).plusDays(wish.other())))
              : command(scenario, wish, i));
      assertThat(Balance.of(scenario.books).broken()).isEmpty();
    }
  }

  @Property(tries = 100)
  void settled_and_reopened_alternate_and_agree_with_what_is_open(
      @ForAll("wishes") List<Wish> wishes) {
    Scenario scenario = history();

    IntStream.range(0, wishes.size())
        .forEach(i -> scenario.when(command(scenario, wishes.get(i), i)));

    for (Invoice invoice : scenario.books.invoices()) {
      for (String registration : invoice.registrations()) {
        List<Boolean> announced = announcements(scenario, invoice.number(), registration);
        for (int i = 0; i < announced.size(); i++) {
          assertThat(announced.get(i)).isEqualTo(i % 2 == 0);
        }
      }
      for (Claim claim : invoice.claims()) {
        String registration = claim.item().registrationId();
        if (!claim.ended()) {
          assertThat(claim.settled().isPresent()).isEqualTo(invoice.covers(registration));
        }
      }
    }
  }

  @Property(tries = 100)
  void restored_books_equal_those_that_grew(@ForAll("wishes") List<Wish> wishes) {
    Scenario scenario = history();
    IntStream.range(0, wishes.size())
        .forEach(i -> scenario.when(command(scenario, wishes.get(i), i)));

    Books restored = new Books("metropolis-2004");
    new ArrayList<>(scenario.books.lines()).reversed().forEach(restored::restore);
    new ArrayList<>(scenario.books.invoices()).reversed().forEach(restored::restore);
    scenario.books.imports().forEach(restored::restore);
    scenario.books.closings().forEach(restored::restore);
    PayerAccounts payers = scenario.books.payers();
    payers.credits().forEach(restored::restore);
    payers.refunds().forEach(restored.payers()::restore);
    payers.orders().forEach(restored.payers()::restore);
    payers.waivers().forEach(restored.payers()::restore);

    assertThat(Balance.of(restored)).isEqualTo(Balance.of(scenario.books));
    assertThat(Balance.of(restored).holds()).isTrue();
    assertThat(List.copyOf(restored.invoices())).isEqualTo(List.copyOf(scenario.books.invoices()));
    assertThat(restored.nextNumber(2004)).isEqualTo(scenario.books.nextNumber(2004));
    assertThat(restored.invoiceOf("R0")).isEqualTo(scenario.books.invoiceOf("R0"));
  }

  @Property(tries = 100)
  void a_closed_period_never_changes_again(
      @ForAll("wishes") List<Wish> before, @ForAll("wishes") List<Wish> after) {
    Scenario scenario = Scenario.invoiced("R0", "R1");
    IntStream.range(0, before.size())
        .forEach(i -> scenario.when(command(scenario, before.get(i), i)));
    LocalDate end = LocalDate.of(2004, 6, 30);
    scenario.at("2004-07-05T08:00:00Z").given(new ClosePeriod(end));
    TrialBalance closed = TrialBalance.of(scenario.books, end);

    IntStream.range(0, after.size())
        .forEach(i -> scenario.when(command(scenario, after.get(i), i)));

    assertThat(TrialBalance.of(scenario.books, end)).isEqualTo(closed);
    assertThat(TrialBalance.of(scenario.books, LocalDate.MAX).sheets())
        .allMatch(TrialBalance.Sheet::holds);
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.longs().between(-100, 60000))
        .as(Wish::new)
        .list()
        .ofMaxSize(40);
  }

  private static List<Boolean> announcements(
      Scenario scenario, InvoiceNumber number, String registration) {
    List<Boolean> announced = new ArrayList<>();
    for (PaymentEvent event : scenario.log) {
      if (event instanceof InvoiceSettled settled
          && settled.number().equals(number)
          && settled.registrationId().equals(registration)) {
        announced.add(true);
      }
      if (event instanceof InvoiceReopened reopened
          && reopened.number().equals(number)
          && reopened.registrationId().equals(registration)) {
        announced.add(false);
      }
    }
    return announced;
  }

  private static PaymentCommand command(Scenario scenario, Wish wish, int step) {
    String registration = "R" + wish.which();
    Invoice invoice = pick(scenario.books.invoices(), wish.which());
    BankLine line = pick(scenario.books.lines(), wish.other());
    String number = invoice.number().toString();
    String key = line == null ? "none" : line.key();
    return switch (wish.what()) {
      case 0 -> Scenario.fee(registration, Math.max(0, wish.minor()));
      case 1 -> new CancelInvoice(registration);
      case 2, 3 -> Scenario.statement("S" + wish.which() + wish.other(), lines(invoice, wish));
      case 4, 5 -> new AllocateByHand(key, number, Scenario.chf(wish.minor()));
      case 6 ->
          invoice.allocations().isEmpty()
              ? new ReverseAllocation("none", "other")
              : new ReverseAllocation(invoice.allocations().firstEntry().getKey(), "other");
      case 7 -> new WaiveInvoice(number, Scenario.chf(wish.minor()), "other");
      case 8 ->
          invoice.waivers().isEmpty()
              ? new ReverseWaiver("none", "other")
              : new ReverseWaiver(invoice.waivers().firstEntry().getKey(), "other");
      case 12, 13 ->
          new IssueGroupInvoice(
              scenario.books.invoices().stream()
                  .filter(Invoice::canBeGrouped)
                  .limit(2 + wish.which())
                  .map(i -> i.number().toString())
                  .toList());
      case 14 ->
          new TakeOutOfGroup(
              scenario.books.invoices().stream()
                  .filter(Invoice::group)
                  .map(i -> i.number().toString())
                  .findFirst()
                  .orElse(number),
              registration);
      case 10 ->
          new SplitLine(key, shares(scenario, wish), wish.minor() > 30000 && wish.which() % 2 == 0);
      case 11 ->
          Scenario.statement(
              "T" + wish.which(), Scenario.credit("T" + wish.which(), wish.minor() + 200, ""));
      case 15, 16, 17, 18, 19, 20 -> PayerWishes.command(scenario, wish);
      default ->
          step % 2 == 0
              ? wish.other() % 2 == 0
                  ? new SetAsideLine(key, "not-ours")
                  : new ChargeLine(key, wish.which() % 2 == 0 ? "interest" : "account-fee")
              : new ReclaimLine(key, "ours-after-all");
    };
  }

  /** Some lines will name invoices in their text, and small shortages are charges. */
  private static Scenario history() {
    return Scenario.invoiced("R0", "R1")
        .charging(3000, true)
        .saying("T0", "2004-000001 and 2004-000002")
        .saying("T1", "2004-000001")
        .saying("T2", "2004-000003");
  }

  private static List<Share> shares(Scenario scenario, Wish wish) {
    return scenario.books.invoices().stream()
        .limit(1 + wish.which() % 3)
        .map(invoice -> new Share(invoice.number().toString(), Scenario.chf(wish.minor())))
        .toList();
  }

  private static Line[] lines(Invoice invoice, Wish wish) {
    String reference = wish.other() % 2 == 0 ? invoice.head().reference() : "";
    String entry = wish.which() < 3 ? "E" + wish.which() : "";
    long whole = Math.abs(wish.minor()) + 2;
    long part = whole / 2;
    return switch (wish.other()) {
      case 0 -> new Line[] {Scenario.credit("C" + wish.which(), whole, reference)};
      case 1 -> new Line[] {Scenario.sum("S" + wish.which(), entry, 1000)};
      case 2 ->
          new Line[] {
            Scenario.detail("D" + wish.which(), entry, 400, reference),
            Scenario.detail("E" + wish.which(), entry, 600, reference)
          };
      case 3 -> new Line[] {Scenario.debit("O" + wish.which(), whole)};
      case 4 -> new Line[] {Scenario.returned("B" + wish.which(), whole, reference)};
      default ->
          new Line[] {
            Scenario.detail("F" + wish.which(), entry, part, reference),
            Scenario.detail("G" + wish.which(), entry, whole - part, invoice.head().reference())
          };
    };
  }

  static <T> T pick(Collection<T> from, int which) {
    return from.stream().skip(from.isEmpty() ? 0 : which % from.size()).findFirst().orElse(null);
  }
}
