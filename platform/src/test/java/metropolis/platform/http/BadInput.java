package metropolis.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import metropolis.platform.values.MayBeNull;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server for whatever is sent to it, the same for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInput {

  enum Meal {
    MEAT,
    VEGETABLES
  }

  record Guest(String name, @MayBeNull Meal meal) {}

  record Order(String title, int seats, List<Guest> guests, @MayBeNull Instant at) {
    Order {
      if (seats > 10) {
        throw new IllegalArgumentException("Ask for at most 10 seats.");
      }
    }
  }

  HttpServer server;
  Client client;

  @BeforeAll
  void start() {
    server =
        HttpServer.on(ServerSettings.local())
            .idle(Duration.ofMillis(600))
            .module(
                routes ->
                    routes
                        .api(
                            Operation.post("/api/orders", "order", "Orders.")
                                .body(Order.class)
                                .answers(Order.class),
                            Access.PUBLIC,
                            (_, order) -> order)
                        .api(
                            Operation.post("/api/files", "file", "Takes a form with a file.")
                                .raw("multipart/form-data", 2_000)
                                .answersFile("text/plain"),
                            Access.PUBLIC,
                            (x, _) ->
                                Reply.text(
                                    x.form().value("note")
                                        + "|"
                                        + x.form()
                                            .file("file")
                                            .map(file -> file.fileName() + file.bytes().length)
                                            .orElse("none")))
                        .form("/form", Access.PUBLIC, x -> Reply.text(x.form().value("a")))
                        .page(
                            "/search",
                            Access.PUBLIC,
                            x -> Reply.text(x.query("q").orElse("") + x.query("n", 1, 1, 9))))
            .start();
    client = new Client(server);
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  /** Sends bytes as they are, ends its side of the connection, and reads what comes. */
  String raw(String request) throws Exception {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      var answer = new ByteArrayOutputStream();
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(answer);
      } catch (java.net.SocketException _) {
        // A server that has answered may close before all was sent.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
