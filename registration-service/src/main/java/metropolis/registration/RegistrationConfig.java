package metropolis.registration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.registration.programme.Programme;

/**
 * What the service is told at its start.
 *
 * @param conferences announced at each start; what has not changed since is not announced again
 */
public record RegistrationConfig(List<Programme> conferences) {

  /** Comma-separated paths of conference files. */
  public static final String CONFERENCES = "METROPOLIS_CONFERENCES";

  public RegistrationConfig {
    conferences = List.copyOf(conferences);
    Set<String> ids = new HashSet<>();
    for (Programme programme : conferences) {
      if (!ids.add(programme.id())) {
        throw new IllegalArgumentException(
            CONFERENCES + " names two files of the conference " + programme.id() + ": leave one");
      }
    }
  }

  /**
   * @throws metropolis.platform.config.ConfigException naming file, line and remedy of each problem
   * @throws IllegalArgumentException if two files announce one conference
   */
  public static RegistrationConfig from(Map<String, String> environment) {
    return new RegistrationConfig(
        Arrays.stream(environment.getOrDefault(CONFERENCES, "").split(","))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .map(path -> ConferenceFile.read(Path.of(path)))
            .toList());
  }
}
