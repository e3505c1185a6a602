package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.Mark;
import metropolis.payment.reference.Iban;
import metropolis.payment.statement.Fields.Unreadable;
import metropolis.platform.values.Money;

/** What the elements below an entry of camt tell. Rules of reading without state. */
final class CamtDetails {

  private static final int LONGEST_TEXT = 1_000;
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9./+-]{1,35}");
  private static final Set<String> NONE = Set.of("NOTPROVIDED", "NONREF", "UNKNOWN");

  private CamtDetails() {}

  /** In the entry's currency; empty if the bank gives none that is sure to be. */
  static Optional<Money> amount(Node entry, Node transaction) throws Unreadable {
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

  /**
   * What the bank kept of these payments, in the entry's currency: told once for the entry, or with
   * each. Before version 4 a charge stands in Chrgs itself, later in its records.
   */
  static Optional<Money> charges(Node entry, List<Node> transactions, Money amount)
      throws Unreadable {
    Optional<Node> total = entry.first("Chrgs", "TtlChrgsAndTaxAmt");
    if (total.isPresent()) {
      return Optional.of(Fields.amount(total.get()));
    }
    List<Node> charges = new ArrayList<>(each(entry));
    for (Node transaction : transactions) {
      Optional<Node> sum = transaction.first("Chrgs", "TtlChrgsAndTaxAmt");
      charges.addAll(sum.isPresent() ? List.of(sum.get()) : each(transaction));
    }
    Money kept = Money.zero(amount.currency());
    for (Node charge : charges) {
      Money one = Fields.amount(charge);
      if (!one.currency().equals(kept.currency())) {
        return Optional.empty();
      }
      kept = kept.plus(one);
    }
    return kept.isZero() ? Optional.empty() : Optional.of(kept);
  }

  private static List<Node> each(Node node) {
    return Stream.concat(node.all("Chrgs", "Rcrd", "Amt"), node.all("Chrgs", "Amt")).toList();
  }

  /** The bank's reference of a transaction counts only if it tells transactions apart. */
  static List<String> marks(Node transaction, String entryReference, Set<String> repeated) {
    List<String> marks = new ArrayList<>();
    mark(marks, Mark.UETR, transaction.text("Refs", "UETR"));
    mark(marks, Mark.TRANSACTION, given(transaction.text("Refs", "TxId")));
    mark(marks, Mark.BANK, distinct(transaction, entryReference, repeated));
    mark(marks, Mark.END_TO_END, given(transaction.text("Refs", "EndToEndId")));
    return marks;
  }

  private static void mark(List<String> marks, String kind, String id) {
    if (!id.isEmpty()) {
      marks.add(Mark.of(kind, id));
    }
  }

  /** What tells a transaction from others, as one text for its key. */
  static String transaction(Node transaction, String entryReference, Set<String> repeated) {
    String unique =
        firstOf(
            transaction.text("Refs", "UETR"),
            given(transaction.text("Refs", "TxId")),
            distinct(transaction, entryReference, repeated));
    return unique.isEmpty()
        ? transaction.text("Refs", "Prtry", "Ref") + given(transaction.text("Refs", "EndToEndId"))
        : unique;
  }

  private static String distinct(Node transaction, String entryReference, Set<String> repeated) {
    String bank = transaction.text("Refs", "AcctSvcrRef");
    return bank.equals(entryReference) || repeated.contains(bank) ? "" : given(bank);
  }

  static Set<String> repeatedReferences(List<Node> transactions) {
    Set<String> seen = new HashSet<>();
    return transactions.stream()
        .map(transaction -> transaction.text("Refs", "AcctSvcrRef"))
        .filter(reference -> !seen.add(reference))
        .collect(Collectors.toSet());
  }

  /** Money that comes back from a payment of ours: marked so even where RvslInd says otherwise. */
  static boolean returned(Node transaction) {
    return transaction.first("RtrInf").isPresent();
  }

  /** By shape alone: banks put either kind under either type. */
  static String reference(Node transaction) {
    return uncertain(transaction)
        ? ""
        : TextReferences.ofFields(
            Stream.concat(
                    transaction.all("RmtInf", "Strd", "CdtrRefInf", "Ref"),
                    transaction.all("RmtInf", "Ustrd"))
                .map(Node::text));
  }

  /** "?REJECT?1" and "?REJECT?5" for many: the reference was not read for certain from a slip. */
  static boolean uncertain(Node transaction) {
    return transaction
        .all("RmtInf", "Strd", "AddtlRmtInf")
        .map(Node::text)
        .anyMatch(text -> text.startsWith("?REJECT?") && !text.startsWith("?REJECT?0"));
  }

  static Narrative narrative(Node entry, Node detail, Money amount) {
    String side = amount.isNegative() ? "Cdtr" : "Dbtr";
    String name =
        firstOf(
            detail.text("RltdPties", side, "Pty", "Nm"),
            detail.text("RltdPties", side, "Nm"),
            detail.text("RltdPties", "Ultmt" + side, "Pty", "Nm"),
            detail.text("RltdPties", "Ultmt" + side, "Nm"));
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

  static String firstOf(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** As the bank gave it if it has the form of a reference; otherwise a stand-in for it. */
  static String bankReference(String text) {
    String bare = given(text);
    return bare.isEmpty() || REFERENCE.matcher(bare).matches() ? bare : DerivedId.of(bare);
  }

  static String given(String reference) {
    return NONE.contains(reference) ? "" : reference;
  }
}
