package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What finance and the bank do. */
final class Finance {

  /**
   * @param minor in rappen
   */
  record Invoice(String number, String registrationId, long minor, String reference) {}

  /**
   * What the bank brought.
   *
   * @param unpaid how many invoices must be left open in the end
   */
  record Day(Invoice part, Invoice byHand, Invoice waived, int unpaid) {}

  private static final String API = "/api/payment/" + Pipeline.CONFERENCE;
  private static final LocalDate DATE = LocalDate.of(2004, 5, 25);
  private static final String FREE_TEXT = "conference fee Geneva, thank you";

  /** The account of the example. */
  private static final String ACCOUNT = "CH4431999123000889012";

  private static final long TOO_MUCH = 50_00;
  private static final int UNPAID = 3;

  private final Site site;
  private final Path results;

  Finance(Site site, Path results) {
    this.site = site;
    this.results = results;
  }

  /** Waits until so many invoices are issued; returns them by number. */
  List<Invoice> awaitInvoices(int count) throws InterruptedException {
    Await.until("the invoices are issued", () -> list().path("total").asInt() >= count);
    List<Invoice> invoices = new ArrayList<>();
    for (JsonNode invoice : list().path("invoices")) {
      invoices.add(
          new Invoice(
              invoice.path("number").asText(),
              invoice.path("registrationId").asText(),
              minor(invoice, "total"),
              invoice.path("reference").asText()));
    }
    invoices.sort(Comparator.comparing(Invoice::number));
    return invoices;
  }

  void writePdfs(List<Invoice> invoices) throws IOException {
    Path folder = Files.createDirectories(results.resolve("invoices"));
    for (Invoice invoice : invoices) {
      byte[] pdf = site.get(API + "/invoices/" + invoice.number() + "/document").expect(200).body();
      Files.write(folder.resolve(invoice.number() + ".pdf"), pdf);
    }
  }

  /**
   * Most pay as they should. The first pays half, the second too much, the third without a
   * reference; the fourth is let off; the last ones do not pay.
   */
  Day importStatement(List<Invoice> invoices) throws IOException {
    List<Bank.Transfer> transfers = new ArrayList<>();
    int paying = invoices.size() - UNPAID;
    for (int i = 0; i < paying; i++) {
      Invoice invoice = invoices.get(i);
      switch (i) {
        case 0 -> transfers.add(transfer(i, invoice.minor() / 2, invoice.reference(), ""));
        case 1 -> transfers.add(transfer(i, invoice.minor() + TOO_MUCH, invoice.reference(), ""));
        case 2 -> transfers.add(transfer(i, invoice.minor(), "", FREE_TEXT));
        case 3 -> {
          // Let off: nothing comes.
        }
        default -> transfers.add(transfer(i, invoice.minor(), invoice.reference(), ""));
      }
    }
    byte[] file =
        new Bank(ACCOUNT).statement("2004-05-25-1", DATE, new BigDecimal("12345.60"), transfers);
    Files.write(results.resolve("bank-statement.xml"), file);
    send(file);
    send(file);
    return new Day(invoices.get(0), invoices.get(2), invoices.get(3), UNPAID + 1);
  }

  private void send(byte[] file) {
    site.post(API + "/statements?name=bank-statement.xml", "application/xml", file).expect(200);
  }

  /** Finds the line without a reference among the open ones, and lets one invoice off. */
  void settleByHand(Day day) {
    for (JsonNode line : lines()) {
      if (line.path("text").asText().contains(FREE_TEXT)) {
        Map<String, Object> amount = Map.of("minor", day.byHand().minor(), "currency", "CHF");
        site.postJson(
                API + "/allocations",
                Map.of(
                    "line", line.path("line").asText(),
                    "invoice", day.byHand().number(),
                    "amount", amount))
            .expect(200);
      }
    }
    site.postJson(
            API + "/waivers",
            Map.of("invoice", day.waived().number(), "reason", "hardship", "note", "Speaks twice."))
        .expect(200);
  }

  void readBack(Summary summary, Day day) {
    JsonNode balance = site.get(API + "/balance").expect(200).json();
    JsonNode sheet = balance.path("sheets").path(0);
    summary.must("books balance", balance.path("holds").asBoolean(), true);
    summary.tell("invoiced", francs(sheet, "invoiced"));
    summary.tell("  paid", francs(sheet, "paid"));
    summary.tell("  waived", francs(sheet, "waived"));
    summary.tell("  credited", francs(sheet, "credited"));
    summary.tell("  open", francs(sheet, "open"));
    summary.must(
        "  paid + waived + credited + open",
        minor(sheet, "paid")
            + minor(sheet, "waived")
            + minor(sheet, "credited")
            + minor(sheet, "open"),
        minor(sheet, "invoiced"));
    summary.tell("brought by the bank", francs(sheet, "bankLines"));
    summary.must(
        "  allocated + unallocated + not ours",
        minor(sheet, "allocated")
            + minor(sheet, "payerCredits")
            + minor(sheet, "refundsPayable")
            + minor(sheet, "unallocated")
            + minor(sheet, "setAside"),
        minor(sheet, "bankLines"));
    summary.must("  credit of a payer: paid too much", minor(sheet, "payerCredits"), TOO_MUCH);
    summary.must(
        "part payment still open", openOf(day.part()), day.part().minor() - day.part().minor() / 2);
    summary.must("invoice let off", statusOf(day.waived()), "waived");
  }

  private long openOf(Invoice invoice) {
    return minor(invoice(invoice), "open");
  }

  private String statusOf(Invoice invoice) {
    return invoice(invoice).path("status").asText();
  }

  private JsonNode invoice(Invoice invoice) {
    return site.get(API + "/invoices/" + invoice.number()).expect(200).json().path("invoice");
  }

  private JsonNode list() {
    return site.get(API + "/invoices?size=1000").expect(200).json();
  }

  private JsonNode lines() {
    return site.get(API + "/lines?size=1000").expect(200).json().path("lines");
  }

  private static Bank.Transfer transfer(int i, long minor, String reference, String text) {
    return new Bank.Transfer(
        "2004052500%06d".formatted(i + 1),
        BigDecimal.valueOf(minor, 2),
        "Payer " + (i + 1),
        reference,
        text);
  }

  private static long minor(JsonNode node, String field) {
    return node.path(field).path("minor").asLong();
  }

  private static String francs(JsonNode sheet, String field) {
    return "CHF " + BigDecimal.valueOf(minor(sheet, field), 2).toPlainString();
  }
}
