package metropolis.platform.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.kafka.KafkaSettings;
import metropolis.schemas.Topics;

/**
 * What the environment says about a process: where it listens, where its data lies, which cluster.
 *
 * @param server where it listens
 * @param dataDirectory for state and for keys of the services' own
 * @param secretsDirectory for the signing key and the accounts of the staff, which the services of
 *     one installation share
 * @param tokens made with the signing key that was given as a variable; empty to keep one in the
 *     secrets directory
 * @param partitions of every topic
 * @param replication of topics that are created; -1 for the cluster's default
 * @param self how other instances reach this one
 * @param peers the services that run elsewhere
 * @param now the moment the clock starts from; empty for the real time
 * @param environment all other variables, without the signing key
 */
public record LaunchSettings(
    ServerSettings server,
    Path dataDirectory,
    Path secretsDirectory,
    Optional<SignedTokens> tokens,
    int partitions,
    int replication,
    Optional<URI> self,
    Peers peers,
    Optional<Instant> now,
    Map<String, String> environment) {

  private static final String SIGNING_KEY = "METROPOLIS_SIGNING_KEY";

  /** Settings that hold a key, of the services too. */
  private static final Pattern KEY = Pattern.compile("METROPOLIS_\\w*KEY(_\\d+)?");

  /**
   * Reads the variables, each overridden by an argument of its name: {@code METROPOLIS_DATA_DIR} by
   * {@code --data-dir}.
   *
   * @throws IllegalArgumentException naming each setting that cannot be used, and the remedy
   */
  public static LaunchSettings read(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(arguments(arguments));
    Reader reader = new Reader(all);
    int port = reader.number("METROPOLIS_PORT", 8080, 0, 65_535);
    String host = reader.text("METROPOLIS_HOST", "127.0.0.1");
    Path data = Path.of(reader.text("METROPOLIS_DATA_DIR", "data"));
    URI publicUrl = reader.url("METROPOLIS_PUBLIC_URL").orElse(localUrl(port));
    LaunchSettings settings =
        new LaunchSettings(
            new ServerSettings(host, port, publicUrl, reader.yes("METROPOLIS_BEHIND_PROXY")),
            data,
            Path.of(reader.text("METROPOLIS_SECRETS_DIR", data.toString())),
            reader.tokens(SIGNING_KEY),
            reader.number("METROPOLIS_PARTITIONS", Topics.PARTITIONS, 1, 1000),
            reader.number("METROPOLIS_REPLICATION", -1, -1, 9),
            reader.url("METROPOLIS_SELF_URL"),
            reader.peers("METROPOLIS_PEERS"),
            reader.moment("METROPOLIS_NOW"),
            without(SIGNING_KEY, all));
    reader.refuseIfWrong();
    return settings;
  }

  /** The cluster that the environment names. */
  public KafkaSettings kafka() {
    return kafka(KafkaSettings.fromEnvironment(environment));
  }

  /** A given cluster. */
  public KafkaSettings kafka(Map<String, String> clients) {
    return new KafkaSettings(clients, dataDirectory.resolve("state"), partitions, replication);
  }

  /** The real clock, or one that runs on from the moment that was set. */
  public InstantSource clock() {
    InstantSource real = InstantSource.system();
    return now.map(
            from -> {
              Duration ahead = Duration.between(real.instant(), from);
              return (InstantSource) () -> real.instant().plus(ahead);
            })
        .orElse(real);
  }

  private static URI localUrl(int port) {
    return URI.create("http://localhost" + (port == 0 ? "" : ":" + port));
  }

  private static Map<String, String> arguments(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "arguments come in pairs, as in --port 8080: " + arguments[i] + " does not fit");
      }
      String option = arguments[i].substring(2).toUpperCase(java.util.Locale.ROOT);
      String name = "METROPOLIS_" + option.replace('-', '_');
      if (KEY.matcher(name).matches()) {
        throw new IllegalArgumentException(
            arguments[i]
                + " would show the key to everybody on this machine: set the variable "
                + name);
      }
      given.put(name, arguments[i + 1]);
    }
    return given;
  }

  private static Map<String, String> without(String name, Map<String, String> variables) {
    Map<String, String> others = new HashMap<>(variables);
    others.remove(name);
    return Map.copyOf(others);
  }

  /** Gathers all that is wrong, so that one start tells everything. */
  private static final class Reader {
    private final Map<String, String> variables;
    private final List<String> wrong = new ArrayList<>();

    Reader(Map<String, String> variables) {
      this.variables = variables;
    }

    String text(String name, String otherwise) {
      String value = variables.getOrDefault(name, "").strip();
      return value.isEmpty() ? otherwise : value;
    }

    boolean yes(String name) {
      String value = text(name, "no");
      if (!List.of("yes", "no", "true", "false").contains(value)) {
        wrong.add(name + " must be yes or no, not " + value);
      }
      return value.equals("yes") || value.equals("true");
    }

    int number(String name, int otherwise, int least, int most) {
      String value = text(name, String.valueOf(otherwise));
      try {
        int number = Integer.parseInt(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, with the range.
      }
      wrong.add(name + " must be a number from " + least + " to " + most + ", not " + value);
      return otherwise;
    }

    Optional<URI> url(String name) {
      String value = text(name, "");
      if (value.isEmpty()) {
        return Optional.empty();
      }
      try {
        URI url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
          return Optional.of(url);
        }
      } catch (IllegalArgumentException e) {
        // Told below, with an example.
      }
      wrong.add(name + " must be an address as http://host:8080, not " + value);
      return Optional.empty();
    }

    Peers peers(String name) {
      try {
        return Peers.parse(text(name, ""));
      } catch (IllegalArgumentException e) {
        wrong.add(e.getMessage());
        return new Peers(Map.of());
      }
    }

    /** Never repeats what was given. */
    Optional<SignedTokens> tokens(String name) {
      String value = text(name, "");
      if (value.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(SignedTokens.ofKey(value));
      } catch (IllegalArgumentException e) {
        wrong.add(name + ": " + e.getMessage() + " \"openssl rand -base64 32\" makes one.");
        return Optional.empty();
      }
    }

    Optional<Instant> moment(String name) {
      String value = text(name, "");
      if (value.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(OffsetDateTime.parse(value).toInstant());
      } catch (DateTimeParseException e) {
        wrong.add(name + " must be a moment as 2004-09-27T08:00+02:00, not " + value);
        return Optional.empty();
      }
    }

    void refuseIfWrong() {
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", wrong));
      }
    }
  }
}
