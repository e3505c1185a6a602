package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Mark;
import metropolis.payment.reference.Iban;
import metropolis.platform.values.Money;

/**
 * What one transaction within an entry tells, without the piece of the document that it was read
 * from: an entry may hold a hundred thousand. Immutable.
 *
 * @param money the amounts, the direction and the charges, as the file has them
 * @param uncertain whether the bank says that the reference was not surely read
 * @param returned money that comes back from a payment of ours, even where RvslInd says otherwise
 * @param reference structured and with right check digits; empty if there is none, or two
 * @param texts what was written with it, in the order of the file
 */
record CamtDetail(
    Node money,
    boolean uncertain,
    boolean returned,
    Ids ids,
    String reference,
    Party debtor,
    Party creditor,
    List<String> texts) {

  private static final int LONGEST_NAME = 140;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_CODE = 40;
  private static final Set<String> OF_MONEY = Set.of("Amt", "AmtDtls", "CdtDbtInd", "Chrgs");

  /** What an object takes, and what a character takes at most; an estimate in bytes. */
  private static final int WEIGHT = 400;

  /** Ids of a transaction as the file gives them; each is empty if it does not. */
  record Ids(String uetr, String transaction, String bank, String endToEnd, String proprietary) {

    private int length() {
      return uetr.length()
          + transaction.length()
          + bank.length()
          + endToEnd.length()
          + proprietary.length();
    }
  }

  /**
   * @param iban empty if the file gives none, or none that is right
   */
  record Party(String name, String iban) {}

  /** What an entry says of all its transactions in words. */
  record Words(List<String> texts, String code) {

    static Words of(Node entry) {
      List<String> codes = new ArrayList<>(3);
      add(codes, entry.text("BkTxCd", "Domn", "Cd"));
      add(codes, entry.text("BkTxCd", "Domn", "Fmly", "Cd"));
      add(codes, entry.text("BkTxCd", "Domn", "Fmly", "SubFmlyCd"));
      List<String> texts = new ArrayList<>(1);
      entry.all("AddtlNtryInf").forEach(node -> add(texts, node.text()));
      return new Words(texts, Fields.words(String.join("/", codes), LONGEST_CODE));
    }
  }

  /**
   * @param transaction TxDtls, or an entry that has none
   */
  static CamtDetail of(Node transaction) {
    boolean uncertain =
        transaction.all("RmtInf", "Strd", "AddtlRmtInf").stream()
            .anyMatch(node -> isUncertain(node.text()));
    List<Node> references = transaction.all("RmtInf", "Strd", "CdtrRefInf", "Ref");
    List<Node> unstructured = transaction.all("RmtInf", "Ustrd");
    return new CamtDetail(
        transaction.only(OF_MONEY),
        uncertain,
        transaction.first("RtrInf").isPresent(),
        new Ids(
            transaction.text("Refs", "UETR"),
            CamtDetails.given(transaction.text("Refs", "TxId")),
            transaction.text("Refs", "AcctSvcrRef"),
            CamtDetails.given(transaction.text("Refs", "EndToEndId")),
            transaction.text("Refs", "Prtry", "Ref")),
        uncertain ? "" : reference(references, unstructured),
        party(transaction, "Dbtr", "UltmtDbtr", "DbtrAcct"),
        party(transaction, "Cdtr", "UltmtCdtr", "CdtrAcct"),
        texts(
            unstructured,
            references,
            transaction.all("RmtInf", "Strd", "AddtlRmtInf"),
            transaction.all("AddtlTxInf")));
  }

  /** "?REJECT?1" and "?REJECT?5" for many: the reference was not read for certain from a slip. */
  private static boolean isUncertain(String text) {
    return text.startsWith("?REJECT?") && !text.startsWith("?REJECT?0");
  }

  /** By shape alone: banks put either kind under either type. */
  private static String reference(List<Node> references, List<Node> unstructured) {
    List<String> fields = new ArrayList<>(references.size() + unstructured.size());
    references.forEach(node -> fields.add(node.text()));
    unstructured.forEach(node -> fields.add(node.text()));
    return TextReferences.ofFields(fields);
  }

  private static Party party(Node transaction, String party, String ultimate, String account) {
    String name =
        CamtDetails.firstOf(
            transaction.text("RltdPties", party, "Pty", "Nm"),
            transaction.text("RltdPties", party, "Nm"),
            transaction.text("RltdPties", ultimate, "Pty", "Nm"),
            transaction.text("RltdPties", ultimate, "Nm"));
    String iban = transaction.text("RltdPties", account, "Id", "IBAN");
    return new Party(
        Fields.words(name, LONGEST_NAME),
        iban.isEmpty() ? "" : Iban.parse(iban).map(Iban::value).orElse(""));
  }

  /** Each once; what is longer than is kept of it in the end, is cut already. */
  @SafeVarargs
  private static List<String> texts(List<Node>... all) {
    Set<String> texts = new LinkedHashSet<>();
    for (List<Node> nodes : all) {
      for (Node node : nodes) {
        String text = node.text();
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
    }
    int length = 0;
    for (String text : texts) {
      length += text.length();
    }
    return length <= LONGEST_TEXT
        ? List.copyOf(texts)
        : List.of(Fields.words(String.join(" / ", texts), LONGEST_TEXT));
  }

  private static void add(List<String> texts, String text) {
    if (!text.isEmpty()) {
      texts.add(text);
    }
  }

  int line() {
    return money.line;
  }

  /** About what it takes in memory, in bytes. */
  int weight() {
    int characters = ids.length() + debtor.name().length() + creditor.name().length();
    for (String text : texts) {
      characters += text.length();
    }
    return WEIGHT + characters + money.weight();
  }

  /** The bank's reference of a transaction counts only if it tells transactions apart. */
  List<String> marks(String entryReference, Set<String> repeated) {
    List<String> marks = new ArrayList<>(4);
    mark(marks, Mark.UETR, ids.uetr());
    mark(marks, Mark.TRANSACTION, ids.transaction());
    mark(marks, Mark.BANK, distinct(entryReference, repeated));
    mark(marks, Mark.END_TO_END, ids.endToEnd());
    return marks;
  }

  private static void mark(List<String> marks, String kind, String id) {
    if (!id.isEmpty()) {
      marks.add(Mark.of(kind, id));
    }
  }

  /** What tells it from others, as one text for its key. */
  String id(String entryReference, Set<String> repeated) {
    String unique =
        CamtDetails.firstOf(ids.uetr(), ids.transaction(), distinct(entryReference, repeated));
    return unique.isEmpty() ? ids.proprietary() + ids.endToEnd() : unique;
  }

  private String distinct(String entryReference, Set<String> repeated) {
    String bank = ids.bank();
    return bank.equals(entryReference) || repeated.contains(bank) ? "" : CamtDetails.given(bank);
  }

  Narrative narrative(Words entry, Money amount) {
    Party other = amount.isNegative() ? creditor : debtor;
    Set<String> all = new LinkedHashSet<>(texts);
    all.addAll(entry.texts());
    return new Narrative(
        other.name(),
        other.iban(),
        Fields.words(String.join(" / ", all), LONGEST_TEXT),
        entry.code());
  }
}
