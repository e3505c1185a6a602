package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.statement.Fields.Unreadable;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.values.Money;

/** Reads the entries of one camt statement. What it cannot read it rejects with the place. */
final class CamtEntries {

  private static final int LONGEST_RAW = 600;

  /** What all lines of an entry share. */
  private record Entry(
      Node node,
      int number,
      String reference,
      Money amount,
      LocalDate booked,
      LocalDate value,
      boolean reversal,
      String raw) {}

  private final StatementDraft statement;
  private final LineKeys keys;
  private boolean opened;
  private Optional<LocalDate> openingDay = Optional.empty();
  private Optional<LocalDate> closingDay = Optional.empty();

  CamtEntries(StatementDraft statement, LineKeys keys) {
    this.statement = statement;
    this.keys = keys;
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

  void entry(Node node) {
    CamtShape.of(node).forEach(statement::warn);
    String raw = node.raw(LONGEST_RAW);
    try {
      read(node, raw);
    } catch (Unreadable unreadable) {
      statement.reject(unreadable.finding().of(raw));
    }
  }

  private void read(Node node, String raw) throws Unreadable {
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
            raw);
    List<Node> transactions = node.all("NtryDtls", "TxDtls").toList();
    count(node, transactions);
    if (transactions.size() == 1) {
      single(entry, transactions.getFirst());
    } else if (amount.isNegative() || !details(entry, transactions)) {
      sum(entry, transactions);
    }
  }

  /** The entry's amount is what moved on the account; the detail's may be before charges. */
  private void single(Entry entry, Node only) {
    warnOfUncertain(only);
    statement.add(
        draft(
            entry,
            only,
            CamtDetails.transaction(only, entry.reference(), Set.of()),
            CamtDetails.marks(only, entry.reference(), Set.of()),
            entry.amount()));
  }

  /**
   * The details, if they explain the entry to the last rappen, by themselves or with the charges
   * that the bank kept, which become a line of their own.
   */
  private boolean details(Entry entry, List<Node> transactions) throws Unreadable {
    Optional<Money> sum = sumOf(entry, transactions);
    if (sum.isEmpty()) {
      return false;
    }
    Money kept = sum.get().minus(entry.amount());
    if (!kept.isZero()
        && !CamtDetails.charges(entry.node(), transactions, entry.amount())
            .filter(kept::equals)
            .isPresent()) {
      statement.warnOfMoney(
          new Finding(entry.node().line, "Ntry/NtryDtls", "details-do-not-add-up", entry.raw()));
      return false;
    }
    Set<String> repeated = CamtDetails.repeatedReferences(transactions);
    for (Node transaction : transactions) {
      warnOfUncertain(transaction);
      statement.add(
          draft(
              entry,
              transaction,
              CamtDetails.transaction(transaction, entry.reference(), repeated),
              CamtDetails.marks(transaction, entry.reference(), repeated),
              CamtDetails.amount(entry.node(), transaction).orElseThrow()));
    }
    if (!kept.isZero()) {
      statement.warnOfMoney(
          new Finding(entry.node().line, "Ntry/Chrgs", "charges-within", entry.raw()));
      statement.add(
          line(
              entry,
              entry.node(),
              "charges",
              List.of(),
              kept.negated(),
              false,
              entry.reversal(),
              "",
              // What the bank kept of a batch is its charge, whatever the code of the batch.
              new Narrative(
                  "",
                  "",
                  CamtDetails.narrative(entry.node(), entry.node(), kept.negated()).text(),
                  "CHRG")));
    }
    return true;
  }

  private Optional<Money> sumOf(Entry entry, List<Node> transactions) throws Unreadable {
    Money sum = Money.zero(entry.amount().currency());
    for (Node transaction : transactions) {
      Optional<Money> part = CamtDetails.amount(entry.node(), transaction);
      if (part.isEmpty() || !part.get().currency().equals(sum.currency())) {
        statement.warnOfMoney(
            new Finding(transaction.line, "TxDtls/Amt", "detail-without-amount", entry.raw()));
        return Optional.empty();
      }
      if (part.get().isZero()) {
        throw new Unreadable(transaction, "Amt", "amount-zero");
      }
      sum = sum.plus(part.get());
    }
    return transactions.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private void sum(Entry entry, List<Node> transactions) {
    statement.add(
        line(
            entry,
            entry.node(),
            "",
            List.of(),
            entry.amount(),
            true,
            entry.reversal() || transactions.stream().anyMatch(CamtDetails::returned),
            "",
            CamtDetails.narrative(entry.node(), entry.node(), entry.amount())));
  }

  private static Draft draft(
      Entry entry, Node transaction, String id, List<String> marks, Money amount) {
    return line(
        entry,
        transaction,
        id,
        marks,
        amount,
        false,
        entry.reversal() || CamtDetails.returned(transaction),
        CamtDetails.reference(transaction),
        CamtDetails.narrative(entry.node(), transaction, amount));
  }

  private static Draft line(
      Entry entry,
      Node where,
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
        where.line,
        entry.raw());
  }

  private void count(Node node, List<Node> transactions) {
    String told = node.text("NtryDtls", "Btch", "NbOfTxs");
    if (!told.isEmpty()
        && !transactions.isEmpty()
        && !told.equals(Integer.toString(transactions.size()))) {
      statement.warnOfMoney(new Finding(node.line, "NtryDtls/Btch/NbOfTxs", "batch-count-differs"));
    }
  }

  private void warnOfUncertain(Node transaction) {
    if (CamtDetails.uncertain(transaction)) {
      statement.warnOfMoney(
          new Finding(transaction.line, "Strd/AddtlRmtInf", "reference-uncertain"));
    }
  }
}
