package metropolis.badge.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which registrations changed since a version, so that gates need not fetch everybody again. It is
 * kept in memory alone: one that begins anew has higher versions than any before, and whoever comes
 * with one of those is given everything. Not safe for use by several threads.
 */
public final class RosterLog {

  private final long begins;
  private final Map<String, Long> changed = new HashMap<>();
  private long version;

  /**
   * @param begins higher than any version given out before
   */
  public RosterLog(long begins) {
    this.begins = begins;
    this.version = begins;
  }

  /** Something that gates know of a registration changed. */
  public void touch(String registrationId) {
    version++;
    changed.put(registrationId, version);
  }

  public long version() {
    return version;
  }

  /** Whether whoever has this version can be told what changed since. */
  public boolean reaches(long since) {
    return since >= begins && since <= version;
  }

  /** Those that changed since a version that is {@linkplain #reaches reached}. */
  public List<String> since(long since) {
    return changed.entrySet().stream()
        .filter(entry -> entry.getValue() > since)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
