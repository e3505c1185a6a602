package metropolis.payment.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.http.StatementUpload.Receipt;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.Reckoning;
import metropolis.payment.statement.Statement;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.values.MayBeNull;

/** The records of the JSON API that are about statements. */
final class StatementJson {

  private StatementJson() {}

  /**
   * @param assumed lines among the known that no id tells apart from what was booked before
   * @param code "statement-imported"; "statement-booking" if it is long and its lines are still
   *     being booked; or "statement-known" if the same file was taken before
   */
  record StatementReceipt(
      String importId,
      String statementId,
      String format,
      String account,
      String code,
      int newLines,
      int knownLines,
      int rejectedLines,
      int notBooked,
      int assumed,
      int allocated,
      int byHand,
      List<StatementFinding> rejected,
      List<StatementFinding> warnings,
      List<StatementFinding> informational) {

    static StatementReceipt of(Receipt receipt) {
      Map<String, String> data = receipt.data();
      Statement statement = receipt.statement();
      return new StatementReceipt(
          data.getOrDefault("import", ""),
          statement.id(),
          statement.format(),
          statement.account(),
          receipt.code(),
          number(data, "new"),
          number(data, "known"),
          number(data, "rejected"),
          statement.informational().size(),
          number(data, "assumed"),
          number(data, "allocated"),
          number(data, "by-hand"),
          statement.rejected().stream().map(StatementFinding::of).toList(),
          statement.warnings().stream().map(StatementFinding::of).toList(),
          statement.informational().stream().map(StatementFinding::of).toList());
    }

    private static int number(Map<String, String> data, String name) {
      return Integer.parseInt(data.getOrDefault(name, "0"));
    }
  }

  record StatementFinding(int fileLine, String element, String code, String raw) {

    static StatementFinding of(Finding f) {
      return new StatementFinding(f.line(), f.element(), f.code(), f.raw());
    }
  }

  record StatementReceipts(List<StatementReceipt> statements) {}

  record StatementImport(
      String importId,
      Instant time,
      String statementId,
      String format,
      String account,
      int newLines,
      int knownLines,
      int rejectedLines,
      PaymentAmount newCredits,
      PaymentAmount newDebits,
      @MayBeNull PaymentAmount balanceDifference,
      @MayBeNull StatementTotals told) {

    static StatementImport of(Books.Import taken) {
      var s = taken.statement();
      return new StatementImport(
          s.importId(),
          taken.cause().time(),
          s.statementId(),
          s.format(),
          s.account(),
          s.newLines(),
          s.knownLines(),
          s.rejectedLines(),
          PaymentAmount.of(s.newCredits()),
          PaymentAmount.of(s.newDebits()),
          s.balanceDifference().map(PaymentAmount::of).orElse(null),
          s.reckoning().map(StatementTotals::of).orElse(null));
    }
  }

  /**
   * What a statement says of itself as a whole; sums are of all that it told, new or known.
   *
   * @param sequence the bank's count of its statements; empty if the file has none
   */
  record StatementTotals(
      String sequence,
      @MayBeNull LocalDate from,
      @MayBeNull LocalDate through,
      @MayBeNull PaymentAmount opening,
      int creditLines,
      PaymentAmount credits,
      int debitLines,
      PaymentAmount debits,
      @MayBeNull PaymentAmount closing) {

    static StatementTotals of(Reckoning told) {
      return new StatementTotals(
          told.extent().sequence(),
          told.extent().from().orElse(null),
          told.extent().through().orElse(null),
          told.opening().map(PaymentAmount::of).orElse(null),
          told.creditLines(),
          PaymentAmount.of(told.credits()),
          told.debitLines(),
          PaymentAmount.of(told.debits()),
          told.closing().map(PaymentAmount::of).orElse(null));
    }
  }

  record StatementImports(List<StatementImport> imports) {}

  /**
   * @param uploadHash SHA-256 of the file as it was uploaded
   * @param bookedPercent less than 100 while a long file is being booked
   */
  record StatementDetail(
      StatementImport statement,
      String uploadHash,
      int bookedPercent,
      List<StatementFinding> rejected,
      List<StatementFinding> informational) {

    static StatementDetail of(
        Books.Import taken, List<SetApart> apart, Optional<StatementProgress> progress) {
      return new StatementDetail(
          StatementImport.of(taken),
          taken.statement().uploadHash(),
          progress.map(StatementProgress::percent).orElse(100),
          findings(apart, false),
          findings(apart, true));
    }

    private static List<StatementFinding> findings(List<SetApart> apart, boolean informational) {
      return apart.stream()
          .filter(line -> line.informational() == informational)
          .map(l -> new StatementFinding(l.fileLine(), l.element(), l.code(), l.raw()))
          .toList();
    }
  }
}
