package metropolis.payment.ledger;

import java.time.LocalDate;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * A reminder that was made out for an invoice.
 *
 * @param level from 1, the mildest
 * @param open what was to be paid at that time
 * @param day that it bears
 */
public record Reminder(int level, Money open, LocalDate day, LocalDate payBy, Cause cause) {}
