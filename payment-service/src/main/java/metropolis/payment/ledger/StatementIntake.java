package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.IntakePlan.Replacing;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.matching.Incoming;
import metropolis.payment.matching.Proposal;
import metropolis.payment.matching.Trial;
import metropolis.payment.matching.Verdict;
import metropolis.payment.matching.Wording;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * Takes a statement by its plan, at once or piece by piece: books the lines that are new, and
 * allocates what the rules of matching find. One instance for one decision.
 */
public final class StatementIntake {

  /**
   * How a statement begins that is to be booked piece by piece.
   *
   * @param done that it was taken, without any line; or that there is nothing to take
   */
  public record Beginning(Done done, IntakePlan plan) {}

  /**
   * Lines that were booked.
   *
   * @param plan for the lines to come
   */
  public record Piece(Done done, IntakePlan plan) {}

  private final Books books;
  private final Cause cause;
  private final Trial rules;
  private final Function<String, Wording> wordings;
  private final List<PaymentEvent> events = new ArrayList<>();
  private final RefundLines refunds;
  private int unclear;
  private int allocations;

  /**
   * @param wordings what the bank says of a line in words, by key
   */
  StatementIntake(Books books, Terms terms, Cause cause, Function<String, Wording> wordings) {
    this.books = books;
    this.cause = cause;
    this.rules = new Trial(books.index(), terms.matching());
    this.wordings = wordings;
    this.refunds = new RefundLines(books.payers(), terms.matching());
  }

