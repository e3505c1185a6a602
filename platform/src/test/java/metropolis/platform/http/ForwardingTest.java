package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import metropolis.platform.values.HeldElsewhere;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {

  record Question(String text) {}

  record Echo(String text, String host) {}

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final HttpServer owner = server(x -> {});
  private final URI ownersUrl = owner.url();
  private final HttpServer other =
      server(
          x -> {
            throw new HeldElsewhere("metropolis", ownersUrl);
          });

  private interface Check {
    void check(Exchange exchange);
  }

  private HttpServer server(Check check) {
    return HttpServer.on(ServerSettings.local())
        .module(
            routes ->
                routes
                    .api(
                        Operation.post("/api/test/{conference}/echo", "echo", "Says it again.")
                            .body(Question.class)
                            .answers(Echo.class),
                        Access.PUBLIC,
                        (x, body) -> {
                          commands.add(x.commandId());
                          check.check(x);
                          return new Echo(body.text(), x.query("who").orElse(""));
                        })
                    .download(
                        "/{conference}/file.bin",
                        Access.PUBLIC,
                        x -> {
                          check.check(x);
                          return Reply.attachment(
                              "application/octet-stream", "file.bin", new byte[] {0, 1, 2, -1});
                        }))
        .start();
  }

  @AfterEach
  void close() {
    other.close();
    owner.close();
  }

  @Test
  void a_request_is_answered_by_the_instance_that_holds_the_conference() throws Exception {
    var answer = post(other.url(), "/api/test/metropolis/echo?who=me", "{\"text\":\"Zürich 北京\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"text\":\"Zürich 北京\",\"host\":\"me\"}");
  }

  @Test
  void the_command_keeps_its_id_on_the_way() throws Exception {
    post(other.url(), "/api/test/metropolis/echo", "{\"text\":\"x\"}");

    assertThat(commands).hasSize(2);
    assertThat(commands.getFirst()).isEqualTo(commands.getLast());
  }

  @Test
  void bytes_and_headers_come_back_as_they_were() throws Exception {
    HttpResponse<byte[]> answer;
    try (HttpClient client = HttpClient.newHttpClient()) {
      answer =
          client.send(
              HttpRequest.newBuilder(other.url().resolve("/metropolis/file.bin")).build(),
              BodyHandlers.ofByteArray());
    }

    assertThat(answer.body()).containsExactly(0, 1, 2, -1);
    assertThat(answer.headers().map())
        .containsEntry("Content-Disposition", List.of("attachment; filename=\"file.bin\""));
  }

  @Test
  void an_owner_that_is_away_is_answered_503_to_try_again() throws Exception {
    owner.close();

    var answer = post(other.url(), "/api/test/metropolis/echo", "{\"text\":\"x\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void a_request_goes_round_once_at_most() throws Exception {
    HttpServer[] self = new HttpServer[1];
    try (HttpServer lost =
        server(
            x -> {
              throw new HeldElsewhere("metropolis", self[0].url());
            })) {
      self[0] = lost;

      var answer = post(lost.url(), "/api/test/metropolis/echo", "{\"text\":\"x\"}");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(commands).hasSize(2);
    }
  }

  private static HttpResponse<String> post(URI base, String path, String json)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(base.resolve(path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
