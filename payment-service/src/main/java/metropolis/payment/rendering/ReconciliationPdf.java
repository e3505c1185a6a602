package metropolis.payment.rendering;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Books.Import;
import metropolis.payment.ledger.Extent;
import metropolis.payment.ledger.Fate;
import metropolis.payment.ledger.Reckoning;
import metropolis.payment.ledger.Reconciliation.OfAccount;
import metropolis.payment.ledger.Reconciliation.OfStatement;
import metropolis.payment.ledger.Reconciliation.Proof;
import metropolis.payment.ledger.Reconciliation.Row;
import metropolis.payment.reference.Iban;
import metropolis.platform.values.Money;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.PdfSettings;

/**
 * Draws the report of the bank's statements against the books. The same report always gives the
 * same bytes. Any thread may use it.
 */
public final class ReconciliationPdf {

  /** Languages that it is written in, as tags; the first one where another is asked for. */
  public static final List<String> LANGUAGES = List.of("en", "fr");

  /** Where the columns of a statement's lines begin, and those of figures end. */
  private static final double WHO = 34;

  private static final double WHAT = 99;
  private static final double SHARE = 170;

  /** Where sums have their labels. */
  private static final double SUMS = 99;

  /** Drawn again once it is known how many pages it takes. */
  public byte[] draw(ReconciliationPaper paper) {
    int[] pages = {1};
    byte[] drawn = draw(paper, pages);
    return pages[0] == 1 ? drawn : draw(paper, pages);
  }

  private static byte[] draw(ReconciliationPaper paper, int[] pages) {
    Words words = new Words(paper.language(), "reconciliation", LANGUAGES);
    String title = words.get("title", words.day(paper.books().asOf()));
    return PdfDocument.bytes(
        PdfSettings.forMail(title, words.language()),
        pdf -> {
          ReportPages report = new ReportPages(pdf, words, title, paper.conference(), pages[0]);
          new Drawing(paper, report).all();
          pages[0] = report.pages();
        });
  }

  /** One pass over the report. */
  private static final class Drawing {
    private final ReconciliationPaper paper;
    private final ReportPages report;
    private final Words words;
    private int listed;

    Drawing(ReconciliationPaper paper, ReportPages report) {
      this.paper = paper;
      this.report = report;
      this.words = report.words;
    }

    void all() {
      report.paragraph(words.get("lead"), ReportPages.LABEL);
      report.down(2);
      if (paper.books().accounts().isEmpty()) {
        report.paragraph(words.get("nothing"), ReportPages.BODY);
      }
      for (OfAccount account : paper.books().accounts()) {
        account(account);
      }
    }

    private void account(OfAccount account) {
      report.heading(
          words.get("account", number(account.number()), account.currency().getCurrencyCode()));
      account
          .proof()
          .ifPresentOrElse(
              this::proof, () -> report.paragraph(words.get("proof.none"), ReportPages.BODY));
      report.down(3);
      for (OfStatement statement : account.statements()) {
        statement(statement);
      }
    }

    private String number(String account) {
      return account.isEmpty()
          ? words.get("account.unnamed")
          : Iban.parse(account).map(Iban::grouped).orElse(account);
    }

    private void proof(Proof proof) {
      double from = ReportPages.LEFT;
      report.room(60);
      report.rule(from, true);
      report.down(1.4);
      report.sum(
          words.get("proof.bank", dated(proof.closing())), proof.bank(), ReportPages.STRONG, from);
      report.sum(words.get("proof.ledger"), proof.ledger(), ReportPages.STRONG, from);
      report.sum(words.get("proof.difference"), proof.difference(), ReportPages.STRONG, from);
      report.rule(from, false);
      report.down(1.2);
      unlessZero("proof.opening", proof.opening());
      unlessZero("proof.earlier", proof.earlier().negated());
      unlessZero("proof.later", proof.later().negated());
      unlessZero("proof.gaps", proof.gaps());
      unlessZero("proof.differences", proof.differences().negated());
      report.sum(
          words.get(proof.isExplained() ? "proof.explained" : "proof.unexplained"),
          proof.unexplained(),
          ReportPages.STRONG,
          from);
    }

    private void unlessZero(String key, Money amount) {
      if (!amount.isZero()) {
        report.sum(words.get(key), amount, ReportPages.BODY, ReportPages.LEFT + 4);
      }
    }

    private String name(Import taken) {
      String id = taken.statement().statementId();
      return id.isEmpty() ? words.get("statement.unnamed") : id;
    }

