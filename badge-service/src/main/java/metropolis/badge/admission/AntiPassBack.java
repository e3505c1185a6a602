package metropolis.badge.admission;

/** What a zone does about a badge that comes in while it is inside. */
public enum AntiPassBack {
  /** Lets it in: nobody scans on the way out, and people come and go. */
  NONE,
  /** Lets it in, and says that it was inside. */
  WARN,
  /** Keeps it out until it has left, or staff decide. */
  BLOCK
}