  /** All of it in one decision. */
  Decision take(ImportStatement command) {
    Optional<Refused> refusal = refusal(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Beginning beginning = begin(books, command);
    if (!beginning.done().code().equals("statement-imported")) {
      return beginning.done();
    }
    events.addAll(beginning.done().events());
    book(command.fileHash(), command.lines(), 0, beginning.plan());
    Map<String, String> data = new TreeMap<>(beginning.done().data());
    data.put("allocated", Integer.toString(allocations));
    data.put("by-hand", Integer.toString(unclear));
    return new Done(events, "statement-imported", data);
  }

  /** Decides about a statement that can be taken, but books none of its lines. */
  public static Beginning begin(Books books, ImportStatement command) {
    Set<Currency> currencies = currencies(command);
    if (currencies.isEmpty()) {
      return new Beginning(Decision.nothing("statement-empty"), IntakePlan.nothing());
    }
    Currency currency = currencies.iterator().next();
    if (books.statement(command.importId()).isPresent()) {
      Map<String, String> data = report(command, 0, command.lines().size(), currency);
      return new Beginning(new Done(List.of(), "statement-known", data), IntakePlan.nothing());
    }
    IntakePlan plan = new IntakePlanner(books, command).plan();
    StatementImported imported = imported(command, plan, currency);
    Map<String, String> data = report(command, imported.newLines(), plan.known(), currency);
    data.put("assumed", Integer.toString(plan.assumed()));
    if (!plan.contradicted().isEmpty()) {
      data.put("contradicted", String.join(" ", plan.contradicted()));
    }
    return new Beginning(new Done(List.of(imported), "statement-imported", data), plan);
  }

  /**
   * Books some lines of a statement that was begun.
   *
   * @param head of the statement, without its lines
   * @param first place of the first line
   */
  public static Piece piece(
      Books books,
      Terms terms,
      ImportStatement head,
      List<Line> lines,
      int first,
      IntakePlan plan,
      Cause cause,
      Function<String, Wording> wordings) {
    StatementIntake intake = new StatementIntake(books, terms, cause, wordings);
    IntakePlan left = intake.book(head.fileHash(), lines, first, plan);
    Done done = new Done(intake.events, "lines-booked", Map.of());
    return new Piece(Bookkeeper.withWhatFollows(books, terms, done, cause, wordings), left);
  }

  /** What makes a statement impossible to take, whatever the books hold. */
  static Optional<Refused> refusal(ImportStatement command) {
    // A bank account has one currency.
    return currencies(command).size() > 1
        ? Optional.of(new Refused("not-one-currency", "file"))
        : Optional.empty();
  }

  private IntakePlan book(String fileHash, List<Line> lines, int first, IntakePlan plan) {
    Map<Integer, Replacing> replacing = new TreeMap<>();
    plan.replacing().forEach(r -> replacing.put(r.told().getFirst(), r));
    IntakePlan left = plan;
    for (int i = 0; i < lines.size(); i++) {
      Replacing replaced = replacing.get(first + i);
      if (replaced != null) {
        left = giveWay(replaced, fileHash) ? left : left.without(replaced.told());
      }
      if (left.fresh().get(first + i)) {
        book(lines.get(i), fileHash, first + i + 1);
      }
    }
    return left;
  }

  private void book(Line line, String fileHash, int place) {
    events.add(
        new BankLineBooked(
            line.lineKey(),
            line.entryReference(),
            line.aggregate(),
            line.reversal(),
            line.amount(),
            line.bookingDate(),
            line.valueDate(),
            line.reference(),
            fileHash,
            line.telling(),
            place));
    switch (BankLine.kindOf(line.amount(), line.reversal())) {
      case PAID_OUT ->
          events.add(
              refunds
                  .debited(line)
                  .or(() -> BankFees.charged(line, wordings.apply(line.lineKey())))
                  .orElse(new BankLineSetAside(line.lineKey(), line.amount(), Reasons.PAID_OUT)));
      case RETURNED -> {
        List<PaymentEvent> returned = refunds.returned(line);
        events.addAll(
            returned.isEmpty()
                ? List.of(new BankLineSetAside(line.lineKey(), line.amount(), Reasons.RETURNED))
                : returned);
      }
      case INCOME -> allocate(line);
    }
  }

  private void allocate(Line line) {
    Incoming payment =
        new Incoming(
            line.lineKey(), line.amount(), line.reference(), wordings.apply(line.lineKey()));
    switch (rules.next(payment)) {
      case Verdict.Proposals _, Verdict.Nothing _ -> unclear++;
      case Verdict.Automatic automatic -> {
        Proposal proposal = automatic.proposal();
        allocations++;
        events.addAll(Allocating.byRule(line.lineKey(), proposal, cause));
        Money more = line.amount().minus(proposal.total());
        if (more.isPositive()) {
          events.add(Refunding.overpaid(line.lineKey(), proposal, more, cause));
        }
      }
    }
  }

  /** False if a person used one of the sums since the plan was made: that decision is kept. */
  private boolean giveWay(Replacing replaced, String fileHash) {
    List<BankLine> sums =
        replaced.booked().stream().map(key -> books.line(key).orElseThrow()).toList();
    if (!sums.stream().allMatch(BankLine::mayGiveWay)) {
      return false;
    }
    for (BankLine line : sums) {
      if (!line.setAside().isZero()) {
        events.add(new BankLineReclaimed(line.key(), line.setAside(), "replaced"));
      }
      events.add(new BankLineReplaced(line.key(), line.amount(), fileHash));
    }
    return true;
  }

  private static StatementImported imported(
      ImportStatement command, IntakePlan plan, Currency currency) {
    Money zero = Money.zero(currency);
    Reckoning reckoning = Reckoning.of(command, zero);
    List<Money> booked =
        plan.fresh().stream().mapToObj(place -> command.lines().get(place).amount()).toList();
    return new StatementImported(
        command.importId(),
        command.fileHash(),
        command.format(),
        command.statementId(),
        command.account(),
        booked.size(),
        plan.known(),
        command.rejectedLines(),
        booked.stream().filter(Money::isPositive).reduce(zero, Money::plus),
        booked.stream().filter(Money::isNegative).reduce(zero, Money::minus),
        reckoning.difference(),
        command.uploadHash(),
        command.informationalLines(),
        Optional.of(reckoning));
  }

  private static Map<String, String> report(
      ImportStatement command, int fresh, int knownLines, Currency currency) {
    Map<String, String> data = new TreeMap<>();
    data.put("import", command.importId());
    data.put("new", Integer.toString(fresh));
    data.put("known", Integer.toString(knownLines));
    data.put("assumed", "0");
    data.put("rejected", Integer.toString(command.rejectedLines()));
    data.put("allocated", "0");
    data.put("by-hand", "0");
    data.put("currency", currency.getCurrencyCode());
    return data;
  }

  private static Set<Currency> currencies(ImportStatement command) {
    Set<Currency> currencies = new HashSet<>();
    command.lines().forEach(line -> currencies.add(line.amount().currency()));
    command.openingBalance().ifPresent(balance -> currencies.add(balance.currency()));
    command.closingBalance().ifPresent(balance -> currencies.add(balance.currency()));
    command.currency().ifPresent(currencies::add);
    return currencies;
  }
}
