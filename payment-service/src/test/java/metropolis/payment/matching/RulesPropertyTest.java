package metropolis.payment.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import metropolis.payment.reference.Iban;
import metropolis.payment.reference.PaymentReference;
import metropolis.platform.values.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the rules whatever is open and whatever is paid. */
class RulesPropertyTest {

  private static final Iban QR_ACCOUNT = new Iban("CH4431999123000889012");
  private static final Iban ACCOUNT = new Iban("CH9300762011623852957");
  private static final List<String> FAMILIES = List.of("Souza", "Noori", "Щербакова", "Müller");
  private static final List<String> INSTITUTIONS = List.of("Refugee Aid", "Kabul University", "");
  private static final String PAYER = "DE89370400440532013000";

  /** An invoice that small numbers describe. */
  record Wish(int amount, int family, int institution, boolean cancelled, boolean euros) {}

  /** A payment that names some of them. */
  record Payment(
      int amount,
      List<Integer> numbers,
      int reference,
      int family,
      int institution,
      boolean known) {}

  @Property(tries = 400)
  void the_order_of_invoices_does_not_change_what_is_decided(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll("payments") Payment payment,
      @ForAll Random random) {
    List<Integer> order = order(wishes.size());
    Verdict one = judge(wishes, order, payment);
    Collections.shuffle(order, random);

    assertThat(judge(wishes, order, payment)).isEqualTo(one);
  }

  @Property(tries = 400)
  void nothing_is_ever_allocated_across_currencies_beyond_what_is_open_or_to_what_has_ended(
      @ForAll("wishes") List<Wish> wishes, @ForAll("payments") Payment payment) {
    Verdict verdict = judge(wishes, order(wishes.size()), payment);

    if (verdict instanceof Verdict.Automatic automatic) {
      assertThat(automatic.proposal().score()).isGreaterThanOrEqualTo(90);
      assertThat(automatic.proposal().total()).isLessThanOrEqualTo(chf(payment.amount()));
      for (Share share : automatic.proposal().shares()) {
        OpenItem item = item(wishes, Integer.parseInt(share.invoiceNumber().substring(5)) - 1);
        assertThat(item.payable()).isTrue();
        assertThat(share.amount().currency()).isEqualTo(item.open().currency());
        assertThat(share.amount()).isLessThanOrEqualTo(item.open());
      }
    }
  }

  @Property(tries = 200)
  void a_second_invoice_that_fits_as_well_makes_it_a_question(
      @ForAll("wishes") List<Wish> wishes, @ForAll("payments") Payment payment) {
    Verdict verdict = judge(wishes, order(wishes.size()), payment);
    boolean byText =
        verdict instanceof Verdict.Automatic it && it.proposal().rule() != Rule.EXACT_REFERENCE;
    if (!byText || verdict.proposals().getFirst().shares().size() > 1) {
      return;
    }
    Share share = verdict.proposals().getFirst().shares().getFirst();
    int twin = Integer.parseInt(share.invoiceNumber().substring(5)) - 1;
    List<Wish> more = new ArrayList<>(wishes);
    more.add(wishes.get(twin));
    // The twin must not be what the text named before it was there.
    List<Integer> named = new ArrayList<>(payment.numbers());
    named.removeIf(i -> i >= wishes.size());
    if (named.contains(twin)) {
      named.add(wishes.size());
    }
    Payment both =
        new Payment(
            payment.amount(),
            named,
            payment.reference() < wishes.size() ? payment.reference() : -1,
            payment.family(),
            payment.institution(),
            payment.known());

    assertThat(judge(more, order(more.size()), both)).isNotInstanceOf(Verdict.Automatic.class);
  }

  @Property(tries = 400)
  void noise_does_not_lose_a_reference(
      @ForAll @IntRange(min = 1, max = 999_999) int sequence,
      @ForAll boolean qr,
      @ForAll Random random) {
    String reference =
        PaymentReference.ofInvoice(qr ? QR_ACCOUNT : ACCOUNT, "metropolis-2004", 2004, sequence)
            .value();
    Desk desk = new Desk().open(number(sequence), reference, 45000);

    String text = "Fee " + noisy(reference, random, 5) + ", thank you";

    assertThat(Desk.automatic(desk.told(45000, text))).containsExactly(number(sequence));
  }

