package metropolis.platform.kafka;

/**
 * When to commit what somebody waits for. A command that was decided as soon as it was sent is
 * committed at once, since its reply is seen only then. One that had to queue tells of others
 * behind it: the transaction is held open for them for as long as it had queued itself, within
 * bounds. So one cost of a commit is shared by all who wait, instead of making each of them wait
 * for the commits of all before. What was only followed waits for a command, or a while. Times are
 * in milliseconds since the epoch. For one thread.
 */
final class CommitPace {

  /**
   * Between two commits at least, so that the queue is noticed even where the senders' clocks are
   * ahead; less than a commit takes.
   */
  static final long SHORTEST_GAP = 5;

  /**
   * However long the queue, nobody waits longer than this for others. A queue as long as this is
   * one for the processors: commits that are fewer leave them to the commands.
   */
  static final long LONGEST_GAP = 100;

  /**
   * When nothing came for so long, nobody else is about to: all who could send are waiting
   * themselves, and the processors would stand idle with them.
   */
  static final long QUIET = 5;

  /** For what is only followed: nobody waits for it, but somebody may look. */
  static final long FOLLOWED_GAP = 200;

  private static final long NEVER = Long.MAX_VALUE;

  private boolean awaited;
  private long followed = NEVER;
  private long committed;
  private long gap = SHORTEST_GAP;
  private long last;

  /** Something was done that somebody has been waiting for since it was sent. */
  void await(long sent, long now) {
    awaited = true;
    last = now;
    gap = Math.max(gap, Math.clamp(now - sent, SHORTEST_GAP, LONGEST_GAP));
  }

  /** Something was done that nobody has asked for. */
  void follow(long now) {
    followed = Math.min(followed, now);
  }

  /** Whether something is still to be committed. */
  boolean awaited() {
    return awaited || followed != NEVER;
  }

  /** Whether to commit now; if so, it is taken as done. */
  boolean due(long now) {
    boolean commit =
        awaited && (now - committed >= gap || now - last >= QUIET)
            || followed != NEVER && now - followed >= FOLLOWED_GAP;
    if (!commit) {
      return false;
    }
    awaited = false;
    followed = NEVER;
    committed = now;
    gap = SHORTEST_GAP;
    return true;
  }
}
