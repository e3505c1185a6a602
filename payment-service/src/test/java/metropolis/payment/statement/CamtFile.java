package metropolis.payment.statement;

/** Statement files for tests of other packages. */
public final class CamtFile {

  private CamtFile() {}

  public static byte[] of(String... entries) {
    return Camt.camt053("08", entries);
  }

  /** One credit with its detail. */
  public static String payment(String bankReference, String amount, String reference, String who) {
    return Camt.credit(amount, bankReference, Camt.detail(bankReference, amount, reference, who));
  }
}
