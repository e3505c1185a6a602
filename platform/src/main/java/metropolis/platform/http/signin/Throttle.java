package metropolis.platform.http.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows guessing down. Failures are counted by account, by address, and by both; each count drains
 * away in time. A browser that has signed in to the account before is counted by itself, so that
 * neither an attacker who fails on purpose nor a whole venue behind one address locks it out.
 * Threads may share it.
 */
final class Throttle {
  private static final int MOST_KEYS = 20_000;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** A count and how many failures within the window it allows. */
  private record Limit(String key, int failures) {}

  private static final class Bucket {
    double level;
    Instant since;

    Bucket(Instant now) {
      since = now;
    }
  }

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @java.io.Serial private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * How long this caller has to wait before the next attempt; zero if it may try now.
   *
   * @param knownBrowser whether the browser has signed in to the account before
   */
  synchronized Duration wait(String account, String address, boolean knownBrowser, Instant now) {
    Duration longest = Duration.ZERO;
    for (Limit limit : limits(account, address, knownBrowser)) {
      double over = level(limit, now) + 1 - limit.failures();
      if (over > 0) {
        var wait = Duration.ofMillis((long) Math.ceil(over * drainMillis(limit)));
        longest = wait.compareTo(longest) > 0 ? wait : longest;
      }
    }
    return longest;
  }

  synchronized void failed(String account, String address, boolean knownBrowser, Instant now) {
    for (Limit limit : limits(account, address, knownBrowser)) {
      double level = level(limit, now);
      buckets.computeIfAbsent(limit.key(), key -> new Bucket(now)).level = level + 1;
    }
  }

  private double level(Limit limit, Instant now) {
    Bucket bucket = buckets.get(limit.key());
    if (bucket == null) {
      return 0;
    }
    double drained = (double) Duration.between(bucket.since, now).toMillis() / drainMillis(limit);
    bucket.level = Math.max(0, bucket.level - Math.max(0, drained));
    bucket.since = now;
    return bucket.level;
  }

  private static double drainMillis(Limit limit) {
    return (double) WINDOW.toMillis() / limit.failures();
  }

  private static List<Limit> limits(String account, String address, boolean knownBrowser) {
    return knownBrowser
        ? List.of(new Limit("known " + account, 10))
        : List.of(
            new Limit("pair " + account + " " + address, 5),
            new Limit("account " + account, 30),
            new Limit("address " + address, 100));
  }
}
