package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What finance and the bank do. */
final class Finance {

  /**
   * @param minor in rappen
   */
  record Invoice(String number, String registrationId, long minor, String reference) {}

  /**
   * What the bank brought.
   *
   * @param doubled paid twice, and to be refunded
   * @param cards what the provider of cards paid out; empty where there is none
   * @param unpaid how many invoices must be left open in the end
   */
  record Day(
      Invoice part,
      Invoice byHand,
      Invoice waived,
      Invoice inText,
      Invoice charged,
      List<Invoice> group,
      Invoice doubled,
      Optional<Cards.Sales> cards,
      int unpaid) {

    /**
     * The registrations whose invoices are read back in the end: cancelling one of them would void
     * its invoice.
     */
    Set<String> readBack() {
      return Stream.concat(
              Stream.of(part, byHand, waived, inText, charged, doubled),
              Stream.concat(group.stream(), cards.stream().flatMap(sales -> sales.paid().stream())))
          .map(Invoice::registrationId)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static final String API = "/api/payment/" + Pipeline.CONFERENCE;
  private static final LocalDate DATE = LocalDate.of(2004, 5, 25);
  private static final LocalDate PAID_OUT = LocalDate.of(2004, 6, 2);
  private static final LocalDate CAME_BACK = LocalDate.of(2004, 6, 4);
  private static final String FREE_TEXT = "conference fee Geneva, thank you";

  /** The account of the example. */
  private static final String ACCOUNT = "CH4431999123000889012";

  private static final BigDecimal OPENING = new BigDecimal("12345.60");

  /** A published test number. */
  private static final String PAYERS_ACCOUNT = "DE89370400440532013000";

  private static final long TOO_MUCH = 50_00;
  private static final long CHARGES = 15_00;
  private static final int UNPAID = 3;
  private static final int BY_CARD = 2;

  /** The unknown, the double one, and the one short by charges. */
  private static final int FOR_A_PERSON = 3;

  private final Site site;
  private final Path results;
  private BigDecimal closing = OPENING;

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

  /** Those before the last ones pay by card; the provider pays out what is left of it. */
  Cards.Sales payByCard(List<Invoice> invoices, Cards cards) throws InterruptedException {
    int end = invoices.size() - UNPAID;
    List<Invoice> paid = invoices.subList(end - BY_CARD, end);
    for (Invoice invoice : paid) {
      cards.pay(invoice);
    }
    return cards.payOut(DATE, paid);
  }

  /**
   * Most pay as they should. The first pays half, the second too much, the third without a
   * reference; the fourth is let off; the fifth writes the reference into the text; of the sixth
   * the banks keep a little; three are paid by one transfer; one is paid twice; the last ones do
   * not pay, and some before them have paid by card: that arrives in one sum, less fees.
   *
   * @param cards what arrives from the provider of cards
   */
  Day importStatement(List<Invoice> invoices, Optional<Cards.Sales> cards) throws IOException {
    List<Bank.Transfer> transfers = new ArrayList<>();
    List<Invoice> group = invoices.subList(6, 9);
    int paying = invoices.size() - UNPAID - (cards.isPresent() ? BY_CARD : 0);
    for (int i = 0; i < paying; i++) {
      Invoice invoice = invoices.get(i);
      long minor = invoice.minor();
      switch (i) {
        case 0 -> transfers.add(transfer(i, minor / 2, invoice.reference(), ""));
        case 1 -> transfers.add(transfer(i, minor + TOO_MUCH, invoice.reference(), ""));
        case 2 -> transfers.add(transfer(i, minor, "", FREE_TEXT));
        case 3 -> {
          // Let off: nothing comes.
        }
        case 4 -> transfers.add(transfer(i, minor, "", "Frais " + inBlocks(invoice.reference())));
        case 5 -> transfers.add(transfer(i, minor - CHARGES, invoice.reference(), ""));
        case 6 -> transfers.add(transfer(i, sum(group), "", "Delegation: " + numbers(group)));
        case 7, 8 -> {
          // Paid with the one before.
        }
        case 9 -> {
          transfers.add(transfer(i, minor, invoice.reference(), ""));
          transfers.add(transfer(paying, minor, invoice.reference(), ""));
        }
        default -> transfers.add(transfer(i, minor, invoice.reference(), ""));
      }
    }
    cards.map(sales -> sales.arrived(DATE)).ifPresent(transfers::add);
    bring("bank-statement", 1, DATE, OPENING, transfers);
    closing = bring("bank-statement", 1, DATE, OPENING, transfers);
    return new Day(
        invoices.get(0),
        invoices.get(2),
        invoices.get(3),
        invoices.get(4),
        invoices.get(5),
        group,
        invoices.get(9),
        cards,
        UNPAID + 1);
  }

  private static long sum(List<Invoice> invoices) {
    return invoices.stream().mapToLong(Invoice::minor).sum();
  }

  private static String numbers(List<Invoice> invoices) {
    return invoices.stream().map(Invoice::number).collect(Collectors.joining(", "));
  }

  /** As a person copies it from paper. */
  private static String inBlocks(String reference) {
    return reference.replaceAll("(.{5})(?=.)", "$1 ");
  }

  private BigDecimal bring(
      String name, int number, LocalDate day, BigDecimal opening, List<Bank.Transfer> transfers)
      throws IOException {
    byte[] file = new Bank(ACCOUNT).statement(day + "-" + number, day, opening, transfers);
    Files.write(results.resolve(name + ".xml"), file);
    site.post(API + "/statements?name=" + name + ".xml", "application/xml", file).expect(200);
    return transfers.stream().map(Bank.Transfer::amount).reduce(opening, BigDecimal::add);
  }

  /**
   * Goes through what the rules left for a person: writes off what banks kept, credits what came
   * twice, finds what the unknown one is for. Lets one invoice off.
   *
   * @return how many lines waited
   */
  int settleByHand(Day day) {
    JsonNode queue = site.get(API + "/queue?size=100").expect(200).json();
    for (JsonNode queued : queue.path("lines")) {
      String line = queued.path("line").path("line").asText();
      JsonNode first = queued.path("proposals").path(0);
      if (queued.path("line").path("text").asText().contains(FREE_TEXT)) {
        Map<String, Object> amount = amount(day.byHand().minor());
        postJson(
            "/allocations",
            Map.of("line", line, "invoice", day.byHand().number(), "amount", amount));
      } else if (first.path("action").asText().equals("charge")) {
        postJson(
            "/splits", Map.of("line", line, "shares", first.path("shares"), "chargeRest", true));
      } else if (first.path("action").asText().equals("credit")) {
        String invoice = first.path("shares").path(0).path("invoice").asText();
        postJson("/credits", Map.of("line", line, "invoice", invoice, "reason", "paid-twice"));
      }
    }
    postJson(
        "/waivers",
        Map.of("invoice", day.waived().number(), "reason", "hardship", "note", "Speaks twice."));
    return queue.path("total").asInt();
  }

  /**
   * Pays back what came twice: the bank pays it out, and two days later it comes back, since the
   * account of the payer is closed.
   */
  void refund(Day day) throws IOException {
    String credit = creditOf(day.doubled());
    Map<String, Object> to =
        Map.of("name", "Payer 10", "street", "Hauptstrasse", "houseNumber", "4");
    Map<String, Object> address = new HashMap<>(to);
    address.putAll(Map.of("postalCode", "10115", "town", "Berlin", "country", "DE"));
    String refund =
        postJson(
                "/refunds",
                Map.of(
                    "credit",
                    credit,
                    "amount",
                    amount(day.doubled().minor()),
                    "account",
                    PAYERS_ACCOUNT,
                    "to",
                    address))
            .path("id")
            .asText();
    String order =
        postJson(
                "/payment-orders",
                Map.of("refunds", List.of(refund), "executionDate", PAID_OUT.toString()))
            .path("id")
            .asText();
    byte[] file = site.get(API + "/payment-orders/" + order + "/file").expect(200).body();
    Files.write(results.resolve("refunds.xml"), file);
    postJson("/payment-orders/" + order + "/sent", Map.of());
    String endToEnd = refundOf(day.doubled()).path("endToEndId").asText();
    BigDecimal amount = BigDecimal.valueOf(day.doubled().minor(), 2);
    closing =
        bring(
            "bank-statement-debit",
            2,
            PAID_OUT,
            closing,
            List.of(moved("20040602000001", amount.negate(), endToEnd, false)));
    bring(
        "bank-statement-return",
        3,
        CAME_BACK,
        closing,
        List.of(moved("20040604000001", amount, endToEnd, true)));
  }

  /** What an auditor asks for, of all that the bank has told up to then. */
  void reconcile() throws IOException {
    byte[] pdf = site.get(API + "/reconciliation.pdf?asOf=" + CAME_BACK).expect(200).body();
    Files.write(results.resolve("reconciliation.pdf"), pdf);
  }

  private static Bank.Transfer moved(
      String bankReference, BigDecimal amount, String endToEnd, boolean returned) {
    return new Bank.Transfer(bankReference, amount, "Payer 10", "", "", endToEnd, returned);
  }

  private String creditOf(Invoice doubled) {
    for (JsonNode credit : site.get(API + "/credits").expect(200).json().path("credits")) {
      if (credit.path("invoice").asText().equals(doubled.number())) {
        return credit.path("id").asText();
      }
    }
    throw new IllegalStateException("what came twice for " + doubled.number() + " is no credit");
  }

  private JsonNode refundOf(Invoice doubled) {
    String credit = creditOf(doubled);
    for (JsonNode refund : site.get(API + "/refunds").expect(200).json().path("refunds")) {
      if (refund.path("credit").asText().equals(credit)) {
        return refund;
      }
    }
    throw new IllegalStateException("no refund for " + doubled.number());
  }

  private JsonNode postJson(String path, Map<String, Object> body) {
    return site.postJson(API + path, body).expect(200).json();
  }

  private static Map<String, Object> amount(long minor) {
    return Map.of("minor", minor, "currency", "CHF");
  }

  void readBack(Summary summary, Day day, int forAPerson) {
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
    summary.tell("  and from cards", francs(sheet, "cardPayments"));
    summary.must(
        "  allocated + unallocated + not ours + payouts",
        minor(sheet, "allocated")
            + minor(sheet, "payerCredits")
            + minor(sheet, "refundsPayable")
            + minor(sheet, "unallocated")
            + minor(sheet, "setAside")
            + minor(sheet, "cardPayouts")
            - minor(sheet, "ownCharges"),
        minor(sheet, "bankLines") + minor(sheet, "cardPayments"));
    summary.must("  kept by banks on the way", minor(sheet, "bankCharges"), CHARGES);
    summary.must(
        "  credits of payers: too much, and twice",
        minor(sheet, "payerCredits"),
        TOO_MUCH + day.doubled().minor());
    summary.must("bank lines left for a person", forAPerson, FOR_A_PERSON);
    summary.must(
        "  and in the end", site.get(API + "/queue").expect(200).json().path("total").asInt(), 0);
    summary.must("paid with the reference in the text", statusOf(day.inText()), "paid");
    summary.must(
        "paid by one transfer for three",
        day.group().stream().filter(invoice -> statusOf(invoice).equals("paid")).count(),
        day.group().size());
    summary.must("open after charges of banks", openOf(day.charged()), 0L);
    summary.must(
        "refund that came back", refundOf(day.doubled()).path("standing").asText(), "returned");
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

  private static Bank.Transfer transfer(int i, long minor, String reference, String text) {
    return Bank.Transfer.arrived(
        "2004052500%06d".formatted(i + 1),
        BigDecimal.valueOf(minor, 2),
        "Payer " + (i + 1),
        reference,
        text);
  }

  static long minor(JsonNode node, String field) {
    return node.path(field).path("minor").asLong();
  }

  private static String francs(JsonNode sheet, String field) {
    return "CHF " + BigDecimal.valueOf(minor(sheet, field), 2).toPlainString();
  }
}
