package metropolis.payment.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.payment.rendering.FinanceDocument.CreditNote;
import metropolis.payment.rendering.FinanceDocument.Invoice;
import metropolis.payment.rendering.FinanceDocument.Item;
import metropolis.payment.rendering.FinanceDocument.Payment;
import metropolis.payment.rendering.FinanceDocument.Receipt;
import metropolis.payment.rendering.FinanceDocument.Reminder;
import metropolis.payment.rendering.FinanceDocument.Transfer;
import metropolis.payment.rendering.Sheet.Type;
import metropolis.platform.values.Money;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.PdfSettings;

/**
 * Draws papers on A4 pages, as many as their items take; what is to be paid with a Swiss QR-bill at
 * the foot of the last one, where one can be used. The same paper always gives the same bytes. Any
 * thread may use it.
 */
public final class FinancePdf {

  /** Languages that papers are written in, as tags. */
  public static final List<String> LANGUAGES = Words.LANGUAGES;

  /** Above this line stands how to pay, where the foot of the page is torn off. */
  private static final double HOW = 149;

  /** By how much the sums may reach below that line before the payment goes to another page. */
  private static final double SLACK = 5;

  /** What sums and legal texts take at most. */
  private static final double SUMS = 34;

  /** Drawn again if it takes several pages, which say how many there are. */
  public byte[] draw(FinanceDocument document) {
    int[] pages = {1};
    byte[] drawn = draw(document, pages);
    return pages[0] == 1 ? drawn : draw(document, pages);
  }

  /**
   * @param pages how many are expected; is told how many there were
   */
  private static byte[] draw(FinanceDocument document, int[] pages) {
    Words words = new Words(document.head().language());
    String title =
        switch (document) {
          case Invoice i -> title(words, i);
          case CreditNote c -> words.get("credit-note") + " " + c.number();
          case Receipt r -> words.get("receipt") + " " + r.number();
          case Reminder r -> words.get("reminder." + r.level()) + " " + r.number();
        };
    return PdfDocument.bytes(
        PdfSettings.forMail(title, words.language()),
        pdf -> {
          Paper paper = new Paper(pdf, words, document.head(), title, pages[0]);
          switch (document) {
            case Invoice i -> invoice(paper, i);
            case CreditNote c -> creditNote(paper, c);
            case Receipt r -> receipt(paper, r);
            case Reminder r -> reminder(paper, r);
          }
          pages[0] = paper.pages();
        });
  }

  private static String title(Words words, Invoice invoice) {
    return words.get(invoice.supplement() ? "supplement" : "invoice") + " " + invoice.number();
  }

