package metropolis.payment.ledger;

import metropolis.platform.values.Money;

/**
 * The fee of one registration on an invoice.
 *
 * @param category the delegate's, {@code tier} the step of the fee
 * @param vat that the amount includes
 */
public record InvoiceItem(
    String registrationId, String category, String tier, Money amount, VatRate vat) {}
