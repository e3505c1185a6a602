package metropolis.payment.rendering;

import static metropolis.payment.rendering.Sheet.Ink.ACCENT;
import static metropolis.payment.rendering.Sheet.Ink.BLACK;
import static metropolis.payment.rendering.Sheet.Ink.GREY;
import static metropolis.payment.rendering.Sheet.Ink.HAIRLINE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.rendering.InvoiceDocument.Creditor;
import metropolis.payment.rendering.Sheet.Type;
import metropolis.platform.values.Money;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Draws an invoice on one A4 page, with a Swiss QR-bill at its foot where one can be used. The same
 * invoice always gives the same drawing. Any thread may use it.
 */
public final class InvoicePdf {

  private static final double LEFT = 20;
  private static final double RIGHT = 190;
  private static final double META = 122;
  private static final double LABELS = 42;
  private static final int ADDRESS_LINES = 6;

  private static final Type HEADING = new Type(true, 13, ACCENT);
  private static final Type TITLE = new Type(true, 19, BLACK);
  private static final Type BODY = new Type(false, 9.5f, BLACK);
  private static final Type STRONG = new Type(true, 9.5f, BLACK);
  private static final Type SMALL = new Type(false, 8, GREY);
  private static final Type LABEL = new Type(false, 8.5f, GREY);
  private static final Type TOTAL = new Type(true, 11.5f, BLACK);

  private final Printable printable = new Printable(Fonts.coverage());

