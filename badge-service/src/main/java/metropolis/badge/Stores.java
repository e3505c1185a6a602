package metropolis.badge;

/** The stores of the stream, all keyed as the topics are. */
final class Stores {

  /** The newest programme of each conference. */
  static final String CONFERENCES = "conferences-known";

  /** Who wears the badges: the only store with persons in it. */
  static final String BEARERS = "bearers";

  /** Which sessions they have seats in; those whose profile is yet to come, too. */
  static final String SEATS = "seats-held";

  static final String BADGES = "badges";

  static final String RUNS = "print-runs";

  static final String JOBS = "print-jobs";

  static final String CHECK_INS = "check-ins";

  /** Devices of the gates, and the codes by which they come to be. */
  static final String DEVICES = "gate-devices";

  /** Sessions whose free seats were given away. */
  static final String RELEASES = "seats-released";

  /** How many scans each gate made in each minute. */
  static final String MINUTES = "scans-by-minute";

  /** Confirmations heard of before their conference. */
  static final String WAITING = "confirmations-waiting";

  private Stores() {}
}
