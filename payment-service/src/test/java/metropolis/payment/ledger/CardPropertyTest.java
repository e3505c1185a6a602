package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardFact.Outcome;
import metropolis.payment.cards.CardFact.Phase;
import metropolis.payment.cards.CardState;
import metropolis.payment.cards.PayoutReport.Kind;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a provider does, and however its notices come: one state, and the same books. */
class CardPropertyTest {

  private static final String[] REGISTRATIONS = {"R1", "R2"};

  @Property(tries = 300)
  void any_order_and_repetition_of_notices_gives_the_same_state_and_books(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 9999) Integer> lives,
      @ForAll boolean ended,
      @ForAll long seed) {
    List<PaymentCommand> told = new ArrayList<>();
    for (int i = 0; i < lives.size(); i++) {
      told.addAll(life(i, lives.get(i)));
    }
    Scenario inOrder = books(ended);
    told.forEach(inOrder::when);

    List<PaymentCommand> shuffled = new ArrayList<>(told);
    Random random = new Random(seed);
    told.stream().filter(_ -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    Scenario disorderly = books(ended);
    for (PaymentCommand notice : shuffled) {
      disorderly.when(notice);
      assertThat(Balance.of(disorderly.books).broken()).isEmpty();
    }

    assertThat(states(disorderly)).isEqualTo(states(inOrder));
    assertThat(payouts(disorderly)).isEqualTo(payouts(inOrder));
    assertThat(accounts(disorderly)).isEqualTo(accounts(inOrder));
    assertThat(figures(disorderly)).isEqualTo(figures(inOrder));
    assertThat(restored(disorderly.books)).isEqualTo(Balance.of(disorderly.books));
  }

  private static Scenario books(boolean ended) {
    Scenario scenario = Scenario.invoiced(REGISTRATIONS);
    return ended ? scenario.given(new CancelInvoice("R1")) : scenario;
  }

  /** What a provider tells of one payment, in the order in which it happens. */
  private static List<PaymentCommand> life(int which, int choice) {
    String payment = "card-" + which;
    String number = "2004-00000" + (1 + choice % 2);
    long amount = 45000;
    List<List<CardFact>> facts = new ArrayList<>();
    switch (choice / 10 % 8) {
      case 0 -> facts.add(List.of(new CardFact.Expired()));
      case 1 -> add(facts, new CardFact.Pending(), new CardFact.Failed());
      case 2 -> add(facts, new CardFact.Pending(), new CardFact.Paid(chf(amount)));
      case 3 ->
          add(
              facts,
              new CardFact.Paid(chf(amount)),
              new CardFact.Refund("re_1", chf(10000), Outcome.UNDER_WAY),
              new CardFact.Refunded(chf(10000), chf(amount)),
              new CardFact.Refund("re_1", chf(10000), Outcome.MADE),
              new CardFact.Refund("re_2", chf(35000), Outcome.UNDER_WAY),
              new CardFact.Refunded(chf(45000), chf(amount)));
      case 4 ->
          add(
              facts,
              new CardFact.Paid(chf(amount)),
              new CardFact.Refund("re_1", chf(20000), Outcome.MADE),
              new CardFact.Refunded(chf(20000), chf(amount)),
              new CardFact.Refund("re_1", chf(20000), Outcome.FAILED));
      case 5 -> {
        add(facts, new CardFact.Paid(chf(amount)));
        facts.add(List.of(dispute(Phase.OPENED), dispute(Phase.WITHDRAWN)));
        facts.add(List.of(dispute(Phase.LOST), dispute(Phase.WITHDRAWN)));
      }
      case 6 -> {
        add(facts, new CardFact.Paid(chf(amount)), dispute(Phase.INQUIRY), dispute(Phase.OPENED));
        facts.add(List.of(dispute(Phase.WITHDRAWN)));
        facts.add(List.of(dispute(Phase.WON)));
        facts.add(List.of(dispute(Phase.WITHDRAWN), dispute(Phase.REINSTATED)));
      }
      default ->
          add(
              facts,
              new CardFact.Paid(chf(amount)),
              new CardFact.Refunded(chf(5000), chf(amount)),
              dispute(Phase.INQUIRY),
              dispute(Phase.INQUIRY_CLOSED));
    }
    List<PaymentCommand> told = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      told.add(
          CardStory.notice(
              payment, number, "evt_" + which + "_" + i, facts.get(i).toArray(CardFact[]::new)));
    }
    ReportPayout payout =
        CardStory.payout(
            "po_" + which, 43665, CardStory.entry(Kind.PAYMENT, amount, 1335, payment));
    told.add(payout);
    if (choice / 80 % 2 == 1) {
      told.add(CardStory.failed(payout));
      told.add(
          CardStory.payout("again_" + which, 43665, CardStory.entry(Kind.CARRIED, 43665, 0, "")));
    }
    return told;
  }

  private static void add(List<List<CardFact>> facts, CardFact... more) {
    Arrays.stream(more).map(List::of).forEach(facts::add);
  }

  private static CardFact dispute(Phase phase) {
    return new CardFact.Disputed("dp_1", chf(45000), phase);
  }

  private static Map<String, CardState> states(Scenario scenario) {
    return scenario.books.cards().payments().stream()
        .collect(Collectors.toMap(CardPayment::id, CardPayment::state));
  }

  private static Map<String, CardPayout.Standing> payouts(Scenario scenario) {
    return scenario.books.cards().payouts().stream()
        .collect(Collectors.toMap(CardPayout::id, CardPayout::standing));
  }

  private static Map<Account, Long> accounts(Scenario scenario) {
    Map<Account, Long> balances = new TreeMap<>();
    for (Account account : Account.values()) {
      balances.put(account, scenario.books.balance(account, Currency.getInstance("CHF")).minor());
    }
    return balances;
  }

  private static List<Figures> figures(Scenario scenario) {
    return scenario.books.invoices().stream().map(Invoice::figures).toList();
  }

  private static Balance restored(Books books) {
    Books restored = new Books("metropolis-2004");
    books.cards().payouts().forEach(restored::restore);
    books.cards().payments().forEach(restored::restore);
    books.lines().forEach(restored::restore);
    books.invoices().forEach(restored::restore);
    return Balance.of(restored);
  }
}