  private static void invoice(Paper paper, Invoice invoice) {
    Words words = paper.words;
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("number"), invoice.number());
    particulars.put(words.get("issued"), words.day(invoice.date()));
    particulars.put(words.get("due"), words.day(invoice.due()));
    particulars.put(words.get("code"), invoice.transfer().code().grouped());
    paper.top(particulars);
    double sums = paper.items(invoice.items(), paper.title(state(words, invoice)));
    double y = sums(paper, invoice, paper.room(sums, SUMS));
    if (!invoice.isToBePaid()) {
      String nothing = words.get("nothing-to-pay");
      paper.sheet().paragraph(nothing, Paper.LEFT, y + 6, Paper.WIDTH, 4.6, 2, Paper.BODY);
      return;
    }
    payment(paper, invoice, y);
  }

  private static double sums(Paper paper, Invoice invoice, double sums) {
    Words words = paper.words;
    boolean untouched = invoice.figures().open().equals(invoice.total());
    Type type = untouched ? Paper.TOTAL : Paper.STRONG;
    double y = paper.taxed(invoice.items(), words.get("total"), sums, type);
    if (!untouched) {
      y = deduction(paper, "paid", invoice.figures().paid(), y);
      y = deduction(paper, "waived", invoice.figures().waived(), y);
      y = deduction(paper, "credited", invoice.figures().credited(), y);
      paper.sheet().rule(Paper.COLUMN, y - 3.4, Paper.RIGHT - Paper.COLUMN, 0.35, Sheet.ACCENT);
      y = paper.sum(words.get("open"), invoice.figures().open(), y + 1.2, Paper.TOTAL);
    }
    return Math.max(y, paper.legal(invoice.items(), sums));
  }

  /** How to pay and the payment part, on a page of their own if there is no room for them. */
  private static void payment(Paper paper, Invoice invoice, double below) {
    Words words = paper.words;
    double y = below;
    if (y > HOW + SLACK) {
      paper.next();
      y = 0;
    }
    boolean swiss = PaymentPart.fits(invoice);
    QrPayer payer = QrPayer.of(invoice.head().addressee());
    instructions(paper, invoice, swiss, Math.max(y + 1, HOW), payer);
    if (swiss) {
      paper
          .sheet()
          .overlay(
              PaymentPart.page(invoice, payer, title(words, invoice)),
              words.get(
                  "qr-bill",
                  invoice.transfer().account().grouped(),
                  invoice.transfer().reference().grouped(),
                  invoice.figures().open().currency().getCurrencyCode(),
                  words.amount(invoice.figures().open())));
    }
  }

  private static void reminder(Paper paper, Reminder reminder) {
    Words words = paper.words;
    Invoice invoice = reminder.invoice();
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("reminder.number"), reminder.number());
    particulars.put(words.get("issued"), words.day(reminder.date()));
    particulars.put(words.get("for-invoice"), invoice.number());
    particulars.put(words.get("reminder.pay-by"), words.day(reminder.payBy()));
    paper.top(particulars);
    double y = paper.title(Optional.empty());
    String text =
        words.get(
            "reminder." + reminder.level() + ".text",
            invoice.number(),
            words.day(invoice.date()),
            words.day(invoice.due()),
            reminder.asked().currency().getCurrencyCode(),
            words.amount(reminder.asked()),
            words.day(reminder.payBy()));
    y = paper.sheet().paragraph(text, Paper.LEFT, y, Paper.WIDTH, 4.6, 6, Paper.BODY) + 3;
    double sums = y;
    y = paper.sum(words.get("reminder.total"), invoice.total(), y, Paper.BODY);
    Money gone = invoice.total().minus(reminder.asked());
    y = deduction(paper, "reminder.gone", gone, y);
    y = paper.sum(words.get("open"), reminder.asked(), y + 1.2, Paper.TOTAL);
    double names = whom(paper, reminder, sums);
    if (invoice.isToBePaid()) {
      payment(paper, invoice, Math.max(y, names));
    } else {
      String nothing = words.get("reminder.paid-since");
      paper.sheet().paragraph(nothing, Paper.LEFT, y + 6, Paper.WIDTH, 4.6, 2, Paper.BODY);
    }
  }

  /** For whom it is, beside the sums. */
  private static double whom(Paper paper, Reminder reminder, double top) {
    Words words = paper.words;
    if (reminder.items().size() > 1) {
      String many = words.get("fees", reminder.items().size());
      return paper.sheet().paragraph(many, Paper.LEFT, top, 90, 4.4, 2, Paper.BODY);
    }
    return paper.delegate(reminder.items().getFirst(), top, 90);
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
    Sheet sheet = paper.sheet();
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

  private static void creditNote(Paper paper, CreditNote note) {
    Words words = paper.words;
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("credit-note.number"), note.number());
    particulars.put(words.get("issued"), words.day(note.date()));
    particulars.put(words.get("for-invoice"), note.invoice());
    particulars.put(words.get("invoiced"), words.day(note.invoiced()));
    paper.top(particulars);
    List<Item> credited = List.of(of(note.item(), note.amount()));
    double sums = paper.item(note.item(), note.amount(), paper.title(Optional.empty()));
    double y = paper.taxed(credited, words.get("credit.total"), sums, Paper.TOTAL);
    y = Math.max(y, paper.legal(credited, sums)) + 5;
    String key = "credit.text." + note.reason();
    String text =
        words.get(
            words.has(key) ? key : "credit.text",
            note.invoice(),
            words.day(note.invoiced()),
            note.replacedBy());
    y = paper.sheet().paragraph(text, Paper.LEFT, y, Paper.WIDTH, 4.6, 3, Paper.BODY);
    if (note.paid().isPositive()) {
      String paid =
          words.get(
              "credit.paid", note.paid().currency().getCurrencyCode(), words.amount(note.paid()));
      paper.sheet().paragraph(paid, Paper.LEFT, y + 2, Paper.WIDTH, 4.6, 3, Paper.BODY);
    }
  }

  private static Item of(Item item, Money amount) {
    return new Item(
        item.category(),
        item.tier(),
        item.delegate(),
        amount,
        item.vat(),
        item.why(),
        item.ended());
  }

  private static void receipt(Paper paper, Receipt receipt) {
    Words words = paper.words;
    SequencedMap<String, String> particulars = new LinkedHashMap<>();
    particulars.put(words.get("receipt.number"), receipt.number());
    particulars.put(words.get("issued"), words.day(receipt.date()));
    particulars.put(words.get("for-invoice"), receipt.invoice());
    particulars.put(words.get("invoiced"), words.day(receipt.invoiced()));
    paper.top(particulars);
    double sums = paper.room(paper.items(receipt.items(), paper.title(Optional.empty())), SUMS);
    double y = paper.taxed(receipt.items(), words.get("total"), sums, Paper.STRONG);
    y = Math.max(y, paper.legal(receipt.items(), sums)) + 5;
    y = paper.room(y, 14);
    paper.sheet().text(words.get("receipt.payments"), Paper.LEFT, y, Paper.WIDTH, Paper.STRONG);
    paper.sheet().rule(Paper.LEFT, y + 2, Paper.WIDTH, 0.35, Sheet.ACCENT);
    y += 7;
    Money paid = Money.zero(receipt.total().currency());
    for (Payment payment : receipt.payments()) {
      paid = paid.plus(payment.amount());
      y = paper.room(y, 5);
      String how = words.get("receipt.transfer", words.day(payment.valued()));
      paper.sheet().text(how, Paper.LEFT, y, 120, Paper.BODY);
      paper.sheet().right(words.amount(payment.amount()), Paper.RIGHT, y, 40, Paper.BODY);
      y += 5;
    }
    y = paper.room(y, 30);
    paper.sheet().rule(Paper.LEFT, y - 2.6, Paper.WIDTH, 0.15, Sheet.HAIRLINE);
    y = paper.sum(words.get("receipt.total"), paid, y + 2.4, Paper.TOTAL);
    if (receipt.waived().isPositive()) {
      y = paper.sum(words.get("waived"), receipt.waived(), y, Paper.BODY);
    }
    if (receipt.credited().isPositive()) {
      y = paper.sum(words.get("credited"), receipt.credited(), y, Paper.BODY);
    }
    paper
        .sheet()
        .paragraph(words.get("receipt.text"), Paper.LEFT, y + 4, Paper.WIDTH, 4.6, 2, Paper.BODY);
  }
}
