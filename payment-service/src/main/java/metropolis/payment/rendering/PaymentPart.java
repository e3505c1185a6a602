package metropolis.payment.rendering;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import metropolis.payment.dossier.PostalAddress;
import net.codecrete.qrbill.canvas.PDFCanvas;
import net.codecrete.qrbill.canvas.PDFFontSettings;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.BillFormat;
import net.codecrete.qrbill.generator.Language;
import net.codecrete.qrbill.generator.OutputSize;
import net.codecrete.qrbill.generator.QRBill;
import net.codecrete.qrbill.generator.SPSCharacterSet;
import net.codecrete.qrbill.generator.SeparatorType;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The Swiss QR-bill at the foot of a page: receipt and payment part, 105 mm high. */
final class PaymentPart {

  static final double HEIGHT = 105;

  private static final Set<String> CURRENCIES = Set.of("CHF", "EUR");
  private static final int LONGEST_NAME = 70;
  private static final int LONGEST_TOWN = 35;

  private PaymentPart() {}

  /** Whether a payment part is of use: something is open, and the account can be paid by one. */
  static boolean fits(InvoiceDocument invoice) {
    return !invoice.cancelled()
        && invoice.figures().open().isPositive()
        && invoice.creditor().account().isSwiss()
        && CURRENCIES.contains(invoice.total().currency().getCurrencyCode());
  }

  static void draw(
      InvoiceDocument invoice, Optional<String> payer, String message, PDDocument document)
      throws IOException {
    // The canvas writes to the page when it is closed; the document stays open.
    try (PDFCanvas canvas =
        new PDFCanvas(document, PDFCanvas.LAST_PAGE, PDFFontSettings.embeddedLiberationSans())) {
      QRBill.draw(bill(invoice, payer, message), canvas);
    }
  }

  static Bill bill(InvoiceDocument invoice, Optional<String> payer, String message) {
    Bill bill = new Bill();
    bill.setCharacterSet(SPSCharacterSet.EXTENDED_LATIN);
    bill.setFormat(format(invoice));
    bill.setAccount(invoice.creditor().account().value());
    bill.setCreditor(address(invoice.creditor().address(), invoice.creditor().address().name()));
    bill.setAmount(invoice.figures().open().decimal());
    bill.setCurrency(invoice.total().currency().getCurrencyCode());
    bill.setReference(invoice.reference().value());
    bill.setUnstructuredMessage(message);
    invoice.addressee().postal().stream()
        .findFirst()
        .flatMap(postal -> payer.flatMap(name -> debtor(postal, name)))
        .ifPresent(bill::setDebtor);
    return bill;
  }

  private static BillFormat format(InvoiceDocument invoice) {
    BillFormat format = new BillFormat();
    format.setOutputSize(OutputSize.QR_BILL_EXTRA_SPACE);
    format.setSeparatorType(SeparatorType.DASHED_LINE_WITH_SCISSORS);
    format.setLanguage(invoice.language().getLanguage().equals("fr") ? Language.FR : Language.EN);
    format.setLocalCountryCode("CH");
    return format;
  }

  /** A payer whose address the code cannot hold is left out: people then write it by hand. */
  private static Optional<net.codecrete.qrbill.generator.Address> debtor(
      PostalAddress postal, String name) {
    boolean allowed =
        Stream.of(name, postal.street(), postal.houseNumber(), postal.postalCode(), postal.town())
            .allMatch(text -> text.isEmpty() || Printable.inQrCode(text));
    boolean complete =
        !name.isEmpty()
            && !postal.postalCode().isEmpty()
            && !postal.town().isEmpty()
            && postal.country().matches("[A-Z]{2}");
    boolean fits =
        name.length() <= LONGEST_NAME
            && postal.street().length() <= LONGEST_NAME
            && postal.houseNumber().length() <= 16
            && postal.postalCode().length() <= 16
            && postal.town().length() <= LONGEST_TOWN;
    return allowed && complete && fits ? Optional.of(address(postal, name)) : Optional.empty();
  }

  private static net.codecrete.qrbill.generator.Address address(PostalAddress from, String name) {
    var address = new net.codecrete.qrbill.generator.Address();
    address.setName(name);
    if (!from.street().isEmpty()) {
      address.setStreet(from.street());
    }
    if (!from.houseNumber().isEmpty()) {
      address.setHouseNo(from.houseNumber());
    }
    address.setPostalCode(from.postalCode());
    address.setTown(from.town());
    address.setCountryCode(from.country());
    return address;
  }
}
