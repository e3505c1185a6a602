package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.statement.Fields.Unreadable;
import metropolis.platform.values.Money;

/** What the elements below an entry of camt tell. Rules of reading without state. */
final class CamtDetails {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9./+-]{1,35}");
  private static final Set<String> NONE = Set.of("NOTPROVIDED", "NONREF", "UNKNOWN");

  private CamtDetails() {}

  /**
   * In the entry's currency; empty if the bank gives none that is sure to be.
   *
   * @param transaction as {@link CamtDetail#money}
   */
  static Optional<Money> amount(Node entry, Node transaction) throws Unreadable {
    String currency = entry.first("Amt").map(amount -> amount.currency).orElse("");
    Optional<Node> amount =
        in(currency, transaction.first("Amt"))
            .or(() -> in(currency, transaction.first("AmtDtls", "TxAmt", "Amt")))
            .or(() -> in(currency, transaction.first("AmtDtls", "InstdAmt", "Amt")));
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    Node sign = transaction.first("CdtDbtInd").isPresent() ? transaction : entry;
    return Optional.of(Fields.signed(sign, Fields.amount(amount.get())));
  }

  private static Optional<Node> in(String currency, Optional<Node> amount) {
    return amount.filter(node -> node.currency.equals(currency));
  }

  /**
   * What the bank kept of these payments, in the entry's currency: told once for the entry, or with
   * each. Before version 4 a charge stands in Chrgs itself, later in its records.
   */
  static Optional<Money> charges(Node entry, List<CamtDetail> transactions, Money amount)
      throws Unreadable {
    Optional<Node> total = entry.first("Chrgs", "TtlChrgsAndTaxAmt");
    if (total.isPresent()) {
      return Optional.of(Fields.amount(total.get()));
    }
    List<Node> charges = new ArrayList<>(each(entry));
    for (CamtDetail transaction : transactions) {
      Optional<Node> sum = transaction.money().first("Chrgs", "TtlChrgsAndTaxAmt");
      charges.addAll(sum.isPresent() ? List.of(sum.get()) : each(transaction.money()));
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
    List<Node> each = new ArrayList<>(node.all("Chrgs", "Rcrd", "Amt"));
    each.addAll(node.all("Chrgs", "Amt"));
    return each;
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
