package metropolis.payment.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import metropolis.payment.dossier.PostalAddress;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Pictures;
import net.codecrete.qrbill.canvas.PDFCanvas;
import net.codecrete.qrbill.canvas.PDFFontSettings;
import net.codecrete.qrbill.generator.Address;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.BillFormat;
import net.codecrete.qrbill.generator.Language;
import net.codecrete.qrbill.generator.OutputSize;
import net.codecrete.qrbill.generator.QRBill;
import net.codecrete.qrbill.generator.SPSCharacterSet;
import net.codecrete.qrbill.generator.SeparatorType;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The Swiss QR-bill at the foot of a page: receipt and payment part, 105 mm high. */
final class PaymentPart {

  /** From the top of an A4 page to the line where it is torn off, in millimetres. */
  static final double TOP = 297 - 105;

  private static final Set<String> CURRENCIES = Set.of("CHF", "EUR");

  /** Without it a page drawn elsewhere is not taken for sound, nor the paper that shows it. */
  private static final String ARCHIVAL =
      """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
      </rdf:Description></rdf:RDF></x:xmpmeta>
      """;

  private PaymentPart() {}

  /** Whether a payment part is of use: something is open, and the account can be paid by one. */
  static boolean fits(FinanceDocument.Invoice invoice) {
    return invoice.isToBePaid()
        && invoice.transfer().account().isSwiss()
        && CURRENCIES.contains(invoice.total().currency().getCurrencyCode())
        && Latin.of(invoice.head().sender().address().name()).isPresent();
  }

  /** An A4 page with nothing else on it. */
  static Picture page(FinanceDocument.Invoice invoice, QrPayer payer, String message) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage(PDRectangle.A4));
      // The canvas writes to the page when it is closed; the document stays open.
      try (PDFCanvas canvas =
          new PDFCanvas(document, PDFCanvas.LAST_PAGE, PDFFontSettings.embeddedLiberationSans())) {
        QRBill.draw(bill(invoice, payer, message), canvas);
      }
      // Its fonts are whole and tell their text: a test asks veraPDF about the papers themselves.
      PDMetadata metadata = new PDMetadata(document);
      metadata.importXMPMetadata(ARCHIVAL.getBytes(StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(metadata);
      // Otherwise its id is made of the time of day, and no two drawings are the same.
      document.setDocumentId((long) invoice.number().hashCode());
      document.save(out);
      return Pictures.page(out.toByteArray(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("drawing in memory failed", e);
    }
  }

  static Bill bill(FinanceDocument.Invoice invoice, QrPayer payer, String message) {
    Bill bill = new Bill();
    bill.setCharacterSet(SPSCharacterSet.EXTENDED_LATIN);
    bill.setFormat(format(invoice.head()));
    bill.setAccount(invoice.transfer().account().value());
    bill.setCreditor(address(invoice.head().sender().address()));
    bill.setAmount(invoice.figures().open().decimal());
    bill.setCurrency(invoice.total().currency().getCurrencyCode());
    bill.setReference(invoice.transfer().reference().value());
    bill.setUnstructuredMessage(message);
    if (payer instanceof QrPayer.Named named) {
      bill.setDebtor(address(named.address()));
    }
    return bill;
  }

  private static BillFormat format(Letterhead head) {
    BillFormat format = new BillFormat();
    format.setOutputSize(OutputSize.QR_BILL_EXTRA_SPACE);
    format.setSeparatorType(SeparatorType.DASHED_LINE_WITH_SCISSORS);
    format.setLanguage(
        switch (head.language().getLanguage()) {
          case "fr" -> Language.FR;
          case "de" -> Language.DE;
          case "it" -> Language.IT;
          default -> Language.EN;
        });
    format.setLocalCountryCode("CH");
    return format;
  }

  private static Address address(PostalAddress from) {
    Address address = new Address();
    address.setName(Latin.of(from.name()).orElseThrow());
    if (!from.street().isEmpty()) {
      address.setStreet(Latin.of(from.street()).orElse(""));
    }
    if (!from.houseNumber().isEmpty()) {
      address.setHouseNo(Latin.of(from.houseNumber()).orElse(""));
    }
    address.setPostalCode(from.postalCode());
    address.setTown(Latin.of(from.town()).orElseThrow());
    address.setCountryCode(from.country());
    return address;
  }
}
