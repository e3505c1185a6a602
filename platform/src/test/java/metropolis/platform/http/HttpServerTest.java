package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.MayBeNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  record Order(String name, int seats, List<String> sessions, @MayBeNull String note) {}

  private HttpServer server;
  private Client client;

  @BeforeEach
  void start() {
    server =
        HttpServer.on(ServerSettings.local())
            .module(
                routes ->
                    routes
                        .page(
                            "/{conference}/hello",
                            Access.PUBLIC,
                            x -> Layout.of(x).title("Hello").main(Views.text("a < b")))
                        .page("/desk", Access.anyStaff(), x -> Reply.text("inside"))
                        .api(
                            Operation.post("/api/orders", "order", "Orders seats.")
                                .body(Order.class)
                                .answers(Order.class),
                            Access.PUBLIC,
                            (x, order) -> order))
            .start();
    client = new Client(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_page_stands_in_the_layout_and_is_escaped() throws Exception {
    var answer = client.page("/metropolis-2004/hello");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<h1>Hello</h1>").contains("a &lt; b");
  }

  @Test
  void an_unknown_page_is_answered_with_a_page() throws Exception {
    var answer = client.page("/nowhere/at/all");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no such page");
  }

  @Test
  void an_unknown_api_path_is_answered_with_a_problem() throws Exception {
    var answer = client.get("/api/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void an_operation_reads_and_writes_json() throws Exception {
    var answer = client.json("/api/orders", "{\"name\":\"Asel\",\"seats\":2,\"sessions\":[\"a\"]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"name\":\"Asel\",\"seats\":2,\"sessions\":[\"a\"]}");
  }

  @Test
  void a_missing_member_is_named_by_its_path() throws Exception {
    var answer = client.json("/api/orders", "{\"name\":\"Asel\",\"sessions\":[\"a\"]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("$.seats").contains("Give a value.");
  }

  @Test
  void the_staffs_pages_lead_to_the_sign_in() throws Exception {
    var answer = client.page("/desk");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/sign-in?next=%2Fdesk");
  }

  @Test
  void the_description_lists_the_operation() throws Exception {
    var answer = client.get("/openapi.json");

    assertThat(answer.body()).contains("\"operationId\":\"order\"");
  }

  @Test
  void a_live_server_says_so() throws Exception {
    assertThat(client.get("/health/live").body()).isEqualTo("{\"live\":true}");
  }

  @Test
  void the_metrics_can_be_scraped() throws Exception {
    client.get("/health/live");

    assertThat(client.get("/metrics").body()).contains("http_server_requests_seconds_count");
  }

  @Test
  void a_style_sheet_is_kept_for_a_year() throws Exception {
    var answer = client.get(Assets.url("pico.css"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
  }
}
