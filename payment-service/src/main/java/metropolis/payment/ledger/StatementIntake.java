package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.Decision.Refused;
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
 * Takes one statement: books every movement once, whichever file brings it and how often, and
 * allocates what the rules of matching find. One instance for one statement.
 */
final class StatementIntake {

  /**
   * An entry of the bank, which several files may tell in more or less detail.
   *
   * @param ordinal groups its lines in the file where the bank gave no reference
   */
  private record Entry(String reference, String ordinal, LocalDate bookingDate) {}

  private final Books books;
  private final Cause cause;
  private final Trial rules;
  private final Function<String, Wording> wordings;
  private final List<PaymentEvent> events = new ArrayList<>();
  private final Set<String> bookedNow = new HashSet<>();
  private final Set<String> contradicted = new HashSet<>();
  private final RefundLines refunds;
  private KnownMoney money;
  private int known;
  private int assumed;
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
    this.refunds = new RefundLines(books.payers());
  }

  Decision take(ImportStatement command) {
    Set<Currency> currencies = currencies(command);
    if (currencies.isEmpty()) {
      return Decision.nothing("statement-empty");
    }
    Optional<Refused> refusal = refusal(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Currency currency = currencies.iterator().next();
    if (books.statement(command.importId()).isPresent()) {
      return new Done(
          List.of(), "statement-known", report(command, 0, command.lines().size(), currency));
    }
    money = new KnownMoney(books, command);
    byEntry(command.lines()).forEach((entry, lines) -> take(entry, lines, command));
    StatementImported imported = imported(command, currency);
    events.addFirst(imported);
    return new Done(
        events, "statement-imported", report(command, imported.newLines(), known, currency));
  }

  /** What makes a statement impossible to take, whatever the books hold. */
  static Optional<Refused> refusal(ImportStatement command) {
    // A bank account has one currency.
    return currencies(command).size() > 1
        ? Optional.of(new Refused("not-one-currency", "file"))
        : Optional.empty();
  }

  private void take(Entry entry, List<Line> lines, ImportStatement command) {
    boolean entryIsTold = !entry.reference().isEmpty() || !entry.ordinal().isEmpty();
    if (!entryIsTold || lines.stream().allMatch(line -> books.line(line.lineKey()).isPresent())) {
      bookNew(lines, command);
      return;
    }
    List<Line> told = withoutSummaryOfItself(lines);
    known += lines.size() - told.size();
    List<BankLine> booked = bookedOf(entry, told);
    if (booked.isEmpty()) {
      bookNew(told, command);
      return;
    }
    boolean sameMoney = total(told).equals(totalBooked(booked));
    boolean moreDetail =
        booked.stream().allMatch(line -> line.origin().aggregate())
            && told.stream().noneMatch(Line::aggregate);
    boolean lessDetail =
        booked.stream().noneMatch(line -> line.origin().aggregate())
            && told.stream().allMatch(Line::aggregate);
    if (sameMoney && moreDetail && booked.stream().allMatch(this::mayGiveWay)) {
      booked.forEach(line -> giveWay(line, command));
      money.recognise(booked);
      bookInPlace(told, command);
    } else if (sameMoney) {
      money.recognise(booked);
      known += told.size();
    } else if (moreDetail || lessDetail) {
      // The bank tells one entry with two sums: booking both would count money twice.
      contradicted.add(entry.reference());
    } else {
      bookNew(told, command);
    }
  }

  /** By the bank's reference where it gave one, else by sum and day. */
  private List<BankLine> bookedOf(Entry entry, List<Line> told) {
    List<BankLine> booked =
        entry.reference().isEmpty()
            ? List.of()
            : money.ofReference(entry.reference(), told.getFirst());
    if (!booked.isEmpty()) {
      return booked;
    }
    Optional<KnownMoney.Entry> bySum = money.ofSum(told);
    assumed += bySum.isPresent() && !bySum.get().certain() ? told.size() : 0;
    return bySum.map(KnownMoney.Entry::lines).orElse(List.of());
  }

  /** Lines that take the place of a sum are other money than any line beside it. */
  private void bookInPlace(List<Line> lines, ImportStatement command) {
    for (Line line : lines) {
      if (books.line(line.lineKey()).isEmpty() && bookedNow.add(line.lineKey())) {
        book(line, command);
      } else {
        known++;
      }
    }
  }

  private void bookNew(List<Line> lines, ImportStatement command) {
    for (Line line : lines) {
      Optional<KnownMoney.Entry> before = money.ofLine(line);
      if (before.isPresent()) {
        known++;
        assumed += before.get().certain() ? 0 : 1;
      } else if (bookedNow.add(line.lineKey())) {
        book(line, command);
      } else {
        known++;
      }
    }
  }

  private void book(Line line, ImportStatement command) {
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
            command.fileHash(),
            line.telling()));
    switch (BankLine.kindOf(line.amount(), line.reversal())) {
      case PAID_OUT ->
          events.add(
              refunds
                  .debited(line)
                  .orElse(new BankLineSetAside(line.lineKey(), line.amount(), Reasons.PAID_OUT)));
      case RETURNED ->
          events.add(
              refunds
                  .returned(line)
                  .orElse(new BankLineSetAside(line.lineKey(), line.amount(), Reasons.RETURNED)));
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

  /** A decision of a person about the whole is kept; only what nobody touched gives way. */
  private boolean mayGiveWay(BankLine line) {
    return line.untouched() || (line.kind() != BankLine.Kind.INCOME && line.onAccount().isEmpty());
  }

  private void giveWay(BankLine line, ImportStatement command) {
    if (!line.setAside().isZero()) {
      events.add(new BankLineReclaimed(line.key(), line.setAside(), "replaced"));
    }
    events.add(new BankLineReplaced(line.key(), line.amount(), command.fileHash()));
  }

  private StatementImported imported(ImportStatement command, Currency currency) {
    List<Money> booked =
        events.stream()
            .filter(BankLineBooked.class::isInstance)
            .map(event -> ((BankLineBooked) event).amount())
            .toList();
    Money zero = Money.zero(currency);
    return new StatementImported(
        command.importId(),
        command.fileHash(),
        command.format(),
        command.statementId(),
        command.account(),
        booked.size(),
        known,
        command.rejectedLines(),
        booked.stream().filter(Money::isPositive).reduce(zero, Money::plus),
        booked.stream().filter(Money::isNegative).reduce(zero, Money::minus),
        balanceDifference(command, zero),
        command.uploadHash(),
        command.informationalLines());
  }

  /** Opening balance plus every movement of the file, new or known, minus closing balance. */
  private static Optional<Money> balanceDifference(ImportStatement command, Money zero) {
    if (command.openingBalance().isEmpty() || command.closingBalance().isEmpty()) {
      return Optional.empty();
    }
    Money moved = command.lines().stream().map(Line::amount).reduce(zero, Money::plus);
    return Optional.of(
        command.openingBalance().get().plus(moved).minus(command.closingBalance().get()));
  }

  private Map<String, String> report(
      ImportStatement command, int fresh, int knownLines, Currency currency) {
    Map<String, String> data = new TreeMap<>();
    data.put("import", command.importId());
    data.put("new", Integer.toString(fresh));
    data.put("known", Integer.toString(knownLines));
    data.put("assumed", Integer.toString(assumed));
    data.put("rejected", Integer.toString(command.rejectedLines()));
    data.put("allocated", Integer.toString(allocations));
    data.put("by-hand", Integer.toString(unclear));
    data.put("currency", currency.getCurrencyCode());
    if (!contradicted.isEmpty()) {
      data.put("contradicted", String.join(" ", contradicted));
    }
    return data;
  }

  private static Map<Entry, List<Line>> byEntry(List<Line> lines) {
    Map<Entry, List<Line>> entries = new LinkedHashMap<>();
    for (Line line : lines) {
      entries
          .computeIfAbsent(
              new Entry(
                  line.entryReference(),
                  line.entryReference().isEmpty() ? line.telling().entry() : "",
                  line.bookingDate()),
              _ -> new ArrayList<>())
          .add(line);
    }
    return entries;
  }

  /** One file may hold both the sum of an entry and its parts. */
  private static List<Line> withoutSummaryOfItself(List<Line> lines) {
    List<Line> sums = lines.stream().filter(Line::aggregate).toList();
    List<Line> parts = lines.stream().filter(line -> !line.aggregate()).toList();
    boolean both = !sums.isEmpty() && !parts.isEmpty();
    return both && total(sums).equals(total(parts)) ? parts : lines;
  }

  private static Money total(Collection<Line> lines) {
    return lines.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
  }

  private static Money totalBooked(Collection<BankLine> lines) {
    return lines.stream().map(BankLine::amount).reduce(Money::plus).orElseThrow();
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
