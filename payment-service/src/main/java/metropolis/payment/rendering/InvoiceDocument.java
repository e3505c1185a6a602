package metropolis.payment.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Figures;
import metropolis.payment.reference.Iban;
import metropolis.payment.reference.PaymentReference;
import metropolis.platform.values.Money;

/**
 * All that stands on an invoice, ready to be drawn.
 *
 * @param language English or French; any other is drawn in English
 * @param figures where the total went up to now
 * @param addressee lines of candidates: of each line the first form that can be printed is
 */
public record InvoiceDocument(
    Locale language,
    Conference conference,
    Creditor creditor,
    Addressee addressee,
    String number,
    LocalDate issued,
    LocalDate due,
    PaymentReference reference,
    Item item,
    Money total,
    Figures figures,
    boolean cancelled,
    String vatText) {

  public record Conference(
      String name, String venue, String town, LocalDate firstDay, LocalDate lastDay) {}

  /** Who is paid, where, and whom to ask. */
  public record Creditor(
      PostalAddress address, Iban account, String bic, String bankName, String contactEmail) {}

  /**
   * Who is to pay.
   *
   * @param names forms of the name, the best first; none needs to be printable
   * @param organisation may be empty
   * @param postal empty if no billing address is known
   */
  public record Addressee(List<String> names, String organisation, List<PostalAddress> postal) {
    public Addressee {
      names = List.copyOf(names);
      postal = List.copyOf(postal);
    }

    /** Nobody is known any more. */
    public static Addressee unknown() {
      return new Addressee(List.of(), "", List.of());
    }
  }

  /** The fee: of which category, and in which step (EARLY, REGULAR or ON_SITE). */
  public record Item(String category, String tier) {}
}
