package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.reference.Iban;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.statement.Fields.Unreadable;
import metropolis.payment.statement.Statement.Finding;
import metropolis.payment.statement.Statement.Movement;
import metropolis.platform.values.Money;

/** Collects one statement of a file. What it cannot read of an entry, it rejects with the place. */
final class StatementBuilder {

  private static final int LONGEST_TEXT = 1_000;

  /** A line whose key waits for the account, which a file may name after its entries. */
  private record Draft(
      String entryReference,
      String transaction,
      boolean aggregate,
      boolean reversal,
      Money amount,
      LocalDate bookingDate,
      LocalDate valueDate,
      String reference,
      Narrative narrative) {}

  private final String format;
  private final LineKeys keys;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Finding> rejected = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();
  private final Map<String, Money> balances = new HashMap<>();
  private String id = "";
  private String account = "";
  private int notBooked;

  StatementBuilder(String format, LineKeys keys) {
    this.format = format;
    this.keys = keys;
  }

  void id(Node node) {
    id = Fields.words(node.text(), 70);
  }

  void account(Node node) {
    String number =
        Stream.of(node.text("Id", "IBAN"), node.text("Id", "Othr", "Id"))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    account = Iban.parse(number).map(Iban::value).orElse(Fields.words(number, 34));
  }

  /** A balance that cannot be read is as good as none: it only serves for a comparison. */
  void balance(Node node) {
    try {
      Money amount = Fields.signedAmount(node);
      balances.putIfAbsent(node.text("Tp", "CdOrPrtry", "Cd"), amount);
    } catch (Unreadable unreadable) {
      warnings.add(unreadable.finding());
    }
  }

  /**
   * @return how many lines it became
   */
  int entry(Node entry) {
    int before = drafts.size();
    try {
      read(entry);
    } catch (Unreadable unreadable) {
      rejected.add(unreadable.finding());
    }
    return Math.max(1, drafts.size() - before);
  }

  Statement build() {
    return new Statement(
        format,
        id,
        account,
        Optional.ofNullable(balances.getOrDefault("OPBD", balances.get("PRCD"))),
        Optional.ofNullable(balances.get("CLBD")),
        drafts.stream().map(this::movement).toList(),
        rejected,
        warnings,
        notBooked);
  }

  private void read(Node entry) throws Unreadable {
    String status =
        Stream.of(entry.text("Sts", "Cd"), entry.text("Sts"))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("BOOK");
    Money amount = Fields.signedAmount(entry);
    if (!status.equals("BOOK") || amount.isZero()) {
      notBooked++;
      return;
    }
    Optional<LocalDate> booked = Fields.day(entry, "BookgDt");
    Optional<LocalDate> value = Fields.day(entry, "ValDt");
    LocalDate bookingDate =
        booked.or(() -> value).orElseThrow(() -> new Unreadable(entry, "BookgDt", "date-missing"));
    LocalDate valueDate = value.orElse(bookingDate);
    String entryReference = bankReference(entry.text("AcctSvcrRef"));
    boolean reversal = entry.text("RvslInd").equals("true");
    List<Node> transactions = entry.all("NtryDtls", "TxDtls").toList();
    if (transactions.size() == 1) {
      // The entry's amount is what moved on the account; the detail's may be before charges.
      Node only = transactions.getFirst();
      drafts.add(
          new Draft(
              entryReference,
              transactionOf(only, entryReference, Set.of()),
              false,
              reversal || returned(only),
              amount,
              bookingDate,
              valueDate,
              reference(only),
              narrative(entry, only, amount)));
      return;
    }
    if (amount.isPositive() && addUp(entry, transactions, amount)) {
      details(entry, transactions, entryReference, bookingDate, valueDate, reversal);
      return;
    }
    drafts.add(
        new Draft(
            entryReference,
            "",
            true,
            reversal || transactions.stream().anyMatch(StatementBuilder::returned),
            amount,
            bookingDate,
            valueDate,
            "",
            narrative(entry, entry, amount)));
  }

  private void details(
      Node entry,
      List<Node> transactions,
      String entryReference,
      LocalDate bookingDate,
      LocalDate valueDate,
      boolean reversal)
      throws Unreadable {
    Set<String> repeated = repeatedReferences(transactions);
    for (Node transaction : transactions) {
      Money amount = transactionAmount(entry, transaction).orElseThrow();
      drafts.add(
          new Draft(
              entryReference,
              transactionOf(transaction, entryReference, repeated),
              false,
              reversal || returned(transaction),
              amount,
              bookingDate,
              valueDate,
              reference(transaction),
              narrative(entry, transaction, amount)));
    }
  }

  /** Whether the details explain the entry to the last rappen; if not, its sum alone is booked. */
  private boolean addUp(Node entry, List<Node> transactions, Money amount) throws Unreadable {
    if (transactions.isEmpty()) {
      return false;
    }
    Money sum = Money.zero(amount.currency());
    for (Node transaction : transactions) {
      Optional<Money> part = transactionAmount(entry, transaction);
      if (part.isEmpty() || !part.get().currency().equals(amount.currency())) {
        warnings.add(new Finding(transaction.line, "TxDtls/Amt", "detail-without-amount"));
        return false;
      }
      sum = sum.plus(part.get());
    }
    if (!sum.equals(amount)) {
      warnings.add(new Finding(entry.line, "Ntry/NtryDtls", "details-do-not-add-up"));
      return false;
    }
    return true;
  }

