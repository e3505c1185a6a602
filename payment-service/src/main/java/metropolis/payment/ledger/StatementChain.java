package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.ledger.Books.Import;
import metropolis.payment.ledger.Reconciliation.Missing;
import metropolis.payment.ledger.Reconciliation.OfStatement;
import metropolis.payment.ledger.Reconciliation.Proof;
import metropolis.platform.values.Money;

/**
 * The statements of one account one after the other: each should open with what the one before
 * closed with. One instance for one report.
 */
final class StatementChain {

  /** The count itself; MT940 adds the page after a stroke. */
  private static final Pattern COUNT = Pattern.compile("0*([0-9]{1,12})(?:/.*)?");

  /** Statements of one file are counted in its order by the commands that took them. */
  private static final Comparator<OfStatement> IN_FILE =
      Comparator.comparing(
          s -> s.taken().cause().commandId(),
          Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));

  private final List<OfStatement> statements;
  private final List<BankLine> lines;
  private final LocalDate asOf;

  /**
   * @param lines of the account that were booked by then
   */
  StatementChain(List<OfStatement> statements, List<BankLine> lines, LocalDate asOf) {
    this.statements =
        statements.stream()
            .sorted(
                Comparator.comparing(StatementChain::last)
                    .thenComparing(StatementChain::first)
                    .thenComparing(s -> count(s).orElse(Long.MAX_VALUE))
                    .thenComparing(s -> s.taken().cause().time())
                    .thenComparing(IN_FILE)
                    .thenComparing(s -> s.taken().statement().importId()))
            .toList();
    this.lines = lines;
    this.asOf = asOf;
  }

  /** In their order, each with what lies between it and the one before. */
  List<OfStatement> statements() {
    return statements.stream().map(this::linked).toList();
  }

  private OfStatement linked(OfStatement s) {
    Optional<OfStatement> before = before(s);
    Optional<Money> gap =
        before.map(b -> opening(s).minus(closing(b))).filter(difference -> !difference.isZero());
    return new OfStatement(
        s.taken(), s.zero(), s.rows(), gap, before.map(OfStatement::taken), missing(s));
  }

  /**
   * One that closes with what this one opens with, the latest of these; else the latest of those
   * that end where this one begins or before.
   */
  private Optional<OfStatement> before(OfStatement s) {
    if (!balances(s)) {
      return Optional.empty();
    }
    List<OfStatement> earlier =
        statements.subList(0, statements.indexOf(s)).stream()
            .filter(StatementChain::balances)
            .toList();
    Optional<OfStatement> joins =
        earlier.reversed().stream()
            .filter(e -> closing(e).equals(opening(s)))
            .filter(e -> !last(e).isAfter(first(s)) || !sameDays(e, s))
            .findFirst();
    return joins
        .or(() -> earlier.reversed().stream().filter(e -> !last(e).isAfter(first(s))).findFirst())
        .filter(e -> !sameBalances(e, s));
  }

  /** The same statement in another format, or once more. */
  private static boolean sameBalances(OfStatement one, OfStatement other) {
    return sameDays(one, other)
        && opening(one).equals(opening(other))
        && closing(one).equals(closing(other));
  }

  private static boolean sameDays(OfStatement one, OfStatement other) {
    return first(one).equals(first(other)) && last(one).equals(last(other));
  }

  /** Counts begin anew in each year, and each kind of file has its own. */
  private Optional<Missing> missing(OfStatement s) {
    Optional<Long> count = count(s);
    if (count.isEmpty()) {
      return Optional.empty();
    }
    return statements.subList(0, statements.indexOf(s)).stream()
        .filter(e -> kind(e).equals(kind(s)) && last(e).getYear() == last(s).getYear())
        .flatMap(e -> count(e).stream())
        .filter(c -> c < count.get())
        .max(Comparator.naturalOrder())
        .filter(c -> c + 1 < count.get())
        .map(c -> new Missing(c + 1, count.get() - 1));
  }

  /** Empty if no statement tells balances. */
  Optional<Proof> proof() {
    return statements.reversed().stream()
        .filter(StatementChain::balances)
        .findFirst()
        .map(this::proof);
  }

  private Proof proof(OfStatement latest) {
    List<OfStatement> path = new ArrayList<>(List.of(latest));
    Money gaps = latest.zero();
    Money differences = difference(latest);
    Optional<OfStatement> before = before(latest);
    while (before.isPresent()) {
      OfStatement next = path.getFirst();
      path.addFirst(before.get());
      gaps = gaps.plus(opening(next).minus(closing(before.get())));
      differences = differences.plus(difference(before.get()));
      before = before(before.get());
    }
    OfStatement first = path.getFirst();
    Money earlier = sum(first(first), null, latest.zero());
    Money later = sum(null, last(latest), latest.zero());
    Money ledger = sum(null, null, latest.zero());
    Money bank = closing(latest);
    Money explained = opening(first).minus(earlier).minus(later).plus(gaps).minus(differences);
    return new Proof(
        latest.taken(),
        bank,
        ledger,
        opening(first),
        earlier,
        later,
        gaps,
        differences,
        bank.minus(ledger).minus(explained));
  }

  /** What the ledger has of the account, of booking days before one or after another. */
  private Money sum(LocalDate before, LocalDate after, Money zero) {
    Money sum = zero;
    for (BankLine line : lines) {
      LocalDate day = line.origin().bookingDate();
      if ((before == null || day.isBefore(before)) && (after == null || day.isAfter(after))) {
        for (Posting posting : line.postings()) {
          if (!posting.date().isAfter(asOf)) {
            sum = posting.debit() == Account.BANK ? sum.plus(posting.amount()) : sum;
            sum = posting.credit() == Account.BANK ? sum.minus(posting.amount()) : sum;
          }
        }
      }
    }
    return sum;
  }

  /** Reports within a day and notices of single payments close nothing. */
  private static boolean balances(OfStatement s) {
    return !s.taken().statement().format().startsWith("camt.052")
        && s.reckoning()
            .filter(told -> told.opening().isPresent() && told.closing().isPresent())
            .isPresent();
  }

  private static Money opening(OfStatement s) {
    return s.reckoning().flatMap(Reckoning::opening).orElseThrow();
  }

  private static Money closing(OfStatement s) {
    return s.reckoning().flatMap(Reckoning::closing).orElseThrow();
  }

  private static Money difference(OfStatement s) {
    return s.reckoning().flatMap(Reckoning::difference).orElse(s.zero());
  }

  private static LocalDate first(OfStatement s) {
    return s.reckoning()
        .flatMap(told -> told.extent().from().or(() -> told.extent().through()))
        .orElseGet(() -> day(s, Comparator.naturalOrder()));
  }

  private static LocalDate last(OfStatement s) {
    return s.reckoning()
        .flatMap(told -> told.extent().through())
        .orElseGet(() -> day(s, Comparator.reverseOrder()));
  }

  private static LocalDate day(OfStatement s, Comparator<LocalDate> order) {
    return s.rows().stream()
        .map(row -> row.line().origin().bookingDate())
        .min(order)
        .orElse(LocalDate.EPOCH);
  }

  private static Optional<Long> count(OfStatement s) {
    Matcher count = COUNT.matcher(s.reckoning().map(r -> r.extent().sequence()).orElse(""));
    return count.matches() ? Optional.of(Long.parseLong(count.group(1))) : Optional.empty();
  }

  private static String kind(OfStatement s) {
    return kind(s.taken());
  }

  private static String kind(Import taken) {
    String format = taken.statement().format();
    return format.startsWith("camt") ? format.substring(0, Math.min(8, format.length())) : format;
  }
}
