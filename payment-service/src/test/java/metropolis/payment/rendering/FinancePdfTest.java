package metropolis.payment.rendering;

import static metropolis.payment.rendering.Specimens.ANA;
import static metropolis.payment.rendering.Specimens.chf;
import static metropolis.payment.rendering.Specimens.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Figures;
import metropolis.payment.reference.Iban;
import metropolis.payment.rendering.FinanceDocument.Invoice;
import metropolis.payment.rendering.Letterhead.Addressee;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.QRBill;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinancePdfTest {

  private static final Figures PART = new Figures(chf(20000), chf(5000), chf(0), chf(20000));
  private static final Figures PAID = new Figures(chf(45000), chf(0), chf(0), chf(0));

  private final FinancePdf pdf = new FinancePdf();

  @Test
  void the_qr_code_on_the_page_says_what_the_invoice_says() throws Exception {
    Invoice invoice = invoice("en", ANA, open(45000));

    Bill bill = QRBill.decodeQrCodeText(codeOn(pdf.draw(invoice)));

    assertThat(bill.getAccount()).isEqualTo("CH4431999123000889012");
    assertThat(bill.getReference()).isEqualTo(invoice.transfer().reference().value());
    assertThat(bill.getReferenceType()).isEqualTo(Bill.REFERENCE_TYPE_QR_REF);
    assertThat(bill.getAmount()).isEqualByComparingTo("450.00");
    assertThat(bill.getCurrency()).isEqualTo("CHF");
    assertThat(bill.getDebtor().getName()).isEqualTo("Ms Ana Souza");
    assertThat(bill.getDebtor().getTown()).isEqualTo("Genève");
    assertThat(bill.getUnstructuredMessage()).isEqualTo("Invoice 2004-000001");
  }

  @Test
  void the_code_asks_for_what_is_still_open() throws Exception {
    Bill bill = QRBill.decodeQrCodeText(codeOn(pdf.draw(invoice("en", ANA, PART))));

    assertThat(bill.getAmount()).isEqualByComparingTo("200.00");
  }

  @Test
  void the_payment_part_is_the_lowest_105_millimetres_and_nothing_else_is_there() throws Exception {
    double[] lowest = {0};
    double[] highest = {297};
    try (PDDocument document = Loader.loadPDF(pdf.draw(invoice("en", ANA, PART, 810)))) {
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> positions) {
          double y = positions.getFirst().getYDirAdj() / 72 * 25.4;
          if (y > PaymentPart.TOP) {
            highest[0] = Math.min(highest[0], y);
          } else {
            lowest[0] = Math.max(lowest[0], y);
          }
        }
      }.getText(document);
    }

    assertThat(lowest[0]).isLessThan(PaymentPart.TOP - 1);
    assertThat(highest[0]).isBetween(PaymentPart.TOP + 5, PaymentPart.TOP + 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "de", "it"})
  void what_is_left_of_an_invoice_for_one_is_asked_on_one_page(String language) throws Exception {
    assertThat(textOf(invoice(language, ANA, PART, 810))).contains("200.00");
  }

  @Test
  void a_payer_abroad_finds_account_bank_reference_and_code_in_words() throws Exception {
    Invoice invoice = invoice("en", ANA, open(45000));

    assertThat(textOf(invoice))
        .contains("CH93 0076 2011 6238 5295 7")
        .contains("EXAMCHGG")
        .contains("Metropolis Conference Association")
        .contains(invoice.transfer().referenceAbroad().grouped())
        .contains(invoice.transfer().code().grouped())
        .contains("14 July 2004");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Invoice, How to pay, 14 July 2004, Payment part, 'VAT 8.1 %'",
    "fr, Facture, Comment payer, 14 juillet 2004, Section paiement, 'TVA 8,1 %'",
    "de, Rechnung, So bezahlen Sie, 14. Juli 2004, Zahlteil, 'MWST 8.1 %'",
    "it, Fattura, Come pagare, 14 luglio 2004, Sezione pagamento, 'IVA 8.1 %'"
  })
  void is_drawn_in_the_payers_language(
      String language, String title, String how, String due, String part, String vat)
      throws Exception {
    assertThat(textOf(invoice(language, ANA, open(45000), 810)).replace('\u00a0', ' '))
        .contains(title + " 2004-000001", how, due, part, vat, "416.28", "33.72", "450.00")
        .contains("CHE-123.456.788");
  }

  @ParameterizedTest
  @CsvSource({"en, Page 2 of", "fr, Page 2 sur", "de, Seite 2 von", "it, Pagina 2 di"})
  void an_invoice_for_many_takes_several_pages_and_is_paid_on_the_last(String language, String two)
      throws Exception {
    Invoice group = Specimens.group(language, 45, 810);
    byte[] drawn = pdf.draw(group);

    Bill bill = QRBill.decodeQrCodeText(codeOn(drawn));

    assertThat(bill.getAmount()).isEqualByComparingTo("19800.00");
    String text = textOf(drawn, 3);
    assertThat(text).contains(two, "45.", "Namgung Seulgiroun", "CHE-123.456.788");
    assertThat(letters(text)).contains(letters("佐々木 骨直"));
  }

  /** Whether or not the sums just fit above the payment part, nothing is drawn into it. */
  @Test
  void however_many_there_are_the_payment_part_stays_free() throws Exception {
    for (int delegates = 2; delegates <= 24; delegates++) {
      double[] lowest = {0};
      try (PDDocument document = Loader.loadPDF(pdf.draw(Specimens.group("de", delegates, 810)))) {
        int last = document.getNumberOfPages();
        PDFTextStripper stripper =
            new PDFTextStripper() {
              @Override
              protected void writeString(String text, List<TextPosition> positions) {
                double y = positions.getFirst().getYDirAdj() / 72 * 25.4;
                if (y < PaymentPart.TOP + 2) {
                  lowest[0] = Math.max(lowest[0], y);
                }
              }
            };
        stripper.setStartPage(last);
        stripper.getText(document);
      }
      assertThat(lowest[0]).as("%d delegates", delegates).isLessThan(PaymentPart.TOP - 0.5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1, Payment reminder, 24 August 2004",
    "fr, 2, Deuxième rappel, 24 août 2004",
    "de, 3, Letzte Mahnung, 24. August 2004",
    "it, 3, Ultimo sollecito, 24 agosto 2004"
  })
  void a_reminder_asks_in_the_payers_language_with_the_payment_part(
      String language, int level, String title, String payBy) throws Exception {
    var reminder = Specimens.reminder(language, ANA, level);

    assertThat(textOf(pdf.draw(reminder)))
        .contains(title + " 2004-000001-M" + level, payBy, "450.00");
    assertThat(QRBill.decodeQrCodeText(codeOn(pdf.draw(reminder))).getAmount())
        .isEqualByComparingTo("450.00");
  }

  @Test
  void what_is_not_taxed_shows_no_tax_but_says_why() throws Exception {
    assertThat(textOf(invoice("en", ANA, open(45000))))
        .contains("Not subject to Swiss value added tax.")
        .doesNotContain("Net amount");
  }

  @Test
  void a_paid_invoice_says_so_and_asks_for_nothing() throws Exception {
    assertThat(textOf(invoice("en", ANA, PAID)))
        .contains("PAID", "Nothing is to be paid")
        .doesNotContain("Payment part");
  }

  @Test
  void names_of_every_script_are_drawn_as_they_are_and_can_be_copied() throws Exception {
    for (Addressee addressee : Specimens.NAMES) {
      String text = textOf(invoice("en", addressee, open(45000)));

      for (String name : addressee.names()) {
        assertThat(letters(text)).as(name).contains(letters(name));
      }
    }
  }

  @Test
  void the_payment_part_has_the_latin_form_and_the_page_says_so() throws Exception {
    for (Addressee addressee : Specimens.NAMES) {
      byte[] drawn = pdf.draw(invoice("en", addressee, open(45000)));

      String name = QRBill.decodeQrCodeText(codeOn(drawn)).getDebtor().getName();

      assertThat(Latin.isAllowed(name)).as(name).isTrue();
      assertThat(textOf(drawn)).contains("The payment part shows names in Latin letters");
    }
  }

  @Test
  void a_name_without_any_latin_form_leaves_the_field_to_be_filled_in_by_hand() throws Exception {
    Addressee addressee =
        new Addressee(
            List.of("李小龍"),
            "",
            Optional.of(new PostalAddress("外交部", "凱達格蘭大道", "2", "100", "臺北", "TW")),
            "TW",
            "en");
    byte[] drawn = pdf.draw(invoice("en", addressee, open(45000)));

    assertThat(QRBill.decodeQrCodeText(codeOn(drawn)).getDebtor()).isNull();
    assertThat(textOf(drawn)).contains("外交部", "李小龍", "100 臺北", "write your name and address");
  }

  @Test
  void a_character_that_no_face_has_leaves_its_name_to_another_form() throws Exception {
    Addressee addressee =
        new Addressee(List.of("Ana 😀", "Ana Souza"), "", Optional.empty(), "CH", "en");

    assertThat(textOf(invoice("en", addressee, open(45000)))).contains("Ana Souza");
  }

  @Test
  void nobody_known_is_addressed_as_the_delegate() throws Exception {
    assertThat(textOf(invoice("en", Addressee.unknown(), open(45000))))
        .contains("To the delegate", "Payment part");
  }

  @Test
  void a_long_address_keeps_its_name_and_its_country() throws Exception {
    Addressee addressee =
        new Addressee(
            List.of("Prof. " + "Maria Magdalena ".repeat(12), "M. M. M. Maria"),
            "Institute of " + "Migration and Mobility Studies ".repeat(4),
            Optional.of(
                new PostalAddress("Finance", "Neuer Graben", "29", "49074", "Osnabrück", "DE")),
            "DE",
            "en");

    assertThat(textOf(invoice("en", addressee, open(45000))))
        .contains("Finance", "49074 Osnabrück", "GERMANY");
  }

  @Test
  void very_long_names_and_texts_stay_on_the_page() throws Exception {
    String endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(6);
    PostalAddress address = new PostalAddress(endless, endless, "1", "1", endless, "CH");
    Addressee addressee =
        new Addressee(List.of(endless), endless, Optional.of(address), "CH", "en");

    byte[] drawn = pdf.draw(invoice("en", addressee, open(45000)));

    assertThat(QRBill.decodeQrCodeText(codeOn(drawn)).getDebtor()).isNull();
    assertThat(textOf(drawn)).contains("…");
  }

  @Test
  void a_foreign_account_gets_no_payment_part() throws Exception {
    Invoice invoice =
        Specimens.invoice(new Iban("DE89370400440532013000"), "en", ANA, open(45000), 0);

    assertThat(textOf(invoice))
        .contains("DE89 3704 0044 0532 0130 00", "RF")
        .doesNotContain("Payment part", "Switzerland and Liechtenstein");
  }

  @Test
  void a_credit_note_says_what_it_takes_back_of_which_invoice() throws Exception {
    assertThat(textOf(pdf.draw(Specimens.creditNote("en", ANA))))
        .contains("Credit note 2004-000001-C1", "1 July 2004", "invoice 2004-000001", "250.00")
        .contains("18.73", "You had paid CHF 200.00")
        .doesNotContain("Payment part");
  }

  @Test
  void a_receipt_says_what_came_when() throws Exception {
    assertThat(textOf(pdf.draw(Specimens.receipt("de", ANA))))
        .contains("Quittung 2004-000001-R1", "1. Juli 2004")
        .contains("Banküberweisung, Valuta 20. Juni 2004", "Banküberweisung, Valuta 30. Juni 2004")
        .contains("CHF 400.00", "Erlassen", "50.00");
  }

  @Test
  void the_same_invoice_gives_the_same_bytes() {
    Invoice invoice = invoice("en", ANA, open(45000));

    assertThat(pdf.draw(invoice)).isEqualTo(pdf.draw(invoice));
  }

  @Test
  void writes_samples_to_be_looked_at() throws Exception {
    Path directory = Files.createDirectories(Path.of("target", "invoices"));
    List<String> written = new ArrayList<>();

    for (String language : Words.LANGUAGES) {
      write(directory, "invoice-" + language, invoice(language, ANA, open(45000), 810), written);
      write(directory, "part-" + language, invoice(language, ANA, PART, 810), written);
      write(directory, "credit-" + language, Specimens.creditNote(language, ANA), written);
      write(directory, "receipt-" + language, Specimens.receipt(language, ANA), written);
    }
    for (Addressee addressee : Specimens.NAMES) {
      String name = "name-" + addressee.country();
      write(directory, name, invoice("en", addressee, open(45000)), written);
    }
    write(directory, "paid", invoice("fr", ANA, PAID), written);

    assertThat(written).allSatisfy(file -> assertThat(directory.resolve(file)).isNotEmptyFile());
  }

  private void write(Path directory, String name, FinanceDocument document, List<String> written)
      throws Exception {
    Files.write(directory.resolve(name + ".pdf"), pdf.draw(document));
    written.add(name + ".pdf");
  }

  private static Invoice invoice(String language, Addressee addressee, Figures figures) {
    return invoice(language, addressee, figures, 0);
  }

  private static Invoice invoice(String language, Addressee addressee, Figures figures, int vat) {
    return Specimens.invoice(language, addressee, figures, vat);
  }

  /** Sorted, since a reader of a line of both directions may order its parts in another way. */
  private static String letters(String text) {
    return text.replaceAll("[\\s\\p{Cf}\\p{P}]", "");
  }

  private String textOf(Invoice invoice) throws Exception {
    return textOf(pdf.draw(invoice));
  }

  private static String textOf(byte[] drawn) throws Exception {
    return textOf(drawn, 1);
  }

  private static String textOf(byte[] drawn, int pages) throws Exception {
    try (PDDocument document = Loader.loadPDF(drawn)) {
      assertThat(document.getNumberOfPages()).isEqualTo(pages);
      return new PDFTextStripper().getText(document);
    }
  }

  private static String codeOn(byte[] drawn) throws Exception {
    try (PDDocument document = Loader.loadPDF(drawn)) {
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 200);
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(source)),
              Map.of(DecodeHintType.TRY_HARDER, true))
          .getText();
    }
  }
}
