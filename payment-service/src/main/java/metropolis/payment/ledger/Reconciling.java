package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metropolis.payment.ledger.Books.Import;
import metropolis.payment.ledger.Reconciliation.OfAccount;
import metropolis.payment.ledger.Reconciliation.OfStatement;
import metropolis.payment.ledger.Reconciliation.Row;
import metropolis.platform.values.Money;

/** Makes the {@link Reconciliation} of a day. One instance for one report. */
public final class Reconciling {

  private static final Comparator<Row> IN_STATEMENT =
      Comparator.comparing((Row row) -> row.line().origin().place())
          .thenComparing(row -> row.line().origin().telling().fileLine())
          .thenComparing(row -> row.line().origin().bookingDate())
          .thenComparing(row -> row.line().key());

  private record Key(String account, String currency) {}

  private final Books books;
  private final LocalDate asOf;
  private final List<Import> imports;

  /** By the command that booked them: lines of one file can be of several statements. */
  private final Map<String, List<Row>> rows = new HashMap<>();

  private final List<BankLine> booked = new ArrayList<>();

  private Reconciling(Books books, LocalDate asOf) {
    this.books = books;
    this.asOf = asOf;
    for (BankLine line : books.lines()) {
      List<Fate> fates = Fate.of(line, asOf);
      if (!fates.isEmpty()) {
        booked.add(line);
        String command = line.postings().getFirst().cause().commandId();
        rows.computeIfAbsent(command, _ -> new ArrayList<>()).add(new Row(line, fates));
      }
    }
    this.imports = books.imports().stream().filter(this::countsBy).toList();
  }

  public static Reconciliation of(Books books, LocalDate asOf) {
    return new Reconciling(books, asOf).report();
  }

  private Reconciliation report() {
    Map<Key, List<OfStatement>> statements =
        new TreeMap<>(Comparator.comparing(Key::account).thenComparing(Key::currency));
    List<String> numbers = numbers();
    for (Import taken : imports) {
      Currency currency = taken.statement().newCredits().currency();
      String account = same(numbers, taken.statement().account());
      statements
          .computeIfAbsent(new Key(account, currency.getCurrencyCode()), _ -> new ArrayList<>())
          .add(statement(taken, Money.zero(currency)));
    }
    List<OfAccount> accounts = new ArrayList<>();
    statements.forEach(
        (key, own) -> {
          Currency currency = Currency.getInstance(key.currency());
          List<BankLine> lines =
              booked.stream()
                  .filter(line -> line.origin().amount().currency().equals(currency))
                  .filter(line -> same(numbers, account(line)).equals(key.account()))
                  .toList();
          StatementChain chain = new StatementChain(own, lines, asOf);
          accounts.add(new OfAccount(key.account(), currency, chain.statements(), chain.proof()));
        });
    return new Reconciliation(asOf, accounts);
  }

  /** Older releases did not keep the account with the line, but with its statement. */
  private String account(BankLine line) {
    String told = line.origin().telling().account();
    if (!told.isEmpty()) {
      return told;
    }
    return imports.stream()
        .filter(taken -> taken.statement().fileHash().equals(line.origin().fileHash()))
        .map(taken -> taken.statement().account())
        .findFirst()
        .orElse("");
  }

  /**
   * A statement counts by its last day; as postings do, on the first open day if that was closed
   * already when it came.
   */
  private boolean countsBy(Import taken) {
    LocalDate last =
        taken
            .statement()
            .reckoning()
            .flatMap(told -> told.extent().through())
            .or(() -> lastBooking(taken))
            .orElse(LocalDate.MIN);
    LocalDate counted =
        books.closings().stream()
            .filter(closing -> closing.cause().time().isBefore(taken.cause().time()))
            .map(Books.Closing::through)
            .max(Comparator.naturalOrder())
            .filter(closed -> !last.isAfter(closed))
            .map(closed -> closed.plusDays(1))
            .orElse(last);
    return !counted.isAfter(asOf);
  }

  private Optional<LocalDate> lastBooking(Import taken) {
    return books.lines().stream()
        .filter(line -> line.origin().fileHash().equals(taken.statement().fileHash()))
        .map(line -> line.origin().bookingDate())
        .max(Comparator.naturalOrder());
  }

  /** Of a long file, each piece was booked by a command that is named after the statement's. */
  private OfStatement statement(Import taken, Money zero) {
    String command = taken.cause().commandId();
    List<Row> own = new ArrayList<>(rows.getOrDefault(command, List.of()));
    rows.forEach(
        (by, more) -> {
          if (by.startsWith(command + "-")) {
            more.stream().filter(row -> isOf(row, taken)).forEach(own::add);
          }
        });
    own.sort(IN_STATEMENT);
    return new OfStatement(taken, zero, own, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static boolean isOf(Row row, Import taken) {
    return row.line().origin().fileHash().equals(taken.statement().fileHash());
  }

  /** Each account by its longest number, so that an IBAN stands for the number within it. */
  private List<String> numbers() {
    return imports.stream()
        .map(taken -> taken.statement().account())
        .distinct()
        .sorted(
            Comparator.comparing(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static String same(List<String> numbers, String account) {
    return numbers.stream()
        .filter(number -> SameMoney.accountsAgree(number, account))
        .findFirst()
        .orElse(account);
  }
}
