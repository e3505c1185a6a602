package metropolis.payment.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.http.Csv.Cell;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Figures;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.OpenItems;
import metropolis.payment.ledger.Posting;
import metropolis.payment.ledger.TrialBalance;
import metropolis.payment.office.Office;
import metropolis.platform.http.Reply;

/** The books as lists for spreadsheets. */
final class Exports {

  private static final List<String> INVOICES =
      List.of(
          "number",
          "registration",
          "addressee",
          "organisation",
          "category",
          "tier",
          "issued",
          "due",
          "reference",
          "status",
          "currency",
          "total",
          "paid",
          "waived",
          "credited",
          "open");

  private static final List<String> LINES =
      List.of(
          "line",
          "booked",
          "value_date",
          "kind",
          "counterparty",
          "text",
          "reference",
          "currency",
          "amount",
          "allocated",
          "unallocated",
          "set_aside",
          "invoices",
          "card_payout",
          "on_account",
          "bank_charges");

  private static final List<String> OPEN_ITEMS =
      List.of(
          "invoice",
          "registration",
          "addressee",
          "category",
          "issued",
          "due",
          "days_overdue",
          "currency",
          "total",
          "paid",
          "reduced",
          "open");

  private static final List<String> JOURNAL =
      List.of(
          "date",
          "debit",
          "credit",
          "currency",
          "amount",
          "invoice",
          "line",
          "reason",
          "made",
          "role",
          "actor",
          "command");

  private Exports() {}

  /**
   * All postings up to the end of a day; the same file whenever it is asked for once it is closed.
   */
  static Listing journal(Office office, LocalDate asOf) {
    List<List<Cell>> rows =
        office
            .books()
            .postings()
            .filter(posting -> !posting.date().isAfter(asOf))
            .sorted(TrialBalance.IN_JOURNAL)
            .map(Exports::row)
            .toList();
    return new Listing("journal", asOf, zone(office), JOURNAL, rows);
  }

  /** What was to be paid at the end of a day; the same file whenever it is asked for. */
  static Listing openItems(Office office, LocalDate asOf) {
    List<List<Cell>> rows =
        OpenItems.of(office.books(), asOf).rows().stream()
            .map(row -> row(row, asOf, office))
            .toList();
    return new Listing("open-items", asOf, zone(office), OPEN_ITEMS, rows);
  }

  private static List<Cell> row(OpenItems.Row row, LocalDate asOf, Office office) {
    Invoice invoice = row.invoice();
    return List.of(
        Cell.of(invoice.number()),
        Cell.text(invoice.registrationId()),
        Cell.text(addressee(invoice, office)),
        Cell.text(invoice.head().category()),
        Cell.of(invoice.head().issued()),
        Cell.of(invoice.head().due()),
        Cell.of(BigDecimal.valueOf(row.daysOverdue(asOf))),
        Cell.of(row.open().currency()),
        Cell.amount(row.total()),
        Cell.amount(row.paid()),
        Cell.amount(row.reduced()),
        Cell.amount(row.open()));
  }

  private static ZoneId zone(Office office) {
    return office.programme().orElseThrow().zone();
  }

  private static String addressee(Invoice invoice, Office office) {
    String number = invoice.number().toString();
    return office
        .dossiers()
        .readdressed(number)
        .map(PostalAddress::name)
        .or(() -> office.dossiers().addressee(number).map(Payer::name))
        .orElse("");
  }

  /** As accountants write it: no amount below zero, but the sides the other way round. */
  private static List<Cell> row(Posting posting) {
    boolean back = posting.amount().isNegative();
    return List.of(
        Cell.of(posting.date()),
        Cell.of(PaymentJson.code(back ? posting.credit() : posting.debit())),
        Cell.of(PaymentJson.code(back ? posting.debit() : posting.credit())),
        Cell.of(posting.amount().currency()),
        Cell.amount(back ? posting.amount().negated() : posting.amount()),
        Cell.of(posting.invoice().map(Object::toString).orElse("")),
        Cell.of(posting.lineKey().orElse("")),
        Cell.text(posting.reason()),
        Cell.of(posting.cause().time()),
        Cell.of(PaymentJson.code(posting.cause().actor().role())),
        Cell.text(posting.cause().actor().id()),
        Cell.text(posting.cause().commandId()));
  }

  static Reply invoices(Office office) {
    List<List<Cell>> rows =
        office.books().invoices().stream().map(invoice -> row(invoice, office)).toList();
    return Reply.attachment("text/csv", "invoices.csv", out -> Csv.write(out, INVOICES, rows));
  }

  static Reply lines(Office office) {
    List<List<Cell>> rows =
        office.books().lines().stream()
            .filter(line -> !line.replaced())
            .sorted(
                Comparator.comparing((BankLine line) -> line.origin().bookingDate())
                    .thenComparing(BankLine::key))
            .map(line -> row(line, office))
            .toList();
    return Reply.attachment("text/csv", "bank-lines.csv", out -> Csv.write(out, LINES, rows));
  }

  private static List<Cell> row(Invoice invoice, Office office) {
    var payer = office.dossiers().addressee(invoice.number().toString());
    Figures figures = invoice.figures();
    return List.of(
        Cell.of(invoice.number()),
        Cell.text(invoice.registrationId()),
        Cell.text(addressee(invoice, office)),
        Cell.text(payer.map(Payer::organisation).orElse("")),
        Cell.text(invoice.head().category()),
        Cell.text(invoice.head().tier()),
        Cell.of(invoice.head().issued()),
        Cell.of(invoice.head().due()),
        Cell.text(invoice.head().reference()),
        Cell.of(invoice.standing()),
        Cell.of(invoice.total().currency()),
        Cell.amount(invoice.total()),
        Cell.amount(figures.paid()),
        Cell.amount(figures.waived()),
        Cell.amount(figures.credited()),
        Cell.amount(figures.open()));
  }

  private static List<Cell> row(BankLine line, Office office) {
    Narrative narrative = office.dossiers().narrative(line.key());
    String invoices =
        String.join(
            " ", line.allocations().values().stream().map(a -> a.invoice().toString()).toList());
    return List.of(
        Cell.of(line.key()),
        Cell.of(line.origin().bookingDate()),
        Cell.of(line.origin().valueDate()),
        Cell.of(line.kind()),
        Cell.text(narrative.counterparty()),
        Cell.text(narrative.text()),
        Cell.text(line.origin().reference()),
        Cell.of(line.amount().currency()),
        Cell.amount(line.amount()),
        Cell.amount(line.allocated()),
        Cell.amount(line.unallocated()),
        Cell.amount(line.setAside()),
        Cell.of(invoices),
        Cell.amount(line.cleared()),
        Cell.amount(line.ofPayers()),
        Cell.amount(line.charged()));
  }
}