  public byte[] draw(InvoiceDocument invoice) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      Page drawing = new Page(invoice);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        drawing.on(new Sheet(content, new Fonts(document), page.getMediaBox().getHeight()));
      }
      if (PaymentPart.fits(invoice)) {
        String message = drawing.words.get("invoice") + " " + invoice.number();
        PaymentPart.draw(invoice, payerInCode(invoice), message, document);
      }
      describe(document, invoice, drawing.words);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("drawing in memory failed", e);
    }
  }

  /** The name as it may stand in the QR code. */
  private static Optional<String> payerInCode(InvoiceDocument invoice) {
    return invoice.addressee().postal().stream()
        .map(PostalAddress::name)
        .filter(name -> !name.isEmpty() && Printable.inQrCode(name))
        .findFirst()
        .or(() -> invoice.addressee().names().stream().filter(Printable::inQrCode).findFirst());
  }

  private static void describe(PDDocument document, InvoiceDocument invoice, Words words) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(words.get("invoice") + " " + invoice.number());
    information.setAuthor(invoice.creditor().address().name());
    information.setCreationDate(
        GregorianCalendar.from(invoice.issued().atStartOfDay(ZoneOffset.UTC)));
    document.setDocumentInformation(information);
    document.getDocumentCatalog().setLanguage(invoice.language().toLanguageTag());
    document.setDocumentId((long) invoice.reference().value().hashCode());
  }

  /** One invoice being drawn, from top to bottom. */
  private final class Page {
    private final InvoiceDocument invoice;
    private final Words words;
    private Sheet sheet;

    Page(InvoiceDocument invoice) {
      this.invoice = invoice;
      this.words = new Words(invoice.language());
    }

    void on(Sheet target) throws IOException {
      sheet = target;
      sheet.bar(0, 0, 210, 3, ACCENT);
      head();
      addressee();
      particulars();
      double y = title();
      y = items(y);
      instructions(y);
    }

    private void head() throws IOException {
      double y = sheet.paragraph(text(invoice.conference().name()), LEFT, 17, 98, 5.4, HEADING);
      String where = place(invoice.conference().venue(), invoice.conference().town());
      y = sheet.paragraph(text(where), LEFT, y, 98, 4, SMALL);
      sheet.text(
          words.days(invoice.conference().firstDay(), invoice.conference().lastDay()),
          LEFT,
          y,
          SMALL);
      PostalAddress from = invoice.creditor().address();
      double line = 17;
      sheet.text(text(from.name()), META, line - 0.5, STRONG);
      for (String part : postalLines(from, invoice.creditor().address().country())) {
        line += 4.2;
        sheet.text(part, META, line, SMALL);
      }
      if (!invoice.creditor().contactEmail().isEmpty()) {
        sheet.text(text(invoice.creditor().contactEmail()), META, line + 4.2, SMALL);
      }
    }

    private void addressee() throws IOException {
      List<String> lines = new ArrayList<>();
      Optional<PostalAddress> postal = invoice.addressee().postal().stream().findFirst();
      Optional<String> name =
          postal
              .flatMap(address -> printable.of(address.name()))
              .or(() -> printable.firstOf(invoice.addressee().names()));
      lines.add(name.orElse(words.get("bearer") + " " + invoice.number()));
      Optional<String> person = printable.firstOf(invoice.addressee().names());
      if (person.isPresent() && !person.equals(name)) {
        lines.add(person.get());
      }
      printable
          .of(invoice.addressee().organisation())
          .filter(organisation -> !lines.contains(organisation))
          .ifPresent(lines::add);
      postal.ifPresent(
          address -> lines.addAll(postalLines(address, invoice.creditor().address().country())));
      List<String> set = new ArrayList<>();
      for (String line : lines) {
        set.addAll(sheet.wrap(line, 90, BODY));
      }
      while (set.size() > ADDRESS_LINES) {
        // The name at the head and the address at the foot are what the post needs.
        set.remove(1);
      }
      double y = 46;
      for (String line : set) {
        sheet.text(line, LEFT, y, y == 46 ? STRONG : BODY);
        y += 4.7;
      }
    }

    private void particulars() throws IOException {
      double y = 46;
      y = particular(words.get("number"), invoice.number(), y);
      y = particular(words.get("issued"), words.day(invoice.issued()), y);
      particular(words.get("due"), words.day(invoice.due()), y);
    }

    private double particular(String label, String value, double y) throws IOException {
      sheet.text(label, META, y, LABEL);
      sheet.right(value, RIGHT, y, STRONG);
      sheet.rule(META, y + 1.7, RIGHT - META, 0.15, HAIRLINE);
      return y + 6;
    }

    private double title() throws IOException {
      double y = 80;
      sheet.text(words.get("invoice") + " " + invoice.number(), LEFT, y, TITLE);
      state().ifPresent(this::stamp);
      return y + 9;
    }

    private Optional<String> state() {
      if (invoice.cancelled()) {
        return Optional.of(words.get("cancelled"));
      }
      if (invoice.figures().open().isPositive()) {
        return Optional.empty();
      }
      return Optional.of(
          words.get(invoice.figures().paid().isPositive() ? "settled" : "waived-whole"));
    }

    private void stamp(String state) {
      try {
        sheet.right(state, RIGHT, 80, new Type(true, 13, ACCENT));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private double items(double top) throws IOException {
      double y = top;
      sheet.text(words.get("description"), LEFT, y, LABEL);
      sheet.right(
          words.get("amount") + " " + invoice.total().currency().getCurrencyCode(),
          RIGHT,
          y,
          LABEL);
      sheet.rule(LEFT, y + 2, RIGHT - LEFT, 0.35, ACCENT);
      y += 8;
      sheet.right(words.amount(invoice.total()), RIGHT, y, BODY);
      y = sheet.paragraph(words.get("fee"), LEFT, y, 130, 4.6, STRONG);
      String kind = text(invoice.item().category()) + " · " + words.tier(invoice.item().tier());
      y = sheet.paragraph(kind, LEFT, y, 130, 4.4, LABEL);
      sheet.rule(LEFT, y, RIGHT - LEFT, 0.15, HAIRLINE);
      y += 5.2;
      boolean untouched = invoice.figures().open().equals(invoice.total());
      y = sum(words.get("total"), invoice.total(), y, untouched ? TOTAL : STRONG);
      if (!untouched) {
        y = deduction("paid", invoice.figures().paid(), y);
        y = deduction("waived", invoice.figures().waived(), y);
        y = deduction("credited", invoice.figures().credited(), y);
        sheet.rule(META, y - 3.6, RIGHT - META, 0.35, ACCENT);
        y = sum(words.get("open"), invoice.figures().open(), y + 1.6, TOTAL);
      }
      return invoice.vatText().isEmpty() ? y : legal(text(invoice.vatText()), y);
    }

    /** Two lines at most: below begins what the payer needs. */
    private double legal(String text, double top) throws IOException {
      double y = top;
      for (String line : sheet.wrap(text, RIGHT - LEFT, SMALL).stream().limit(2).toList()) {
        sheet.text(line, LEFT, y, SMALL);
        y += 3.8;
      }
      return y;
    }

    private double deduction(String word, Money amount, double y) throws IOException {
      if (amount.isZero()) {
        return y;
      }
      sheet.text(words.get(word), META, y, LABEL);
      sheet.right("− " + words.amount(amount), RIGHT, y, BODY);
      return y + 5;
    }

    private double sum(String label, Money amount, double y, Type type) throws IOException {
      sheet.text(label, META, y, type);
      sheet.right(amount.currency().getCurrencyCode() + " " + words.amount(amount), RIGHT, y, type);
      return y + 6.4;
    }

    private void instructions(double top) throws IOException {
      if (invoice.cancelled() || !invoice.figures().open().isPositive()) {
        sheet.paragraph(words.get("nothing-to-pay"), LEFT, top + 5, RIGHT - LEFT, 4.6, BODY);
        return;
      }
      // From the foot upwards, so that it stands right above the payment part.
      double y = Math.max(top + 3, 145);
      sheet.text(words.get("how"), LEFT, y, STRONG);
      String swiss = PaymentPart.fits(invoice) ? words.get("swiss") + " " : "";
      String how = swiss + words.get("abroad");
      y = sheet.paragraph(how, LEFT, y + 4.8, RIGHT - LEFT, 4, LABEL) + 2.4;
      Creditor creditor = invoice.creditor();
      y = transfer("holder", text(creditor.address().name()), y);
      y = transfer("iban", creditor.account().grouped(), y);
      String bank =
          creditor.bic() + (creditor.bankName().isEmpty() ? "" : " · " + creditor.bankName());
      y = transfer("bic", text(bank), y);
      y = transfer("reference", invoice.reference().grouped(), y);
      sheet.text(words.get("quote"), LEFT, y + 1.2, SMALL);
    }

    private double transfer(String label, String value, double y) throws IOException {
      sheet.text(words.get(label), LEFT, y, LABEL);
      sheet.text(value, LEFT + LABELS, y, STRONG);
      return y + 4.7;
    }

    private List<String> postalLines(PostalAddress address, String homeCountry) {
      List<String> lines = new ArrayList<>();
      lines.add(address.street() + " " + address.houseNumber());
      lines.add(address.postalCode() + " " + address.town());
      if (!address.country().equals(homeCountry)) {
        lines.add(
            Locale.of("", address.country())
                .getDisplayCountry(invoice.language())
                .toUpperCase(invoice.language()));
      }
      return lines.stream().map(printable::of).flatMap(Optional::stream).toList();
    }

    private static String place(String venue, String town) {
      if (venue.isEmpty()) {
        return town;
      }
      return venue.contains(town) ? venue : venue + ", " + town;
    }

    /** A text that has no other form: what cannot be drawn is left out. */
    private String text(String text) {
      return printable.of(text).orElse("");
    }
  }
}
