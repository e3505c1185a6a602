package metropolis.payment.statement;

/** Ends the reading of a file; never leaves this package. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;
  private final transient Reading.Refused refused;

  Refusal(String code, int line) {
    this(new Reading.Refused(code, line));
  }

  Refusal(Reading.Refused refused) {
    super(refused.code(), null, false, false);
    this.refused = refused;
  }

  Reading.Refused refused() {
    return refused;
  }
}
