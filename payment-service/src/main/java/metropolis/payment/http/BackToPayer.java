package metropolis.payment.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.ledger.Refund;
import metropolis.payment.office.Office;
import metropolis.payment.reference.Iban;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.view.Field;
import metropolis.platform.values.Money;

/**
 * How money of a line goes back to its payer in one step, as a page shows it.
 *
 * @param told the account that it came from, where it goes; empty if the bank did not tell, and a
 *     person has to
 * @param invoice that the line paid too much for; empty if there is no such
 * @param limit up to which one person decides
 * @param accountFields the BIC, and the account if it is not told
 * @param form as it was sent
 */
public record BackToPayer(
    Money amount,
    String told,
    String invoice,
    Money limit,
    Map<String, String> reasons,
    List<Field> accountFields,
    List<Field> addressFields,
    Form form) {

  /** Empty if no payment order could be made of it, or nothing is there to go back. */
  static Optional<BackToPayer> of(Exchange x, Office office, BankLine line, Form form) {
    Money amount = line.unallocated().isPositive() ? line.unallocated() : line.setAside();
    if (line.kind() != BankLine.Kind.INCOME
        || !amount.isPositive()
        || !Refund.payable(amount.currency())) {
      return Optional.empty();
    }
    Form sent = AddressForm.isSent(form) ? form : Form.empty(x.text());
    String told = office.dossiers().narrative(line.key()).iban();
    List<String> paid =
        line.allocations().values().stream().map(a -> a.invoice().toString()).distinct().toList();
    Optional<String> invoice = paid.size() == 1 ? Optional.of(paid.getFirst()) : Optional.empty();
    Form shown =
        AddressForm.isSent(sent) ? sent : Form.of(suggested(office, line, told, invoice), x.text());
    List<Field> account = RefundPages.account(x, shown);
    return Optional.of(
        new BackToPayer(
            amount,
            told,
            invoice.orElse(""),
            office.programme().orElseThrow().secondPerson().limit(amount.currency()),
            FinancePages.show(x, office).reasons(Reasons.PAYER_CREDIT),
            told.isBlank() ? account : account.subList(1, account.size()),
            AddressForm.fields(x, shown, "payee.name"),
            sent));
  }

  /** An account is most often in its owner's country; a person looks at it. */
  private static Map<String, String> suggested(
      Office office, BankLine line, String told, Optional<String> invoice) {
    Map<String, String> values = new HashMap<>();
    Iban.parse(told).ifPresent(iban -> values.put("country", iban.value().substring(0, 2)));
    values.putAll(RefundPages.payee(office, line.key(), invoice));
    return values;
  }

  /** Whether it was this form that was sent and something in it is wrong. */
  public boolean wrong() {
    return form.hasErrors();
  }

  /** All of them, in the order of the page. */
  public List<Field> fields() {
    return Stream.concat(accountFields.stream(), addressFields.stream()).toList();
  }
}
