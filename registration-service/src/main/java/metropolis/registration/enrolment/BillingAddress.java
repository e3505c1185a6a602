package metropolis.registration.enrolment;

/**
 * Whom the invoice is addressed to, where it differs from the delegate.
 *
 * @param name of the payer, as "Ministry of the Interior"; may be empty
 * @param houseNumber may be empty, or stand in the street
 * @param postcode may be empty: not every country has them
 * @param country ISO 3166-1 alpha-2
 */
public record BillingAddress(
    String name, String street, String houseNumber, String postcode, String town, String country) {}
