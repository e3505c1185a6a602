package metropolis.badge;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.printing.Printer;
import metropolis.badge.template.TemplateShelf;
import metropolis.platform.config.ConfigException;

/**
 * What an installation may set for this service.
 *
 * @param keys those that sign badges. Several instances of the service share them: a badge signed
 *     by one must be known to all.
 * @param templates what badges look like
 * @param printers of the desk
 */
record BadgeConfig(KeyRing keys, TemplateShelf templates, List<Printer> printers) {

  private static final String TEMPLATES = "METROPOLIS_BADGE_TEMPLATES";

  private static final String PRINTERS = "METROPOLIS_BADGE_PRINTERS";

  private static final String DIRECTORY = "METROPOLIS_BADGE_KEYS_DIR";
  private static final Pattern KEY = Pattern.compile("METROPOLIS_BADGE_KEY_([1-9][0-9]{0,2})");

  /**
   * Reads the environment: the keys themselves, {@code METROPOLIS_BADGE_KEY_1} and so on, or the
   * directory of their files; without either the files lie with the other data. {@code
   * METROPOLIS_BADGE_TEMPLATES} is the directory of templates, {@code METROPOLIS_BADGE_PRINTERS}
   * the file of printers.
   *
   * @throws ConfigException naming the key that cannot be used, and the remedy
   */
  static BadgeConfig read(Map<String, String> environment, Path dataDirectory) {
    return new BadgeConfig(
        keys(environment, dataDirectory), templates(environment), printers(environment));
  }

  private static List<Printer> printers(Map<String, String> environment) {
    String file = environment.getOrDefault(PRINTERS, "").strip();
    if (file.isEmpty()) {
      return List.of();
    }
    if (!Files.isRegularFile(Path.of(file))) {
      throw refused(PRINTERS, "name the file of the printers, as printers.yaml: none is there");
    }
    return PrinterFile.read(Path.of(file));
  }

  private static KeyRing keys(Map<String, String> environment, Path dataDirectory) {
    String directory = environment.getOrDefault(DIRECTORY, "").strip();
    TreeMap<Integer, PemKey> given = given(environment);
    if (given.isEmpty()) {
      return kept(directory.isEmpty() ? dataDirectory.resolve("badge-keys") : Path.of(directory));
    }
    if (!directory.isEmpty()) {
      throw refused(DIRECTORY, "cannot be set beside METROPOLIS_BADGE_KEY_1: leave one of them");
    }
    try {
      return PemKey.ring(given);
    } catch (InvalidKeyException e) {
      throw refused(
          "METROPOLIS_BADGE_KEY",
          e.getMessage()
              + ": give it the content of a file such as badge-keys/1.pem,"
              + " line breaks as they are, as \\n or left out");
    }
  }

  /** All files are read at once, so that a service does not start with faults in them. */
  private static TemplateShelf templates(Map<String, String> environment) {
    String directory = environment.getOrDefault(TEMPLATES, "").strip();
    if (directory.isEmpty()) {
      return TemplateShelf.builtInOnly();
    }
    Path path = Path.of(directory);
    if (!Files.isDirectory(path)) {
      throw refused(
          TEMPLATES,
          "name a directory that is there: templates lie in <directory>/<conference>/badges");
    }
    TemplateShelf shelf = new TemplateShelf(Optional.of(path));
    shelf.check();
    return shelf;
  }

  private static TreeMap<Integer, PemKey> given(Map<String, String> environment) {
    TreeMap<Integer, PemKey> keys = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          Matcher name = KEY.matcher(variable);
          if (name.matches() && !value.isBlank()) {
            int id = Integer.parseInt(name.group(1));
            if (id > PemKey.HIGHEST_ID) {
              throw refused(variable, "keys are numbered from 1 to " + PemKey.HIGHEST_ID);
            }
            // Files of variables have one line for each, and tools write the breaks like this.
            keys.put(id, new PemKey(variable, value.replace("\\n", "\n")));
          }
        });
    return keys;
  }

  private static KeyRing kept(Path directory) {
    try {
      return KeyFiles.open(directory);
    } catch (FileSystemException e) {
      // Its message is a path alone.
      throw refused(DIRECTORY, "make this usable: " + e);
    } catch (IOException e) {
      throw refused(DIRECTORY, e.getMessage());
    }
  }

  private static ConfigException refused(String setting, String remedy) {
    return new ConfigException(List.of(new ConfigException.Problem(setting, 0, 0, "", remedy)));
  }
}
