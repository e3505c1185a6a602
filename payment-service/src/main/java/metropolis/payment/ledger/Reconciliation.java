package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.Books.Import;
import metropolis.platform.values.Money;

/**
 * Every statement of the bank against the books, as they stood at the end of a day: by the postings
 * up to it. Of a closed period it never changes again. Immutable.
 *
 * @param accounts by number
 */
public record Reconciliation(LocalDate asOf, List<OfAccount> accounts) {

  public Reconciliation {
    accounts = List.copyOf(accounts);
  }

  /**
   * All statements of one account of the bank.
   *
   * @param number the IBAN, or another where no file told it; may be empty
   * @param statements in their order
   * @param proof empty if no statement tells balances
   */
  public record OfAccount(
      String number, Currency currency, List<OfStatement> statements, Optional<Proof> proof) {

    public OfAccount {
      statements = List.copyOf(statements);
    }
  }

  /**
   * One statement and what became of its lines.
   *
   * @param rows of the lines that it brought, in its order
   * @param gap its opening balance minus the closing balance of the one before, if they differ
   * @param before the one before; empty for the first, and where there are no balances
   * @param missing counts of statements between the two; empty if none is missing
   */
  public record OfStatement(
      Import taken,
      Money zero,
      List<Row> rows,
      Optional<Money> gap,
      Optional<Import> before,
      Optional<Missing> missing) {

    public OfStatement {
      rows = List.copyOf(rows);
    }

    public Optional<Reckoning> reckoning() {
      return taken.statement().reckoning();
    }

    /** What its new lines brought, by what became of them. */
    public Map<Fate.Kind, Money> totals() {
      Map<Fate.Kind, Money> totals = new EnumMap<>(Fate.Kind.class);
      for (Row row : rows) {
        row.fates().forEach(fate -> totals.merge(fate.kind(), fate.amount(), Money::plus));
      }
      return totals;
    }

    /** The sum of the lines that it brought. */
    public Money booked() {
      return rows.stream().map(row -> row.line().origin().amount()).reduce(zero, Money::plus);
    }

    /** Lines that it told and that were not booked from it; mostly known from another file. */
    public int othersCount() {
      return reckoning().map(told -> told.lines() - rows.size()).orElse(known());
    }

    private int known() {
      return taken.statement().knownLines();
    }

    /** What these moved; empty for a statement of an older release. */
    public Optional<Money> others() {
      return reckoning().map(told -> told.moved().minus(booked()));
    }
  }

  public record Row(BankLine line, List<Fate> fates) {

    public Row {
      fates = List.copyOf(fates);
    }
  }

  /** Counts of statements that should stand between two, both included. */
  public record Missing(long first, long last) {}

  /**
   * The bank account of the ledger against the last closing balance of the bank, and what explains
   * the difference. Always: bank - ledger = opening - earlier - later + gaps - differences +
   * unexplained.
   *
   * @param closing the statement with the last closing balance
   * @param bank that balance
   * @param ledger all that was booked of the account
   * @param opening what was on the account before the first statement
   * @param earlier booked for days before that statement, which its opening balance has
   * @param later booked for days after the closing balance
   * @param gaps between statements
   * @param differences within statements: what they tell line by line beyond what their balances
   *     say
   * @param unexplained what is left; zero as it should be
   */
  public record Proof(
      Import closing,
      Money bank,
      Money ledger,
      Money opening,
      Money earlier,
      Money later,
      Money gaps,
      Money differences,
      Money unexplained) {

    public Money difference() {
      return bank.minus(ledger);
    }

    public boolean isExplained() {
      return unexplained.isZero();
    }
  }
}
