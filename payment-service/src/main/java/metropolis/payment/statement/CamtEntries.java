package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.statement.Fields.Unreadable;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.values.Money;

/** Reads the entries of one camt statement. What it cannot read it rejects with the place. */
final class CamtEntries {

  static final int LONGEST_RAW = 600;

  /** What all lines of an entry share. */
  private record Entry(
      Node node,
      int number,
      String reference,
      Money amount,
      LocalDate booked,
      LocalDate value,
      boolean reversal,
      CamtDetail.Words words,
      String raw) {}

  private final StatementDraft statement;
  private final LineKeys keys;
  private final boolean shaped;
  private boolean opened;
  private Optional<LocalDate> openingDay = Optional.empty();
  private Optional<LocalDate> closingDay = Optional.empty();

  /**
   * @param shaped whether to look at the shape of entries, which no schema does
   */
  CamtEntries(StatementDraft statement, LineKeys keys, boolean shaped) {
    this.statement = statement;
    this.keys = keys;
    this.shaped = shaped;
  }

  /** A balance that cannot be read is as good as none: it only serves for a comparison. */
  void balance(Node node) {
    try {
      Money amount = Fields.signedAmount(node);
      switch (node.text("Tp", "CdOrPrtry", "Cd")) {
        case "OPBD" -> statement.opening(amount);
        case "PRCD" -> {
          if (!opened) {
            statement.opening(amount);
          }
        }
        case "CLBD" -> statement.closing(amount);
        default -> {}
      }
      opened |= node.text("Tp", "CdOrPrtry", "Cd").equals("OPBD");
      Optional<LocalDate> day = Fields.day(node, "Dt");
      switch (node.text("Tp", "CdOrPrtry", "Cd")) {
        case "OPBD", "PRCD" -> openingDay = day;
        case "CLBD" -> closingDay = day;
        default -> {}
      }
    } catch (Unreadable unreadable) {
      statement.warn(unreadable.finding());
    }
  }

  /** Days that cannot be read are as good as none: they only serve to put statements in order. */
  void period(Node node) {
    Fields.dayOf(node.text("FrDtTm"))
        .or(() -> Fields.dayOf(node.text("FrDt")))
        .ifPresent(statement::from);
    Fields.dayOf(node.text("ToDtTm"))
        .or(() -> Fields.dayOf(node.text("ToDt")))
        .ifPresent(statement::through);
  }

  /** What balances say of the days of the statement, where nothing else does. */
  void daysOfBalances() {
    openingDay.ifPresent(statement::from);
    closingDay.ifPresent(statement::through);
  }

  /**
   * @param node the entry with as many of its transactions as what is kept of it shows
   * @param transactions all of them
   */
  void entry(Node node, CamtBatch transactions) {
    if (shaped) {
      CamtShape.ofEntry(node).forEach(statement::warn);
    }
    transactions.shape().forEach(statement::warn);
    String raw = node.raw(LONGEST_RAW);
    try {
      read(node, transactions, raw);
    } catch (Unreadable unreadable) {
      statement.reject(unreadable.finding().of(raw));
    }
  }

  private void read(Node node, CamtBatch transactions, String raw) throws Unreadable {
    Money amount = Fields.signedAmount(node);
    String status = CamtDetails.firstOf(node.text("Sts", "Cd"), node.text("Sts"), "BOOK");
    switch (status) {
      case "BOOK" -> {}
      case "PDNG", "INFO", "FUTR" -> {
        statement.inform(new Finding(node.line, "Ntry/Sts", "pending", raw));
        return;
      }
      default -> throw new Unreadable(node, "Sts", "status-unknown");
    }
    if (amount.isZero()) {
      statement.inform(new Finding(node.line, "Ntry/Amt", "amount-zero", raw));
      return;
    }
    Optional<LocalDate> booked = Fields.day(node, "BookgDt");
    Optional<LocalDate> value = Fields.day(node, "ValDt");
    LocalDate bookingDate =
        booked.or(() -> value).orElseThrow(() -> new Unreadable(node, "BookgDt", "date-missing"));
    Entry entry =
        new Entry(
            node,
            keys.nextEntry(),
            CamtDetails.bankReference(node.text("AcctSvcrRef")),
            amount,
            bookingDate,
            value.orElse(bookingDate),
            Set.of("true", "1").contains(node.text("RvslInd")),
            CamtDetail.Words.of(node),
            raw);
    count(node, transactions.size());
    if (transactions.size() == 1) {
      single(entry, transactions.details().getFirst());
    } else if (amount.isNegative() || !details(entry, transactions)) {
      sum(entry, transactions.details());
    }
  }

