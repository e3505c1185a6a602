package metropolis.payment.http;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.office.Office;
import metropolis.platform.http.Exchange;
import metropolis.platform.values.Money;

/**
 * Open invoices that a bank line may be allocated to, found by words: number, registration, name in
 * any letters, organisation, amount.
 *
 * @param words that were asked for; blank if nobody asked yet
 * @param total how many there are, of which some are shown
 */
public record Picker(String words, List<Found> found, int total) {

  /** As many as keys reach, beside those of the proposals. */
  private static final int MOST = 6;

  /**
   * An invoice and what of the line it would get.
   *
   * @param payer empty if nobody is known
   */
  public record Found(Invoice invoice, Optional<Payer> payer, Money share) {}

  public Picker {
    found = List.copyOf(found);
  }

  static Picker of(Exchange x, Office office, BankLine line) {
    String words = x.query("find").orElse("").strip();
    if (words.isEmpty() || !line.waits()) {
      return new Picker(words, List.of(), 0);
    }
    LocalDate today = Requests.today(x, office);
    Money left = line.unallocated();
    List<Invoice> open =
        Search.invoices(office, "open", words, today).stream()
            .filter(invoice -> invoice.open().currency().equals(left.currency()))
            .sorted(
                Comparator.comparing((Invoice invoice) -> !invoice.open().equals(left))
                    .thenComparing(Invoice::number))
            .toList();
    return new Picker(
        words,
        open.stream().limit(MOST).map(invoice -> found(invoice, office, left)).toList(),
        open.size());
  }

  private static Found found(Invoice invoice, Office office, Money left) {
    Money share = invoice.open().compareTo(left) < 0 ? invoice.open() : left;
    return new Found(invoice, office.dossiers().addressee(invoice.number().toString()), share);
  }
}
