package metropolis.payment.rendering;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Reconciliation;
import metropolis.payment.ledger.Reconciliation.OfAccount;
import metropolis.payment.ledger.Reconciliation.OfStatement;
import metropolis.payment.ledger.Reconciliation.Row;
import metropolis.payment.office.Office;
import metropolis.payment.office.Programme;

/**
 * What stands on the report of the bank's statements.
 *
 * @param language of the paper: English, or one of {@link ReconciliationPdf#LANGUAGES}
 * @param narratives what the bank says of the lines that are listed, by key
 * @param files names of files, by id of the statement
 */
public record ReconciliationPaper(
    Locale language,
    String conference,
    Reconciliation books,
    Map<String, Narrative> narratives,
    Map<String, String> files) {

  /** Lines of all statements that are listed one by one; of more, only sums. */
  static final int MOST_ROWS = 3_000;

  public ReconciliationPaper {
    narratives = Map.copyOf(narratives);
    files = Map.copyOf(files);
  }

  /** Gathers it; the report must be of this office. */
  public static ReconciliationPaper of(
      Office office, Programme programme, Reconciliation books, Locale language) {
    Map<String, Narrative> narratives = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    for (OfAccount account : books.accounts()) {
      for (OfStatement statement : account.statements()) {
        String id = statement.taken().statement().importId();
        files.put(id, office.dossiers().fileName(id));
        for (Row row : statement.rows()) {
          if (narratives.size() < MOST_ROWS) {
            narratives.put(row.line().key(), office.dossiers().narrative(row.line().key()));
          }
        }
      }
    }
    return new ReconciliationPaper(
        language, programme.name(language.getLanguage()), books, narratives, files);
  }
}
