package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServingTest {
  record Count(int inside) {}

  @Test
  void a_server_is_ready_when_all_it_needs_is() throws Exception {
    try (HttpServer server =
            HttpServer.on(ServerSettings.local())
                .ready(Readiness.of("broker", () -> new Readiness.State(true, "reached")))
                .start();
        Client client = new Client(server)) {
      var answer = client.get("/health/ready");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"name\":\"broker\"").contains("reached");
    }
  }

  @Test
  void a_server_says_what_it_waits_for() throws Exception {
    try (HttpServer server =
            HttpServer.on(ServerSettings.local())
                .ready(Readiness.of("broker", () -> new Readiness.State(true, "reached")))
                .ready(Readiness.of("stream", () -> new Readiness.State(false, "restoring 40 %")))
                .start();
        Client client = new Client(server)) {
      var answer = client.get("/health/ready");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("restoring 40 %");
    }
  }

  @Test
  void a_check_that_breaks_is_not_ready() throws Exception {
    try (HttpServer server =
            HttpServer.on(ServerSettings.local())
                .ready(
                    Readiness.of(
                        "stream",
                        () -> {
                          throw new IllegalStateException("gone");
                        }))
                .start();
        Client client = new Client(server)) {
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void requests_are_timed_by_template_and_not_by_address() throws Exception {
    try (HttpServer server =
            HttpServer.on(ServerSettings.local())
                .module(r -> r.page("/{conference}/hello", Access.PUBLIC, _ -> Reply.text("hi")))
                .start();
        Client client = new Client(server)) {
      client.get("/metropolis-2004/hello");
      client.get("/nowhere/else");

      assertThat(client.get("/metrics").body())
          .contains("route=\"/{conference}/hello\",status=\"200\"")
          .contains("route=\"unmatched\",status=\"404\"")
          .contains("jvm_memory_used_bytes")
          .doesNotContain("metropolis-2004");
    }
  }

  @Test
  void a_request_under_way_is_finished_before_the_server_stops() throws Exception {
    var entered = new CountDownLatch(1);
    var mayFinish = new CountDownLatch(1);
    HttpServer server =
        HttpServer.on(ServerSettings.local())
            .module(
                r ->
                    r.page(
                        "/slow",
                        Access.PUBLIC,
                        _ -> {
                          entered.countDown();
                          mayFinish.await(20, TimeUnit.SECONDS);
                          return Reply.text("finished");
                        }))
            .start();
    try (Client client = new Client(server)) {
      var answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return client.get("/slow").body();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      entered.await(20, TimeUnit.SECONDS);
      var stopped = CompletableFuture.runAsync(server::close);

      mayFinish.countDown();

      assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
      stopped.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void events_arrive_as_they_are_sent_and_end_with_the_server() throws Exception {
    var hub = new EventHub();
    HttpServer server =
        HttpServer.on(ServerSettings.local())
            .closing(hub)
            .module(
                r ->
                    r.events(
                        "/{conference}/counts",
                        Access.PUBLIC,
                        x -> Reply.events(hub.open(x.conference()))))
            .start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(server.url().resolve("/metropolis-2004/counts")).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo(": connected");
      assertThat(lines.readLine()).isEmpty();

      hub.send("metropolis-2004", "counts", "<b>12</b>\n<i>in</i>");

      assertThat(lines.readLine()).isEqualTo("event: counts");
      assertThat(lines.readLine()).isEqualTo("data: <b>12</b>");
      assertThat(lines.readLine()).isEqualTo("data: <i>in</i>");
      assertThat(lines.readLine()).isEmpty();
      server.close();
      assertThat(lines.readLine()).isNull();
    }
  }

  @Test
  void a_client_that_does_not_keep_up_is_cut_off_and_nobody_waits() {
    var hub = new EventHub();
    EventStream slow = hub.open("metropolis-2004");

    for (int i = 0; i < 1_000; i++) {
      hub.send("metropolis-2004", "counts", "more");
    }

    assertThat(slow.isClosed()).isTrue();
  }

  @Test
  void a_file_that_breaks_half_way_does_not_pass_for_a_whole_one() throws Exception {
    HttpModule module =
        r ->
            r.download(
                "/list.csv",
                Access.PUBLIC,
                _ ->
                    Reply.attachment(
                        "text/csv",
                        "list.csv",
                        out -> {
                          out.write(new byte[200_000]);
                          throw new IllegalStateException("the shelf broke");
                        }));
    try (HttpServer server = HttpServer.on(ServerSettings.local()).module(module).start();
        Client client = new Client(server)) {
      assertThatThrownBy(() -> client.get("/list.csv")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_head_request_meets_the_same_checks_and_gets_no_body() throws Exception {
    HttpModule module =
        r ->
            r.page("/open", Access.PUBLIC, _ -> Reply.text("open"))
                .page("/desk", Access.anyStaff(), _ -> Reply.text("inside"));
    try (HttpServer server = HttpServer.on(ServerSettings.local()).module(module).start();
        Client client = new Client(server)) {
      assertThat(client.send(client.request("/desk").HEAD()).statusCode()).isEqualTo(401);
      assertThat(client.send(client.request("/open").HEAD()).body()).isEmpty();
    }
  }

  @Test
  void an_asset_kept_is_not_sent_again() throws Exception {
    try (HttpServer server = HttpServer.on(ServerSettings.local()).start();
        Client client = new Client(server)) {
      String path = Assets.url("metropolis.css");
      String etag = client.get(path).headers().firstValue("ETag").orElseThrow();

      var answer = client.send(client.request(path).header("If-None-Match", etag));

      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void an_asset_is_sent_packed_to_those_who_can_unpack_it() throws Exception {
    try (HttpServer server = HttpServer.on(ServerSettings.local()).start();
        Client client = new Client(server)) {
      var answer =
          client.send(client.request(Assets.url("pico.css")).header("Accept-Encoding", "br, gzip"));

      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow())
          .isLessThan(20_000);
    }
  }

  @Test
  void an_unknown_asset_is_missing() throws Exception {
    try (HttpServer server = HttpServer.on(ServerSettings.local()).start();
        Client client = new Client(server)) {
      assertThat(client.get("/assets/x/none.css").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_description_and_the_routes_agree() throws Exception {
    HttpModule module =
        r ->
            r.api(
                    Operation.get("/api/counts/{conference}", "counts", "Counts.")
                        .query("gate", "One gate only.")
                        .answers(Count.class),
                    Access.PUBLIC,
                    (_, _) -> new Count(1))
                .api(
                    Operation.post("/api/counts/{conference}", "count", "Counts one more.")
                        .body(Count.class),
                    Access.anyStaff(),
                    (_, _) -> null);
    try (HttpServer server = HttpServer.on(ServerSettings.local()).module(module).start()) {
      assertThat(ApiCheck.differences(server)).isEmpty();
    }
  }

  @Test
  void an_undescribed_status_is_found() throws Exception {
    HttpModule module =
        r ->
            r.api(
                Operation.get("/api/counts/{conference}", "counts", "Counts."),
                Access.PUBLIC,
                (_, _) -> {
                  throw Problem.conflict("closed", "Wait.").refuse();
                });
    try (HttpServer server = HttpServer.on(ServerSettings.local()).module(module).start()) {
      assertThat(ApiCheck.differences(server))
          .containsExactly("GET /api/counts/{conference} answers 409, which is not documented");
    }
  }

  @Test
  void two_routes_for_one_address_are_refused_at_the_start() {
    HttpModule twice =
        r ->
            r.page("/{conference}/x", Access.PUBLIC, _ -> Reply.text("a"))
                .page("/{other}/x", Access.PUBLIC, _ -> Reply.text("b"));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> HttpServer.on(ServerSettings.local()).module(twice).start()))
        .hasMessageContaining("two routes for GET /{other}/x");
  }
}
