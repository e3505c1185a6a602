package metropolis.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.matching.Policy;
import metropolis.payment.matching.Wording;
import metropolis.payment.reference.Iban;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;

/** Books with a history: commands that were decided and applied. One for one test. */
final class Scenario {

  static final Terms TERMS =
      new Terms(
          "metropolis-2004",
          ZoneId.of("Europe/Zurich"),
          new Iban("CH4431999123000889012"),
          30,
          Policy.standard());
  static final LocalDate DAY = LocalDate.of(2004, 6, 14);

  final Books books = new Books("metropolis-2004");
  final List<PaymentEvent> log = new ArrayList<>();
  private final Map<String, Wording> wordings = new HashMap<>();
  private Terms terms = TERMS;
  private Instant now = Instant.parse("2004-06-14T08:00:00Z");
  private int commands;
  private String actor = "clerk";

  /** A conference in which each of these registrations was invoiced CHF 450.00. */
  static Scenario invoiced(String... registrations) {
    Scenario scenario = new Scenario();
    Arrays.stream(registrations).forEach(r -> scenario.given(fee(r, 45000)));
    return scenario;
  }

  Scenario at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  /** What the bank will say of a line. */
  Scenario saying(String lineKey, String text) {
    wordings.put(lineKey, new Wording("", "", text));
    return this;
  }

  /** What the bank will say of a line, with its code. */
  Scenario said(String lineKey, Wording wording) {
    wordings.put(lineKey, wording);
    return this;
  }

  /** From now on so much may be charges of banks. */
  Scenario charging(long minor, boolean automatic) {
    terms =
        new Terms(
            TERMS.conferenceId(),
            TERMS.zone(),
            TERMS.account(),
            TERMS.paymentTermDays(),
            Policy.standard().charging(Map.of(chf(minor).currency(), chf(minor)), automatic));
    return this;
  }

  /**
   * From now on a fee paid late costs the difference: early until 30 June, on site from 27
   * September, CHF 450, 550 and 650.
   */
  Scenario billingDifferences(int graceDays) {
    terms =
        new Terms(
            TERMS.conferenceId(),
            TERMS.zone(),
            TERMS.account(),
            TERMS.paymentTermDays(),
            Map.of(),
            VatRate.NONE,
            Policy.standard(),
            new FeeSchedule(
                LocalDate.of(2004, 6, 30),
                LocalDate.of(2004, 9, 27),
                Map.of("academia", new FeeSchedule.Fees(chf(45000), chf(55000), chf(65000))),
                OptionalInt.of(graceDays)),
            ReminderPlan.STANDARD,
            SecondPerson.standard());
    return this;
  }

  /** From now on this member of finance gives the commands. */
  Scenario by(String person) {
    actor = person;
    return this;
  }

  /** From now on so much needs no second person. */
  Scenario aloneUpTo(long minor) {
    terms =
        new Terms(
            terms.conferenceId(),
            terms.zone(),
            terms.account(),
            terms.paymentTermDays(),
            terms.vat(),
            terms.otherVat(),
            terms.matching(),
            terms.fees(),
            terms.reminders(),
            new SecondPerson(Map.of(chf(minor).currency(), chf(minor))));
    return this;
  }

  /** Decides and applies; what is refused is a mistake of the test. */
  Scenario given(PaymentCommand command) {
    if (when(command) instanceof Decision.Refused refused) {
      throw new IllegalArgumentException("the history is refused: " + refused.code());
    }
    return this;
  }

  /** Decides, applies, and tells what was decided. */
  Decision when(PaymentCommand command) {
    Cause cause = nextCause();
    Decision decision =
        Bookkeeper.decide(
            books, terms, command, cause, key -> wordings.getOrDefault(key, Wording.NONE));
    if (decision instanceof Decision.Done done) {
      done.events()
          .forEach(
              event -> {
                books.apply(event, TERMS.day(cause), cause);
                log.add(event);
              });
    }
    return decision;
  }

  List<PaymentEvent> eventsOf(PaymentCommand command) {
    return switch (when(command)) {
      case Decision.Done done -> done.events();
      case Decision.Refused refused -> throw new IllegalStateException(refused.code());
    };
  }

  /** Who and when of the next command. */
  private Cause nextCause() {
    commands++;
    return new Cause("command-" + commands, new Actor(Role.FINANCE, actor), now);
  }

  Invoice invoice(String registration) {
    return books.invoiceOf(registration).orElseThrow();
  }

  String number(String registration) {
    return invoice(registration).number().toString();
  }

  String reference(String registration) {
    return invoice(registration).head().reference();
  }

  BankLine line(String key) {
    return books.line(key).orElseThrow();
  }

  /** In minor units of Swiss francs. */
  long balance(Account account) {
    return books.balance(account, chf(0).currency()).minor();
  }

  /** What has to hold whatever happened. */
  void addsUp() {
    assertThat(Balance.of(books).broken()).isEmpty();
    assertThat(TrialBalance.of(books, LocalDate.MAX).sheets().getFirst().holds()).isTrue();
  }

  static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }

  static IssueInvoice fee(String registration, long minor) {
    return new IssueInvoice(registration, "academia", "EARLY", chf(minor));
  }

  static ImportStatement statement(String id, Line... lines) {
    return new ImportStatement(
        id,
        "hash-of-" + id,
        "camt.053.001.08",
        "STM-" + id,
        "CH9300762011623852957",
        Optional.empty(),
        Optional.empty(),
        List.of(lines),
        0);
  }

  static Line credit(String key, long minor, String reference) {
    return new Line(key, "", false, false, chf(minor), DAY, DAY, reference);
  }

  /** A credit that the bank counts from a day. */
  static Line valued(String key, long minor, String reference, LocalDate valued) {
    return new Line(key, "", false, false, chf(minor), valued, valued, reference);
  }

  static Line debit(String key, long minor) {
    return new Line(key, "", false, false, chf(-minor), DAY, DAY, "");
  }

  static Line returned(String key, long minor, String reference) {
    return new Line(key, "", false, true, chf(minor), DAY, DAY, reference);
  }

  /** A line of a batch entry. */
  static Line detail(String key, String entry, long minor, String reference) {
    return new Line(key, entry, false, false, chf(minor), DAY, DAY, reference);
  }

  /** A batch entry told by its sum alone. */
  static Line sum(String key, String entry, long minor) {
    return new Line(key, entry, true, false, chf(minor), DAY, DAY, "");
  }

  /** What a file of the bank marks with an end-to-end id. */
  static Line marked(Line line, String endToEndId) {
    return new Line(
        line.lineKey(),
        line.entryReference(),
        line.aggregate(),
        line.reversal(),
        line.amount(),
        line.bookingDate(),
        line.valueDate(),
        line.reference(),
        new Telling(
            "CH9300762011623852957",
            Telling.Source.CAMT,
            "",
            List.of(Mark.of(Mark.END_TO_END, endToEndId)),
            1));
  }
}
