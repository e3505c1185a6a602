package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.dossier.Narrative;
import metropolis.platform.values.Money;

/**
 * A line as read, whose key waits for the account, which a file may name after its entries.
 *
 * @param entryReference the bank's own of the entry; empty if none
 * @param entry number of the entry within the file
 * @param transaction what tells the transaction within the entry; empty if nothing does
 * @param line of the file, from 1
 */
record Draft(
    String entryReference,
    int entry,
    String transaction,
    List<String> marks,
    boolean aggregate,
    boolean reversal,
    Money amount,
    LocalDate bookingDate,
    LocalDate valueDate,
    String reference,
    Narrative narrative,
    int line,
    String raw) {}
