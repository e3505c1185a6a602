package metropolis.payment.http;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.Invoice.Standing;
import metropolis.payment.matching.Letters;
import metropolis.payment.office.Office;
import metropolis.payment.reference.ShortCode;

/** Finds invoices and bank lines for lists; the same for pages and programs. */
final class Search {

  /** Filters of invoices, as words in addresses. */
  static final List<String> INVOICE_FILTERS =
      List.of(
          "all", "open", "part-paid", "overdue", "paid", "waived", "cancelled", "refund", "group");

  /** Filters of bank lines. */
  static final List<String> LINE_FILTERS =
      List.of("all", "unallocated", "allocated", "set-aside", "unexplained", "charged");

  /** Money that came in, then what is to be explained; the oldest first, the same on every page. */
  static final Comparator<BankLine> IN_QUEUE =
      Comparator.comparing((BankLine line) -> line.kind() != BankLine.Kind.INCOME)
          .thenComparing(line -> line.origin().bookingDate())
          .thenComparing(BankLine::key);

  static final int PAGE_SIZE = 50;

  /**
   * A part of a list.
   *
   * @param page from 1
   */
  record Page<T>(List<T> rows, int total, int page, int pages) {

    static <T> Page<T> of(List<T> all, int page, int size) {
      int pages = Math.max(1, (all.size() + size - 1) / size);
      int shown = Math.min(page, pages);
      int from = (shown - 1) * size;
      return new Page<>(
          all.subList(from, Math.min(all.size(), from + size)), all.size(), shown, pages);
    }
  }

  private Search() {}

  /** The newest first. */
  static List<Invoice> invoices(Office office, String filter, String words, LocalDate today) {
    return office.books().invoices().stream()
        .filter(invoiceFilter(filter, today))
        .filter(invoice -> matches(words, () -> textOf(invoice, office)))
        .sorted(Comparator.comparing(Invoice::number).reversed())
        .toList();
  }

  /** The newest first. */
  static List<BankLine> lines(Office office, String filter, String words) {
    return office.books().lines().stream()
        .filter(line -> !line.replaced())
        .filter(lineFilter(filter))
        .filter(line -> matches(words, () -> textOf(line, office)))
        .sorted(
            Comparator.comparing((BankLine line) -> line.origin().bookingDate())
                .reversed()
                .thenComparing(BankLine::key))
        .toList();
  }

  /** All that needs a person, as the page of the queue shows them one after the other. */
  static List<BankLine> waiting(Office office, String words) {
    return office.books().lines().stream()
        .filter(line -> line.waits() || line.unexplained())
        .filter(line -> matches(words, () -> textOf(line, office)))
        .sorted(IN_QUEUE)
        .toList();
  }

  private static Predicate<Invoice> invoiceFilter(String filter, LocalDate today) {
    return switch (filter) {
      case "open" -> i -> !i.cancelled() && i.open().isPositive();
      case "part-paid" -> i -> i.standing() == Standing.PART_PAID;
      case "overdue" -> i -> i.overdueOn(today);
      case "paid" -> i -> i.standing() == Standing.PAID;
      case "waived" -> i -> i.standing() == Standing.WAIVED;
      case "cancelled" -> Invoice::cancelled;
      case "group" -> Invoice::group;
      case "refund" -> i -> i.refundToDecide().isPositive();
      default -> i -> true;
    };
  }

  private static Predicate<BankLine> lineFilter(String filter) {
    return switch (filter) {
      case "unallocated" -> l -> l.unallocated().isPositive();
      case "allocated" -> l -> !l.allocations().isEmpty();
      case "set-aside" -> l -> !l.setAside().isZero();
      case "unexplained" -> BankLine::unexplained;
      case "charged" -> l -> !l.charged().isZero();
      default -> l -> true;
    };
  }

  private static String textOf(Invoice invoice, Office office) {
    Optional<String> payer =
        office
            .dossiers()
            .addressee(invoice.number().toString())
            .map(p -> String.join(" ", p.name(), p.latinName(), p.organisation()));
    Optional<String> readdressed =
        office.dossiers().readdressed(invoice.number().toString()).map(PostalAddress::name);
    return String.join(
        " ",
        invoice.number().toString(),
        invoice.head().reference(),
        invoice.head().referenceAbroad(),
        ShortCode.of(office.conferenceId(), invoice.number().year(), invoice.number().sequence())
            .grouped(),
        invoice.head().category(),
        String.join(" ", invoice.registrations()),
        payer.orElse(""),
        readdressed.orElse(""),
        invoice.total().decimal().toPlainString(),
        invoice.open().decimal().toPlainString());
  }

  private static String textOf(BankLine line, Office office) {
    Narrative narrative = office.dossiers().narrative(line.key());
    return String.join(
        " ",
        line.origin().reference(),
        line.origin().entryReference(),
        narrative.counterparty(),
        narrative.text(),
        line.amount().decimal().toPlainString());
  }

  /** Every word must occur, whatever its case and accents. */
  private static boolean matches(String words, Supplier<String> text) {
    if (words.isBlank()) {
      return true;
    }
    String whole = text.get();
    String folded = folded(whole);
    return Stream.of(folded(words).split("\\s+"))
        .allMatch(word -> folded.contains(word) || inLatin(whole, word));
  }

  /** A name may be typed in other letters than it is kept in. */
  private static boolean inLatin(String whole, String word) {
    String latin = Letters.plain(word).strip();
    return !latin.isEmpty() && Letters.plain(whole).contains(latin);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
