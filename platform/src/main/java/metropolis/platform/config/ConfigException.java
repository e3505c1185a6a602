package metropolis.platform.config;

import java.io.Serial;
import java.util.List;

/**
 * A configuration that cannot be used. The message has one problem a line, each with file, line,
 * column, key and remedy, and is made to be shown as it is.
 */
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * One thing to correct.
   *
   * @param line from 1; 0 if it concerns the whole file
   * @param key e.g. {@code sessions[2].capacity}; empty for the whole file
   */
  public record Problem(String file, int line, int column, String key, String remedy) {
    @Override
    public String toString() {
      String place = line > 0 ? file + ":" + line + ":" + column : file;
      return place + ": " + (key.isEmpty() ? "" : key + ": ") + remedy;
    }
  }

  private static final int MOST_TOLD = 50;

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(told(problems));
    this.problems = List.copyOf(problems);
  }

  /** The first of them: a file full of faults must not become a message longer than itself. */
  private static String told(List<Problem> problems) {
    String first =
        String.join("\n", problems.stream().limit(MOST_TOLD).map(Problem::toString).toList());
    int more = problems.size() - MOST_TOLD;
    return more > 0 ? first + "\nand " + more + " more of this file" : first;
  }

  static ConfigException of(String file, String remedy) {
    return new ConfigException(List.of(new Problem(file, 0, 0, "", remedy)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
