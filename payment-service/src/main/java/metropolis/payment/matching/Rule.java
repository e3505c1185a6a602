package metropolis.payment.matching;

import java.util.Locale;

/** The rules, the strongest first. */
public enum Rule {
  /** The structured reference of one invoice. */
  EXACT_REFERENCE,
  /** A group's invoice is named, whatever else is. */
  GROUP_INVOICE,
  /** A reference within the text. */
  REFERENCE_IN_TEXT,
  /** An invoice number within the text. */
  NUMBER_IN_TEXT,
  /** Several invoices are named. */
  SEVERAL_IN_TEXT,
  /** The account has paid for the same payer or institution before. */
  KNOWN_PAYER,
  /** Names of several delegates whose invoices add up. */
  SEVERAL_NAMES,
  /** Open invoices of one institution that add up. */
  INSTITUTION_SUM,
  /** Names alone. */
  NAME,
  /** Few invoices have this amount open, and nothing else is known. */
  AMOUNT;

  /** As written in allocations. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
