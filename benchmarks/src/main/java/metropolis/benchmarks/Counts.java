package metropolis.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears how many people the doors have let in, as the control room does. For one thread. */
final class Counts implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Heard(int admitted, long nanos) {}

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param stream of server-sent events
   * @param token of staff
   */
  Counts(URI stream, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token).build();
    var answer = client.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().name("counts").start(() -> listen(lines));
  }

  private void listen(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long now = System.nanoTime();
        if (line.startsWith("data:") && line.contains("admitted")) {
          int admitted = 0;
          for (JsonNode gate : JSON.readTree(line.substring(5)).path("gates")) {
            admitted += gate.path("admitted").asInt();
          }
          heard.add(new Heard(admitted, now));
        }
      }
    } catch (IOException ended) {
      // Whoever waits will say that nothing comes any more.
    }
  }

  /** Waits until so many were let in; returns when that was heard. */
  long await(int admitted) throws InterruptedException {
    while (true) {
      Heard next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("the control room heard of no more scans");
      }
      if (next.admitted() >= admitted) {
        return next.nanos();
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
