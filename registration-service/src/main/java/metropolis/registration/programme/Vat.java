package metropolis.registration.programme;

/**
 * Value-added tax of fees.
 *
 * @param rate that the fee includes, in hundredths of a per cent; 0 if it is not subject to it
 * @param text what the invoice says of it
 */
public record Vat(int rate, LocalText text) {}