    private String dated(Import taken) {
      String day = last(taken);
      return day.isEmpty() ? name(taken) : name(taken) + ", " + day;
    }

    private String last(Import taken) {
      return taken
          .statement()
          .reckoning()
          .flatMap(told -> told.extent().through())
          .map(words::day)
          .orElse("");
    }

    private void statement(OfStatement statement) {
      report.room(46);
      Import taken = statement.taken();
      Extent extent = statement.reckoning().map(Reckoning::extent).orElse(Extent.NONE);
      Sheet sheet = report.sheet();
      sheet.bar(ReportPages.LEFT, report.y() - 4.2, ReportPages.WIDTH, 6.2, ReportPages.SHADE);
      sheet.text(
          words.get("statement", name(taken)),
          ReportPages.LEFT + 2,
          report.y(),
          110,
          ReportPages.STRONG);
      sheet.right(period(extent), ReportPages.RIGHT - 2, report.y(), 62, ReportPages.STRONG);
      report.down(6);
      report.paragraph(origin(statement, extent), ReportPages.FINE);
      statement
          .reckoning()
          .ifPresentOrElse(
              told -> reckoning(statement, told),
              () -> report.paragraph(words.get("statement.not-kept"), ReportPages.BODY));
      statement
          .missing()
          .ifPresent(
              missing ->
                  report.paragraph(
                      missing.first() == missing.last()
                          ? words.get("missing.one", Long.toString(missing.first()))
                          : words.get(
                              "missing",
                              Long.toString(missing.first()),
                              Long.toString(missing.last())),
                      ReportPages.STRONG));
      rows(statement);
      totals(statement);
      report.down(5);
    }

    private String period(Extent extent) {
      if (extent.from().isPresent() && extent.through().isPresent()) {
        return words.days(extent.from().get(), extent.through().get());
      }
      return extent.through().or(extent::from).map(words::day).orElse("");
    }

    private String origin(OfStatement statement, Extent extent) {
      Import taken = statement.taken();
      String hash =
          taken.statement().uploadHash().isEmpty()
              ? taken.statement().fileHash()
              : taken.statement().uploadHash();
      String file = paper.files().getOrDefault(taken.statement().importId(), "");
      String number = extent.sequence().isEmpty() ? "–" : extent.sequence();
      return words.get(
          "statement.origin",
          number,
          taken.statement().format(),
          file.isEmpty() ? "–" : file,
          hash.substring(0, Math.min(16, hash.length())));
    }

    private void reckoning(OfStatement statement, Reckoning told) {
      double from = SUMS;
      told.opening()
          .ifPresent(amount -> report.sum(words.get("opening"), amount, ReportPages.BODY, from));
      report.sum(words.get("credits", told.creditLines()), told.credits(), ReportPages.BODY, from);
      report.sum(
          words.get("debits", told.debitLines()), told.debits().negated(), ReportPages.BODY, from);
      told.closing()
          .ifPresent(
              amount -> {
                report.rule(from, false);
                report.down(0.8);
                report.sum(words.get("closing"), amount, ReportPages.STRONG, from);
              });
      told.difference()
          .filter(difference -> !difference.isZero())
          .ifPresent(
              difference ->
                  report.paragraph(
                      words.get(
                          "difference",
                          amount(difference),
                          statement.taken().statement().rejectedLines()),
                      ReportPages.STRONG));
      statement
          .gap()
          .ifPresent(
              gap ->
                  report.paragraph(
                      words.get(
                          "gap",
                          statement.before().map(this::name).orElse(""),
                          statement.before().map(this::last).orElse(""),
                          amount(gap)),
                      ReportPages.STRONG));
    }

    private String amount(Money money) {
      return money.currency().getCurrencyCode() + " " + words.amount(money);
    }

    private void rows(OfStatement statement) {
      if (statement.rows().isEmpty()) {
        report.paragraph(words.get("rows.none"), ReportPages.LABEL);
        return;
      }
      String currency = statement.zero().currency().getCurrencyCode();
      report.table(y -> heading(y, currency));
      Money rest = statement.zero();
      int more = 0;
      for (Row row : statement.rows()) {
        if (listed < ReconciliationPaper.MOST_ROWS) {
          listed++;
          row(row);
        } else {
          more++;
          rest = rest.plus(row.line().origin().amount());
        }
      }
      report.endOfTable();
      if (more > 0) {
        report.paragraph(words.get("rows.more", more, amount(rest)), ReportPages.LABEL);
      }
    }

