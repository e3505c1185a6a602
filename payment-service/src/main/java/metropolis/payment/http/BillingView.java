package metropolis.payment.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.Vouchers;
import metropolis.payment.office.LatePayment;
import metropolis.payment.office.Office;
import metropolis.platform.values.Money;

/** What the page of an invoice shows of groups and of late payments. */
public final class BillingView {

  /**
   * An item of a group's invoice.
   *
   * @param payer the delegate; empty if nobody is known any more
   * @param mayLeave whether it can have an invoice of its own again
   */
  public record Item(
      String registrationId,
      Optional<Payer> payer,
      String category,
      String tier,
      Money amount,
      boolean ended,
      boolean settled,
      boolean mayLeave) {}

  private BillingView() {}

  static void fill(Map<String, Object> model, Office office, Invoice invoice, String language) {
    model.put("items", invoice.group() ? items(office, invoice, language) : List.of());
    model.put(
        "late",
        LatePayment.of(
            office, office.programme().orElseThrow(), invoice, invoice.claims().getFirst().item()));
    model.put("supplements", supplements(office, invoice));
    model.put("replacedBy", replacedBy(office, invoice));
  }

  private static List<Item> items(Office office, Invoice invoice, String language) {
    return invoice.claims().stream()
        .map(
            claim -> {
              String registration = claim.item().registrationId();
              return new Item(
                  registration,
                  payer(office, registration),
                  office.programme().orElseThrow().category(claim.item().category(), language),
                  claim.item().tier(),
                  claim.item().amount(),
                  claim.ended(),
                  claim.settled().isPresent() || invoice.covers(registration),
                  invoice.canBeTakenOut(registration));
            })
        .toList();
  }

  private static Optional<Payer> payer(Office office, String registration) {
    return office
        .dossiers()
        .payer(registration)
        .or(
            () ->
                office.books().invoicesOf(registration).stream()
                    .filter(invoice -> !invoice.group())
                    .flatMap(i -> office.dossiers().addressee(i.number().toString()).stream())
                    .findFirst());
  }

  private static List<InvoiceNumber> supplements(Office office, Invoice invoice) {
    return invoice.registrations().stream()
        .flatMap(registration -> office.books().invoicesOf(registration).stream())
        .filter(i -> i.head().supplementTo().filter(invoice.number()::equals).isPresent())
        .map(Invoice::number)
        .distinct()
        .toList();
  }

  /** Invoices that ask for what was credited of this one. */
  private static List<InvoiceNumber> replacedBy(Office office, Invoice invoice) {
    return Vouchers.creditNotes(invoice).stream()
        .flatMap(note -> Vouchers.replacedBy(office.books(), invoice, note).stream())
        .distinct()
        .toList();
  }
}
