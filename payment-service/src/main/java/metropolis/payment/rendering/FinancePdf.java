package metropolis.payment.rendering;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.payment.rendering.FinanceDocument.CreditNote;
import metropolis.payment.rendering.FinanceDocument.Invoice;
import metropolis.payment.rendering.FinanceDocument.Payment;
import metropolis.payment.rendering.FinanceDocument.Receipt;
import metropolis.payment.rendering.FinanceDocument.Transfer;
import metropolis.payment.rendering.Sheet.Type;
import metropolis.platform.values.Money;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.PdfSettings;

/**
 * Draws papers, each on one A4 page; an invoice with a Swiss QR-bill at its foot where one can be
 * used. The same paper always gives the same bytes. Any thread may use it.
 */
public final class FinancePdf {

  /** Above this line stands how to pay, where the foot of the page is torn off. */
  private static final double HOW = 149;

  public byte[] draw(FinanceDocument document) {
    Words words = new Words(document.head().language());
    String title =
        switch (document) {
          case Invoice i -> words.get("invoice") + " " + i.number();
          case CreditNote c -> words.get("credit-note") + " " + c.number();
          case Receipt r -> words.get("receipt") + " " + r.number();
        };
    return PdfDocument.bytes(
        PdfSettings.forMail(title, words.language()),
        pdf -> {
          Sheet sheet = new Sheet(pdf.page(Sheet.WIDTH, Sheet.HEIGHT), words.language());
          Paper paper = new Paper(sheet, words, document.head());
          switch (document) {
            case Invoice i -> invoice(paper, i, title);
            case CreditNote c -> creditNote(paper, c, title);
            case Receipt r -> receipt(paper, r, title);
          }
        });
  }

