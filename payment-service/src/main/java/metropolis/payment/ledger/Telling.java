package metropolis.payment.ledger;

import java.util.List;
import java.util.Objects;

/**
 * How a file tells a line: what serves to know the same money again in another file, and to find
 * the line in its own. Immutable.
 *
 * @param account the IBAN or other number; empty if the file names none
 * @param entry groups the lines of one entry to which the bank gave no reference; empty if none
 * @param marks what tells the transaction from others, see {@link Mark}
 * @param fileLine from 1; 0 if not known
 */
public record Telling(
    String account, Source source, String entry, List<String> marks, int fileLine) {

  /** Kinds of files. Ids of one kind are made in one way, and so can be told apart. */
  public enum Source {
    /** Booked before files were told apart. */
    UNKNOWN,
    CAMT,
    MT940,
    CSV
  }

  public static final Telling NONE = new Telling("", Source.UNKNOWN, "", List.of(), 0);

  public Telling {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(entry, "entry");
    marks = List.copyOf(marks);
  }
}
