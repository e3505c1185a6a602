package metropolis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import metropolis.allinone.ServerProcess;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.values.Role;

/**
 * The all-in-one with the conference of the benchmarks, in a process of its own that can be started
 * more than once over the same data. Immutable.
 *
 * @param token opens it for programs of the secretariat and the gates
 */
record BenchServer(Path data, String token) {

  /** Writes what the server finds when it starts. */
  static BenchServer in(Path data) throws IOException {
    Files.createDirectories(data);
    Files.writeString(conference(data), BenchConference.yaml());
    String token =
        SignIn.open(
                data.resolve("accounts.yaml"),
                SignedTokens.keptIn(data.resolve("signing.key")),
                InstantSource.system())
            .addToken("bench", Set.of(Role.SECRETARIAT, Role.GATE));
    return new BenchServer(data, token);
  }

  private static Path conference(Path data) {
    return data.resolve("conference.yaml");
  }

  ServerProcess start() throws IOException {
    return ServerProcess.start(
        "metropolis.allinone.AllInOne",
        data,
        Map.of(),
        "--conferences",
        conference(data).toString(),
        "--now",
        "2004-09-27T08:00+02:00");
  }

  /** Removes a directory and all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
