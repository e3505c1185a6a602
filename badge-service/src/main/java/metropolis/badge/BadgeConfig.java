package metropolis.badge;

import java.nio.file.Path;
import java.util.Map;

/**
 * What an installation may set for this service.
 *
 * @param keysDirectory where the keys that sign badges lie. Several instances of the service share
 *     one directory: a badge signed by one must be known to all.
 */
record BadgeConfig(Path keysDirectory) {

  private static final String KEYS = "METROPOLIS_BADGE_KEYS_DIR";

  /** Reads the environment; without a setting the keys lie with the other data. */
  static BadgeConfig read(Map<String, String> environment, Path dataDirectory) {
    String keys = environment.getOrDefault(KEYS, "").strip();
    return new BadgeConfig(keys.isEmpty() ? dataDirectory.resolve("badge-keys") : Path.of(keys));
  }
}
