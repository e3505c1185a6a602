package metropolis.payment.ledger;

/** The accounts of the double entry. */
public enum Account {
  /** Money on the bank account, as its statements tell it. */
  BANK,
  /** Invoiced and not yet paid, waived or credited. */
  RECEIVABLES,
  /** Arrived, and for nobody yet. */
  UNALLOCATED,
  /** On the account but no conference fee: not ours, paid out, or returned. */
  SET_ASIDE,
  /** Fees invoiced. */
  FEES,
  /** Fees let off, charges of banks apart. */
  WAIVERS,
  /** Fees taken back because the registration ended. */
  CREDITS,
  /** What banks took on the way, written off. */
  BANK_CHARGES,
  /** What payers have with us. */
  PAYER_CREDITS,
  /** Refunds that were approved, until the bank has debited them. */
  REFUNDS_PAYABLE,
  /** Taken from cards, and still with the provider. */
  PSP_CLEARING,
  /** What providers of cards kept for their service. */
  CARD_FEES
}