  @Property(tries = 400)
  void noise_does_not_lose_a_number(
      @ForAll @IntRange(min = 1, max = 999_999) int sequence, @ForAll Random random) {
    Desk desk = new Desk().open(number(sequence), 45000).open("2003-000001", 45000);

    Verdict verdict =
        desk.told(45000, "Fee " + noisy(number(sequence), random, 5) + " of the conference");

    assertThat(Desk.numbers(verdict.proposals().getFirst())).containsExactly(number(sequence));
  }

  @Property(tries = 200)
  void any_text_is_judged(@ForAll String text, @ForAll String counterparty) {
    Desk desk = new Desk().owed(Desk.ANA, 45000, "Refugee Aid", "Ana Souza");

    Verdict verdict = desk.from(1234, counterparty, "", text);

    assertThat(verdict).isNotInstanceOf(Verdict.Automatic.class);
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            Arbitraries.of(0, 100, 200, 200, 300),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(false, false, false, true),
            Arbitraries.of(false, false, false, true))
        .as(Wish::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  @Provide
  Arbitrary<Payment> payments() {
    return Combinators.combine(
            Arbitraries.of(100, 200, 300, 400, 500),
            Arbitraries.integers().between(0, 13).list().ofMaxSize(3),
            Arbitraries.integers().between(-8, 13),
            Arbitraries.integers().between(-1, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(true, false))
        .as(Payment::new);
  }

  private static Verdict judge(List<Wish> wishes, List<Integer> order, Payment payment) {
    Desk desk = new Desk();
    for (int i : order) {
      Wish wish = wishes.get(i);
      desk.index.address(
          number(i + 1),
          new Party(
              List.of("Ana " + FAMILIES.get(wish.family())), INSTITUTIONS.get(wish.institution())));
      desk.with(item(wishes, i));
    }
    if (payment.known()) {
      desk.index.paid(PAYER, number(1));
    }
    StringBuilder text = new StringBuilder("fees");
    payment.numbers().forEach(i -> text.append(", ").append(number(i + 1)));
    if (payment.family() >= 0) {
      text.append(" for Ana ").append(FAMILIES.get(payment.family()));
    }
    int named = payment.reference();
    String reference =
        named >= 0 && named < wishes.size() ? item(wishes, named).references().getFirst() : "";
    return desk.judge(
        chf(payment.amount()),
        reference,
        new Wording(INSTITUTIONS.get(payment.institution()), PAYER, text.toString()));
  }

  private static OpenItem item(List<Wish> wishes, int i) {
    Wish wish = wishes.get(i);
    return new OpenItem(
        number(i + 1),
        PaymentReference.ofInvoice(ACCOUNT, "metropolis-2004", 2004, i + 1).value(),
        Money.of(wish.amount(), wish.euros() ? "EUR" : "CHF"),
        wish.cancelled(),
        1);
  }

  /** Spaces between, small letters, and letters for digits they look like. */
  private static String noisy(String text, Random random, int oneIn) {
    StringBuilder noisy = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mistaken = i > 0 && random.nextInt(oneIn) == 0;
      noisy.append(mistaken && c == '0' ? 'O' : mistaken && c == '1' ? 'I' : c);
      if (random.nextInt(oneIn) == 0 && i < text.length() - 1) {
        noisy.append(random.nextInt(oneIn) == 0 ? " / " : " ");
      }
    }
    return random.nextBoolean() ? noisy.toString() : noisy.toString().toLowerCase();
  }

  private static List<Integer> order(int size) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      order.add(i);
    }
    return order;
  }

  private static String number(int sequence) {
    return "2004-" + Integer.toString(1_000_000 + sequence).substring(1);
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }
}