  private static void invoice(Paper paper, Invoice invoice, String title) {
    Words words = paper.words;
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("number"), invoice.number());
    particulars.put(words.get("issued"), words.day(invoice.date()));
    particulars.put(words.get("due"), words.day(invoice.due()));
    particulars.put(words.get("code"), invoice.transfer().code().grouped());
    paper.top(particulars);
    double sums =
        paper.item(invoice.item(), invoice.total(), paper.title(title, state(words, invoice)));
    boolean untouched = invoice.figures().open().equals(invoice.total());
    Type type = untouched ? Paper.TOTAL : Paper.STRONG;
    double y = paper.taxed(invoice.vat(), words.get("total"), invoice.total(), sums, type);
    if (!untouched) {
      y = deduction(paper, "paid", invoice.figures().paid(), y);
      y = deduction(paper, "waived", invoice.figures().waived(), y);
      y = deduction(paper, "credited", invoice.figures().credited(), y);
      paper.sheet.rule(Paper.COLUMN, y - 3.4, Paper.RIGHT - Paper.COLUMN, 0.35, Sheet.ACCENT);
      y = paper.sum(words.get("open"), invoice.figures().open(), y + 1.2, Paper.TOTAL);
    }
    y = Math.max(y, paper.legal(invoice.vat(), sums));
    if (!invoice.isToBePaid()) {
      String nothing = words.get("nothing-to-pay");
      paper.sheet.paragraph(nothing, Paper.LEFT, y + 6, Paper.WIDTH, 4.6, 2, Paper.BODY);
      return;
    }
    boolean swiss = PaymentPart.fits(invoice);
    QrPayer payer = QrPayer.of(invoice.head().addressee());
    instructions(paper, invoice, swiss, Math.max(y + 1, HOW), payer);
    if (swiss) {
      paper.sheet.overlay(
          PaymentPart.page(invoice, payer, title),
          words.get(
              "qr-bill",
              invoice.transfer().account().grouped(),
              invoice.transfer().reference().grouped(),
              invoice.figures().open().currency().getCurrencyCode(),
              words.amount(invoice.figures().open())));
    }
  }

  private static Optional<String> state(Words words, Invoice invoice) {
    if (invoice.cancelled()) {
      return Optional.of(words.get("cancelled"));
    }
    if (invoice.figures().open().isPositive()) {
      return Optional.empty();
    }
    return Optional.of(
        words.get(invoice.figures().paid().isPositive() ? "settled" : "waived-whole"));
  }

  private static double deduction(Paper paper, String word, Money amount, double y) {
    return amount.isZero() ? y : paper.sum(paper.words.get(word), amount.negated(), y, Paper.BODY);
  }

  private static void instructions(
      Paper paper, Invoice invoice, boolean swiss, double top, QrPayer payer) {
    Words words = paper.words;
    Sheet sheet = paper.sheet;
    Transfer transfer = invoice.transfer();
    sheet.text(words.get("how"), Paper.LEFT, top, Paper.WIDTH, Paper.STRONG);
    String how = swiss ? words.get("swiss") + " " + words.get("abroad") : words.get("transfer");
    double y = sheet.paragraph(how, Paper.LEFT, top + 4.2, Paper.WIDTH, 3.6, 2, Paper.LABEL) + 0.8;
    y = paper.pair(words.get("holder"), invoice.head().sender().address().name(), y);
    y = paper.pair(words.get("iban"), transfer.abroad().grouped(), y);
    String bank = invoice.head().sender().bankName();
    String bic = invoice.head().sender().bic();
    y = paper.pair(words.get("bic"), bank.isEmpty() ? bic : bic + " · " + bank, y);
    String reference =
        words.get(
            "reference-and-code", transfer.referenceAbroad().grouped(), transfer.code().grouped());
    y = paper.pair(words.get("reference"), reference, y);
    String note =
        switch (payer) {
          case QrPayer.Named named when swiss && named.rewritten() -> words.get("latin");
          case QrPayer.Unnamed unnamed when swiss && unnamed.forItsLetters() ->
              words.get("by-hand");
          case QrPayer.Named _, QrPayer.Unnamed _ -> "";
        };
    String said = note.isEmpty() ? words.get("quote") : words.get("quote") + " " + note;
    sheet.paragraph(said, Paper.LEFT, y + 0.2, Paper.WIDTH, 3.2, 2, Paper.FINE);
  }

  private static void creditNote(Paper paper, CreditNote note, String title) {
    Words words = paper.words;
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("credit-note.number"), note.number());
    particulars.put(words.get("issued"), words.day(note.date()));
    particulars.put(words.get("for-invoice"), note.invoice());
    particulars.put(words.get("invoiced"), words.day(note.invoiced()));
    paper.top(particulars);
    double sums = paper.item(note.item(), note.amount(), paper.title(title, Optional.empty()));
    double y = paper.taxed(note.vat(), words.get("credit.total"), note.amount(), sums, Paper.TOTAL);
    y = Math.max(y, paper.legal(note.vat(), sums)) + 5;
    String text = words.get("credit.text", note.invoice(), words.day(note.invoiced()));
    y = paper.sheet.paragraph(text, Paper.LEFT, y, Paper.WIDTH, 4.6, 3, Paper.BODY);
    if (note.paid().isPositive()) {
      String paid =
          words.get(
              "credit.paid", note.paid().currency().getCurrencyCode(), words.amount(note.paid()));
      paper.sheet.paragraph(paid, Paper.LEFT, y + 2, Paper.WIDTH, 4.6, 3, Paper.BODY);
    }
  }

  private static void receipt(Paper paper, Receipt receipt, String title) {
    Words words = paper.words;
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("receipt.number"), receipt.number());
    particulars.put(words.get("issued"), words.day(receipt.date()));
    particulars.put(words.get("for-invoice"), receipt.invoice());
    particulars.put(words.get("invoiced"), words.day(receipt.invoiced()));
    paper.top(particulars);
    double sums = paper.item(receipt.item(), receipt.total(), paper.title(title, Optional.empty()));
    double y = paper.taxed(receipt.vat(), words.get("total"), receipt.total(), sums, Paper.STRONG);
    y = Math.max(y, paper.legal(receipt.vat(), sums)) + 5;
    paper.sheet.text(words.get("receipt.payments"), Paper.LEFT, y, Paper.WIDTH, Paper.STRONG);
    paper.sheet.rule(Paper.LEFT, y + 2, Paper.WIDTH, 0.35, Sheet.ACCENT);
    y += 7;
    Money paid = Money.zero(receipt.total().currency());
    for (Payment payment : receipt.payments()) {
      paid = paid.plus(payment.amount());
      if (y < 255) {
        String how = words.get("receipt.transfer", words.day(payment.valued()));
        paper.sheet.text(how, Paper.LEFT, y, 120, Paper.BODY);
        paper.sheet.right(words.amount(payment.amount()), Paper.RIGHT, y, 40, Paper.BODY);
        y += 5;
      }
    }
    paper.sheet.rule(Paper.LEFT, y - 2.6, Paper.WIDTH, 0.15, Sheet.HAIRLINE);
    y = paper.sum(words.get("receipt.total"), paid, y + 2.4, Paper.TOTAL);
    if (receipt.waived().isPositive()) {
      y = paper.sum(words.get("waived"), receipt.waived(), y, Paper.BODY);
    }
    paper.sheet.paragraph(
        words.get("receipt.text"), Paper.LEFT, y + 4, Paper.WIDTH, 4.6, 2, Paper.BODY);
  }
}