  /** The entry's amount is what moved on the account; the detail's may be before charges. */
  private void single(Entry entry, CamtDetail only) {
    warnOfUncertain(only);
    statement.add(draft(entry, only, Set.of(), entry.amount()));
  }

  /**
   * The details, if they explain the entry to the last rappen, by themselves or with the charges
   * that the bank kept, which become a line of their own.
   */
  private boolean details(Entry entry, CamtBatch transactions) throws Unreadable {
    Optional<List<Money>> amounts = amounts(entry, transactions.details());
    if (amounts.isEmpty()) {
      return false;
    }
    Money sum = Money.zero(entry.amount().currency());
    for (Money amount : amounts.get()) {
      sum = sum.plus(amount);
    }
    Money kept = sum.minus(entry.amount());
    if (!kept.isZero()
        && !CamtDetails.charges(entry.node(), transactions.details(), entry.amount())
            .filter(kept::equals)
            .isPresent()) {
      statement.warnOfMoney(
          new Finding(entry.node().line, "Ntry/NtryDtls", "details-do-not-add-up", entry.raw()));
      return false;
    }
    Set<String> repeated = transactions.repeatedReferences();
    for (int i = 0; i < transactions.size(); i++) {
      CamtDetail transaction = transactions.details().get(i);
      warnOfUncertain(transaction);
      statement.add(draft(entry, transaction, repeated, amounts.get().get(i)));
    }
    if (!kept.isZero()) {
      statement.warnOfMoney(
          new Finding(entry.node().line, "Ntry/Chrgs", "charges-within", entry.raw()));
      statement.add(
          line(
              entry,
              entry.node().line,
              "charges",
              List.of(),
              kept.negated(),
              false,
              entry.reversal(),
              "",
              // What the bank kept of a batch is its charge, whatever the code of the batch.
              new Narrative("", "", ofEntry(entry, kept.negated()).text(), "CHRG")));
    }
    return true;
  }

  /** Empty if one of them cannot be told for sure. */
  private Optional<List<Money>> amounts(Entry entry, List<CamtDetail> transactions)
      throws Unreadable {
    List<Money> amounts = new ArrayList<>(transactions.size());
    for (CamtDetail transaction : transactions) {
      Optional<Money> part = CamtDetails.amount(entry.node(), transaction.money());
      if (part.isEmpty() || !part.get().currency().equals(entry.amount().currency())) {
        statement.warnOfMoney(
            new Finding(transaction.line(), "TxDtls/Amt", "detail-without-amount", entry.raw()));
        return Optional.empty();
      }
      if (part.get().isZero()) {
        throw new Unreadable(transaction.money(), "Amt", "amount-zero");
      }
      amounts.add(part.get());
    }
    return amounts.isEmpty() ? Optional.empty() : Optional.of(amounts);
  }

  private void sum(Entry entry, List<CamtDetail> transactions) {
    statement.add(
        line(
            entry,
            entry.node().line,
            "",
            List.of(),
            entry.amount(),
            true,
            entry.reversal() || transactions.stream().anyMatch(CamtDetail::returned),
            "",
            ofEntry(entry, entry.amount())));
  }

  private static Narrative ofEntry(Entry entry, Money amount) {
    return CamtDetail.of(entry.node()).narrative(entry.words(), amount);
  }

  private static Draft draft(
      Entry entry, CamtDetail transaction, Set<String> repeated, Money amount) {
    return line(
        entry,
        transaction.line(),
        transaction.id(entry.reference(), repeated),
        transaction.marks(entry.reference(), repeated),
        amount,
        false,
        entry.reversal() || transaction.returned(),
        transaction.reference(),
        transaction.narrative(entry.words(), amount));
  }

  private static Draft line(
      Entry entry,
      int where,
      String transaction,
      List<String> marks,
      Money amount,
      boolean aggregate,
      boolean reversal,
      String reference,
      Narrative narrative) {
    return new Draft(
        entry.reference(),
        entry.number(),
        transaction,
        marks,
        aggregate,
        reversal,
        amount,
        entry.booked(),
        entry.value(),
        reference,
        narrative,
        where,
        entry.raw());
  }

  private void count(Node node, int transactions) {
    String told = node.text("NtryDtls", "Btch", "NbOfTxs");
    if (!told.isEmpty() && transactions > 0 && !told.equals(Integer.toString(transactions))) {
      statement.warnOfMoney(new Finding(node.line, "NtryDtls/Btch/NbOfTxs", "batch-count-differs"));
    }
  }

  private void warnOfUncertain(CamtDetail transaction) {
    if (transaction.uncertain()) {
      statement.warnOfMoney(
          new Finding(transaction.line(), "Strd/AddtlRmtInf", "reference-uncertain"));
    }
  }
}