    private double heading(double y, String currency) {
      Sheet sheet = report.sheet();
      sheet.text(words.get("column.day"), ReportPages.LEFT, y, 18, ReportPages.LABEL);
      sheet.text(words.get("column.who"), WHO, y, 60, ReportPages.LABEL);
      sheet.text(words.get("column.what"), WHAT, y, 45, ReportPages.LABEL);
      sheet.right(words.get("column.share", currency), SHARE, y, 26, ReportPages.LABEL);
      sheet.right(
          words.get("column.amount", currency), ReportPages.RIGHT, y, 24, ReportPages.LABEL);
      sheet.rule(ReportPages.LEFT, y + 1.7, ReportPages.WIDTH, 0.35, Sheet.ACCENT);
      return y + 6;
    }

    private void row(Row row) {
      Narrative told = paper.narratives().getOrDefault(row.line().key(), Narrative.NONE);
      double depth = Math.max(told.text().isBlank() ? 4.4 : 8.2, 4.2 * row.fates().size());
      report.room(depth + 1);
      Sheet sheet = report.sheet();
      double y = report.y();
      Money amount = row.line().origin().amount();
      String day = words.shortDay(row.line().origin().bookingDate());
      sheet.text(day, ReportPages.LEFT, y, 18, ReportPages.BODY);
      String who = told.counterparty().isBlank() ? words.get("nobody") : told.counterparty();
      double below = sheet.paragraph(who, WHO, y, 62, 3.8, 1, ReportPages.BODY);
      if (!told.text().isBlank()) {
        sheet.text(told.text(), WHO, below, 62, ReportPages.FINE);
        below += 3.8;
      }
      sheet.right(words.amount(amount), ReportPages.RIGHT, y, 24, ReportPages.BODY);
      double at = y;
      for (Fate fate : row.fates()) {
        sheet.text(what(fate), WHAT, at, 46, ReportPages.BODY);
        sheet.right(words.amount(fate.amount()), SHARE, at, 24, ReportPages.BODY);
        at += 4.2;
      }
      double end = Math.max(below, at);
      sheet.rule(ReportPages.LEFT, end - 2.4, ReportPages.WIDTH, 0.08, Sheet.HAIRLINE);
      report.down(end - y + 1.2);
    }

    private String what(Fate fate) {
      String kind = words.get("fate." + fate.kind().name());
      if (fate.kind() == Fate.Kind.ALLOCATED && fate.invoice().isPresent()) {
        return words.get("fate.invoice", fate.invoice().get().toString());
      }
      String key = "reason." + fate.reason();
      return hasReason(fate.kind()) && words.has(key) ? kind + ": " + words.get(key) : kind;
    }

    /** Of the others their kind says all. */
    private static boolean hasReason(Fate.Kind kind) {
      return switch (kind) {
        case CREDIT, SET_ASIDE, BANK_CHARGES -> true;
        case ALLOCATED, REFUND, REFUND_RETURNED, CARD_PAYOUT, REPLACED, UNALLOCATED -> false;
      };
    }

    private void totals(OfStatement statement) {
      Map<Fate.Kind, Money> totals = new EnumMap<>(Fate.Kind.class);
      totals.putAll(statement.totals());
      report.room(6 + 4.6 * (totals.size() + 2));
      report.down(1);
      totals.forEach(
          (kind, sum) ->
              report.sum(words.get("total." + kind.name()), sum, ReportPages.BODY, SUMS));
      Optional<Money> others = statement.others();
      if (statement.othersCount() > 0) {
        String label = words.get("total.known", statement.othersCount());
        others.ifPresentOrElse(
            sum -> report.sum(label, sum, ReportPages.BODY, SUMS),
            () -> report.paragraph(label, ReportPages.LABEL));
      }
      report.rule(SUMS, true);
      report.down(0.8);
      Money whole = others.map(statement.booked()::plus).orElseGet(statement::booked);
      report.sum(words.get("total"), whole, ReportPages.STRONG, SUMS);
      int apart =
          statement.taken().statement().rejectedLines()
              + statement.taken().statement().informationalLines();
      if (apart > 0) {
        report.paragraph(
            words.get(
                "apart",
                statement.taken().statement().rejectedLines(),
                statement.taken().statement().informationalLines()),
            ReportPages.LABEL);
      }
    }
  }
}