  private static Optional<Money> transactionAmount(Node entry, Node transaction) throws Unreadable {
    String currency = entry.first("Amt").map(amount -> amount.currency).orElse("");
    Optional<Node> amount =
        Stream.of(
                transaction.first("Amt"),
                transaction.first("AmtDtls", "TxAmt", "Amt"),
                transaction.first("AmtDtls", "InstdAmt", "Amt"))
            .flatMap(Optional::stream)
            .filter(node -> node.currency.equals(currency))
            .findFirst();
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    Node sign = transaction.first("CdtDbtInd").isPresent() ? transaction : entry;
    return Optional.of(Fields.signed(sign, Fields.amount(amount.get())));
  }

  /** The bank's reference of a transaction counts only if it tells transactions apart. */
  private static String transactionOf(
      Node transaction, String entryReference, Set<String> repeated) {
    String bank = transaction.text("Refs", "AcctSvcrRef");
    if (bank.equals(entryReference) || repeated.contains(bank)) {
      bank = "";
    }
    String unique =
        Stream.of(
                transaction.text("Refs", "UETR"),
                given(transaction.text("Refs", "TxId")),
                given(bank))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return unique.isEmpty()
        ? transaction.text("Refs", "Prtry", "Ref") + given(transaction.text("Refs", "EndToEndId"))
        : unique;
  }

  private static Set<String> repeatedReferences(List<Node> transactions) {
    Set<String> seen = new HashSet<>();
    return transactions.stream()
        .map(transaction -> transaction.text("Refs", "AcctSvcrRef"))
        .filter(reference -> !seen.add(reference))
        .collect(Collectors.toSet());
  }

  /** Money that comes back from a payment of ours: marked so even where RvslInd says otherwise. */
  private static boolean returned(Node transaction) {
    return transaction.first("RtrInf").isPresent();
  }

  /**
   * The structured reference, by its shape alone: banks put either kind under either type. Only a
   * right one is passed on, so that no other text gets among the facts; two different ones are
   * none.
   */
  private static String reference(Node transaction) {
    if (transaction.all("RmtInf", "Strd", "AddtlRmtInf").anyMatch(StatementBuilder::rejected)) {
      return "";
    }
    Set<String> found =
        Stream.concat(
                transaction.all("RmtInf", "Strd", "CdtrRefInf", "Ref"),
                transaction.all("RmtInf", "Ustrd"))
            .map(node -> PaymentReference.parse(node.text()))
            .flatMap(Optional::stream)
            .map(PaymentReference::value)
            .collect(Collectors.toSet());
    return found.size() == 1 ? found.iterator().next() : "";
  }

  /** "?REJECT?1" and "?REJECT?5": the reference was not read for certain from a paper slip. */
  private static boolean rejected(Node additional) {
    String text = additional.text();
    return text.startsWith("?REJECT?") && !text.startsWith("?REJECT?0");
  }

  private static Narrative narrative(Node entry, Node detail, Money amount) {
    String side = amount.isNegative() ? "Cdtr" : "Dbtr";
    String name =
        Stream.of(
                detail.text("RltdPties", side, "Pty", "Nm"),
                detail.text("RltdPties", side, "Nm"),
                detail.text("RltdPties", "Ultmt" + side, "Pty", "Nm"),
                detail.text("RltdPties", "Ultmt" + side, "Nm"))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    String text =
        Stream.of(
                detail.all("RmtInf", "Ustrd"),
                detail.all("RmtInf", "Strd", "CdtrRefInf", "Ref"),
                detail.all("RmtInf", "Strd", "AddtlRmtInf"),
                detail.all("AddtlTxInf"),
                entry.all("AddtlNtryInf"))
            .flatMap(nodes -> nodes)
            .map(Node::text)
            .filter(t -> !t.isEmpty())
            .distinct()
            .collect(Collectors.joining(" / "));
    String code =
        Stream.of(
                entry.text("BkTxCd", "Domn", "Cd"),
                entry.text("BkTxCd", "Domn", "Fmly", "Cd"),
                entry.text("BkTxCd", "Domn", "Fmly", "SubFmlyCd"))
            .filter(t -> !t.isEmpty())
            .collect(Collectors.joining("/"));
    String iban =
        Iban.parse(detail.text("RltdPties", side + "Acct", "Id", "IBAN"))
            .map(Iban::value)
            .orElse("");
    return new Narrative(
        Fields.words(name, 140), iban, Fields.words(text, LONGEST_TEXT), Fields.words(code, 40));
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
    return new Movement(
        new Line(
            key,
            draft.entryReference(),
            draft.aggregate(),
            draft.reversal(),
            draft.amount(),
            draft.bookingDate(),
            draft.valueDate(),
            draft.reference()),
        draft.narrative());
  }

  /** As the bank gave it if it has the form of a reference; otherwise a stand-in for it. */
  private static String bankReference(String text) {
    String bare = given(text);
    return bare.isEmpty() || bare.matches("[A-Za-z0-9./+-]{1,35}") ? bare : DerivedId.of(bare);
  }

  private static String given(String reference) {
    return Set.of("NOTPROVIDED", "NONREF", "UNKNOWN").contains(reference) ? "" : reference;
  }
}
