package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.Extent;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.Telling;
import metropolis.payment.ledger.Telling.Source;
import metropolis.payment.reference.Iban;
import metropolis.payment.statement.Statement.Finding;
import metropolis.payment.statement.Statement.Movement;
import metropolis.platform.values.Money;

/** Collects one statement of a file, whatever its format. Confined to one reading. */
final class StatementDraft {

  /** So many hints on the shape of a statement tell enough. */
  private static final int MOST_WARNINGS = 50;

  private final String format;
  private final Source source;
  private final String fileHash;
  private final LineKeys keys;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Finding> rejected = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();
  private final List<Finding> informational = new ArrayList<>();
  private String id = "";
  private String account = "";
  private Optional<Currency> currency = Optional.empty();
  private Optional<Money> opening = Optional.empty();
  private Optional<Money> closing = Optional.empty();
  private String sequence = "";
  private Optional<LocalDate> from = Optional.empty();
  private Optional<LocalDate> through = Optional.empty();

  StatementDraft(String format, Source source, String fileHash, LineKeys keys) {
    this.format = format;
    this.source = source;
    this.fileHash = fileHash;
    this.keys = keys;
  }

  void id(String text) {
    id = Fields.words(text, 70);
  }

  void account(String number) {
    account = Iban.parse(number).map(Iban::value).orElse(Fields.words(number, 34));
  }

  void currency(Currency known) {
    currency = currency.or(() -> Optional.of(known));
  }

  Optional<Currency> currency() {
    return currency;
  }

  void opening(Money balance) {
    opening = Optional.of(balance);
    currency(balance.currency());
  }

  void closing(Money balance) {
    closing = Optional.of(balance);
    currency(balance.currency());
  }

  /** The bank's count of its statements; of two, the first that the file gives counts. */
  void sequence(String text) {
    sequence = sequence.isEmpty() ? Fields.words(text, 35) : sequence;
  }

  /** The days that it is of, as far as the file tells them better than its balances do. */
  void from(LocalDate day) {
    from = from.or(() -> Optional.of(day));
  }

  void through(LocalDate day) {
    through = through.or(() -> Optional.of(day));
  }

  /** Where the file does not say, the days of its lines are all that is known. */
  private Extent extent() {
    return new Extent(
        sequence,
        from.or(() -> drafts.stream().map(Draft::bookingDate).min(LocalDate::compareTo)),
        through.or(() -> drafts.stream().map(Draft::bookingDate).max(LocalDate::compareTo)));
  }

  void add(Draft draft) {
    drafts.add(draft);
  }

  void reject(Finding finding) {
    rejected.add(finding);
  }

  void inform(Finding finding) {
    informational.add(finding);
  }

  /** Once for each kind and element: a file errs in the same way throughout. */
  void warn(Finding finding) {
    boolean told =
        warnings.stream()
            .anyMatch(
                w -> w.code().equals(finding.code()) && w.element().equals(finding.element()));
    if (!told && warnings.size() < MOST_WARNINGS) {
      warnings.add(finding);
    }
  }

  /** What concerns one entry's money is told for every one. */
  void warnOfMoney(Finding finding) {
    warnings.add(finding);
  }

  int size() {
    return drafts.size() + rejected.size() + informational.size();
  }

  /** An account has one currency: what is in another is no money of it, whatever the file says. */
  Statement build() {
    Optional<Currency> own =
        currency.or(() -> drafts.stream().map(d -> d.amount().currency()).findFirst());
    for (Draft draft : drafts) {
      if (!draft.amount().currency().equals(own.orElseThrow())) {
        rejected.add(new Finding(draft.line(), "", "currency-not-of-the-account", draft.raw()));
      }
    }
    return new Statement(
        format,
        "",
        fileHash,
        id,
        account,
        own,
        inOwn(opening, own),
        inOwn(closing, own),
        extent(),
        drafts.stream()
            .filter(draft -> draft.amount().currency().equals(own.orElseThrow()))
            .map(this::movement)
            .toList(),
        rejected,
        warnings,
        informational);
  }

  private static Optional<Money> inOwn(Optional<Money> balance, Optional<Currency> own) {
    return balance.filter(b -> own.stream().allMatch(b.currency()::equals));
  }

  private Movement movement(Draft draft) {
    String key =
        keys.of(
            account,
            draft.entryReference(),
            draft.transaction(),
            draft.amount(),
            draft.reversal(),
            draft.bookingDate(),
            draft.reference());
    String entry =
        draft.entryReference().isEmpty()
            ? DerivedId.of(fileHash, Integer.toString(draft.entry()))
            : "";
    return new Movement(
        new Line(
            key,
            draft.entryReference(),
            draft.aggregate(),
            draft.reversal(),
            draft.amount(),
            draft.bookingDate(),
            draft.valueDate(),
            draft.reference(),
            new Telling(account, source, entry, draft.marks(), draft.line())),
        draft.narrative());
  }

  /** Notifications of one account in one file are parts of one telling. */
  static List<Statement> joined(List<Statement> statements) {
    List<Statement> joined = new ArrayList<>();
    for (Statement statement : statements) {
      int same = -1;
      for (int i = 0; i < joined.size() && same < 0; i++) {
        boolean one =
            joined.get(i).account().equals(statement.account())
                && Stream.of(joined.get(i), statement)
                        .flatMap(s -> s.currency().stream())
                        .distinct()
                        .count()
                    <= 1;
        same = one ? i : -1;
      }
      if (same < 0) {
        joined.add(statement);
      } else {
        joined.set(same, joined.get(same).with(statement));
      }
    }
    return joined;
  }
}
