package metropolis.payment.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Figures;
import metropolis.payment.reference.Iban;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.rendering.InvoiceDocument.Addressee;
import metropolis.payment.rendering.InvoiceDocument.Conference;
import metropolis.payment.rendering.InvoiceDocument.Creditor;
import metropolis.payment.rendering.InvoiceDocument.Item;
import metropolis.platform.values.Money;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.QRBill;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class InvoicePdfTest {

  private static final PostalAddress GENEVA =
      new PostalAddress("Ms Ana Souza", "Rue de Lausanne", "120", "1202", "Genève", "CH");
  private static final Addressee ANA =
      new Addressee(List.of("Ms Ana Souza"), "Ministry of Migration", List.of(GENEVA));

  private final InvoicePdf pdf = new InvoicePdf();

  @Test
  void the_qr_code_on_the_page_says_what_the_invoice_says() throws Exception {
    InvoiceDocument invoice = invoice(Locale.ENGLISH, ANA, open(45000));

    Bill bill = QRBill.decodeQrCodeText(codeOn(pdf.draw(invoice)));

    assertThat(bill.getAccount()).isEqualTo("CH4431999123000889012");
    assertThat(bill.getReference()).isEqualTo(invoice.reference().value());
    assertThat(bill.getReferenceType()).isEqualTo(Bill.REFERENCE_TYPE_QR_REF);
    assertThat(bill.getAmount()).isEqualByComparingTo("450.00");
    assertThat(bill.getCurrency()).isEqualTo("CHF");
    assertThat(bill.getDebtor().getName()).isEqualTo("Ms Ana Souza");
    assertThat(bill.getDebtor().getTown()).isEqualTo("Genève");
    assertThat(bill.getUnstructuredMessage()).isEqualTo("Invoice 2004-000001");
  }

  @Test
  void the_code_asks_for_what_is_still_open() throws Exception {
    Figures figures = new Figures(chf(20000), chf(0), chf(0), chf(25000));

    Bill bill = QRBill.decodeQrCodeText(codeOn(pdf.draw(invoice(Locale.ENGLISH, ANA, figures))));

    assertThat(bill.getAmount()).isEqualByComparingTo("250.00");
  }

  @Test
  void a_payer_abroad_finds_account_bank_and_reference_in_words() throws Exception {
    String text = textOf(invoice(Locale.ENGLISH, ANA, open(45000)));

    assertThat(text)
        .contains("CH44 3199 9123 0008 8901 2")
        .contains("EXAMCHGG")
        .contains(invoice(Locale.ENGLISH, ANA, open(45000)).reference().grouped())
        .contains("14 July 2004");
  }

  @Test
  void is_drawn_in_the_payers_language() throws Exception {
    assertThat(textOf(invoice(Locale.FRENCH, ANA, open(45000))))
        .contains("Facture 2004-000001", "Comment payer", "14 juillet 2004", "Section paiement");
  }

  @Test
  void a_paid_invoice_says_so_and_asks_for_nothing() throws Exception {
    String text =
        textOf(invoice(Locale.ENGLISH, ANA, new Figures(chf(45000), chf(0), chf(0), chf(0))));

    assertThat(text).contains("PAID", "Nothing is to be paid").doesNotContain("Payment part");
  }

  @Test
  void a_name_in_a_script_that_needs_shaping_gives_way_to_its_latin_form() throws Exception {
    Addressee addressee =
        new Addressee(List.of("فاطمة الزهراء", "Fatima Al-Zahra"), "وزارة", List.of());

    assertThat(textOf(invoice(Locale.ENGLISH, addressee, open(45000)))).contains("Fatima Al-Zahra");
  }

  @Test
  void a_name_without_any_latin_form_gives_way_to_the_number() throws Exception {
    Addressee addressee = new Addressee(List.of("李小龍"), "外交部", List.of());

    assertThat(textOf(invoice(Locale.ENGLISH, addressee, open(45000))))
        .contains("Delegate of invoice 2004-000001");
  }

  @Test
  void names_in_latin_greek_and_cyrillic_letters_are_drawn_as_they_are() throws Exception {
    for (String name : List.of("Nguyễn Thị Ánh", "Łukasz Żółć", "Ελένη Παπά", "Юлія Ґалаґан")) {
      Addressee addressee = new Addressee(List.of(name), "", List.of());

      assertThat(textOf(invoice(Locale.ENGLISH, addressee, open(45000)))).contains(name);
    }
  }

  @Test
  void a_name_with_an_accent_that_no_letter_has_is_drawn_without_it() throws Exception {
    Addressee addressee = new Addressee(List.of("Oluwafúnmiláyọ̀ Adégbìtẹ́"), "", List.of());

    assertThat(textOf(invoice(Locale.ENGLISH, addressee, open(45000))))
        .contains("Oluwafúnmiláyọ Adégbìtẹ");
  }

  @Test
  void a_long_address_keeps_its_name_and_its_country() throws Exception {
    Addressee addressee =
        new Addressee(
            List.of("Prof. " + "Maria Magdalena ".repeat(12)),
            "Institute of " + "Migration and Mobility Studies ".repeat(4),
            List.of(
                new PostalAddress("Finance", "Neuer Graben", "29", "49074", "Osnabrück", "DE")));

    assertThat(textOf(invoice(Locale.ENGLISH, addressee, open(45000))))
        .contains("Finance", "49074 Osnabrück", "GERMANY");
  }

  @Test
  void very_long_names_and_texts_stay_on_the_page() throws Exception {
    String endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(6);
    Addressee addressee =
        new Addressee(
            List.of(endless),
            endless,
            List.of(new PostalAddress(endless, endless, "1", "1", endless, "CH")));

    byte[] drawn = pdf.draw(invoice(Locale.ENGLISH, addressee, open(45000)));

    assertThat(drawn).isNotEmpty();
    assertThat(QRBill.decodeQrCodeText(codeOn(drawn)).getDebtor()).isNull();
  }

  @Test
  void a_foreign_account_gets_no_payment_part() throws Exception {
    InvoiceDocument invoice =
        with(new Iban("DE89370400440532013000"), Locale.ENGLISH, ANA, open(45000));

    assertThat(textOf(invoice))
        .contains("DE89 3704 0044 0532 0130 00", "RF")
        .doesNotContain("Payment part");
  }

  @Test
  void the_same_invoice_gives_the_same_bytes() {
    InvoiceDocument invoice = invoice(Locale.ENGLISH, ANA, open(45000));

    assertThat(pdf.draw(invoice)).isEqualTo(pdf.draw(invoice));
  }

  @Test
  void writes_samples_to_be_looked_at() throws Exception {
    Path directory = Files.createDirectories(Path.of("target", "invoices"));

    Files.write(directory.resolve("en.pdf"), pdf.draw(invoice(Locale.ENGLISH, ANA, open(45000))));
    Files.write(
        directory.resolve("fr.pdf"),
        pdf.draw(
            invoice(
                Locale.FRENCH,
                new Addressee(
                    List.of("Μαρία Παπαδοπούλου", "Maria Papadopoulou"),
                    "Institut européen des migrations",
                    List.of(
                        new PostalAddress(
                            "Institut européen des migrations",
                            "Boulevard Saint-Michel",
                            "30",
                            "1040",
                            "Bruxelles",
                            "BE"))),
                new Figures(chf(20000), chf(5000), chf(0), chf(20000)))));
    Files.write(
        directory.resolve("paid.pdf"),
        pdf.draw(invoice(Locale.ENGLISH, ANA, new Figures(chf(45000), chf(0), chf(0), chf(0)))));

    assertThat(directory.resolve("en.pdf")).exists();
  }

  static InvoiceDocument invoice(Locale language, Addressee addressee, Figures figures) {
    return with(new Iban("CH4431999123000889012"), language, addressee, figures);
  }

  private static InvoiceDocument with(
      Iban account, Locale language, Addressee addressee, Figures figures) {
    return new InvoiceDocument(
        language,
        new Conference(
            "International Metropolis Conference 2004",
            "Centre International de Conférences",
            "Genève",
            LocalDate.of(2004, 9, 27),
            LocalDate.of(2004, 10, 1)),
        new Creditor(
            new PostalAddress(
                "Metropolis Conference Association",
                "Rue de Varembé",
                "17",
                "1202",
                "Genève",
                "CH"),
            account,
            "EXAMCHGG",
            "Example Bank, Geneva",
            "finance@metropolis2004.example"),
        addressee,
        "2004-000001",
        LocalDate.of(2004, 6, 14),
        LocalDate.of(2004, 7, 14),
        PaymentReference.ofInvoice(account, "metropolis-2004", 2004, 1),
        new Item("Government", "EARLY"),
        chf(45000),
        figures,
        false,
        "Not subject to Swiss value added tax.");
  }

  static Figures open(long minor) {
    return new Figures(chf(0), chf(0), chf(0), chf(minor));
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }

  private String textOf(InvoiceDocument invoice) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.draw(invoice))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    }
  }

  private static String codeOn(byte[] drawn) throws Exception {
    try (PDDocument document = Loader.loadPDF(drawn)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 200);
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
