package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {
  private static Supplier<RuntimeException> thrown;
  private static HttpServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server =
        HttpServer.on(ServerSettings.local())
            .module(
                routes ->
                    routes
                        .page(
                            "/page",
                            Access.PUBLIC,
                            _ -> {
                              throw thrown.get();
                            })
                        .api(
                            Operation.get("/api/thing", "thing", "Fails."),
                            Access.PUBLIC,
                            (_, _) -> {
                              throw thrown.get();
                            })
                        .api(
                            Operation.post("/api/order", "order", "Fails."),
                            Access.PUBLIC,
                            (_, _) -> {
                              throw thrown.get();
                            })
                        .api(
                            Operation.get("/api/staff", "staff", "For staff."),
                            Access.anyStaff(),
                            (_, _) -> null))
            .start();
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  static Stream<Arguments> table() {
    return Stream.of(
        row(() -> Problem.badRequest("email", "Give one.").refuse(), 400, "invalid-fields"),
        row(() -> Problem.notSignedIn().refuse(), 401, "not-signed-in"),
        row(() -> Problem.forbidden().refuse(), 403, "forbidden"),
        row(() -> Problem.notFound("unknown-delegate", "Check.").refuse(), 404, "unknown-delegate"),
        row(() -> Problem.conflict("session-full", "Choose.").refuse(), 409, "session-full"),
        row(() -> Problem.tooLarge(10).refuse(), 413, "too-large"),
        row(() -> Problem.unsupportedMediaType("JSON").refuse(), 415, "unsupported-media-type"),
        row(() -> Problem.tooManyRequests(9).refuse(), 429, "too-many-attempts"),
        row(() -> Problem.unavailable().refuse(), 503, "unavailable"),
        row(() -> new NotReady("the broker is away"), 503, "unavailable"),
        row(() -> new Unanswered("c-12345678"), 503, "unanswered"),
        row(() -> new IllegalStateException("secret of the house"), 500, "internal-error"));
  }

  private static Arguments row(Supplier<RuntimeException> what, int status, String code) {
    return Arguments.of(what, status, code);
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("table")
  void programs_are_told_status_and_code(Supplier<RuntimeException> what, int status, String code)
      throws Exception {
    thrown = what;

    HttpResponse<String> answer = client.get("/api/thing");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":" + status)
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("secret of the house");
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("table")
  void people_get_a_page(Supplier<RuntimeException> what, int status, String code)
      throws Exception {
    thrown = what;

    HttpResponse<String> answer = client.page("/page");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body())
        .contains("<h1>")
        .contains("class=\"remedy\"")
        .doesNotContain("secret of the house");
  }

  @Test
  void people_get_the_page_in_their_language() throws Exception {
    thrown = () -> Problem.unavailable().refuse();

    var answer =
        client.send(
            client
                .request("/page")
                .header("Accept", "text/html")
                .header("Accept-Language", "fr-CH, fr;q=0.9, en;q=0.5"));

    assertThat(answer.body()).contains("<html lang=\"fr\"").contains("Un instant");
  }

  @Test
  void a_part_of_a_page_gets_a_message_for_the_head_of_the_page() throws Exception {
    thrown = () -> Problem.conflict("session-full", "Choose another.").refuse();

    var answer = client.send(client.request("/page").header("HX-Request", "true"));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("HX-Retarget")).contains("#flash");
    assertThat(answer.body()).startsWith("<div class=\"flash warning\"");
  }

  @Test
  void an_unanswered_command_can_be_sent_again_with_its_id() throws Exception {
    thrown = () -> new Unanswered("c-12345678");

    var answer = client.get("/api/thing");

    assertThat(answer.body()).contains("\"commandId\":\"c-12345678\"");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
  }

  @ParameterizedTest
  @MethodSource("outages")
  void a_command_in_an_outage_is_told_under_which_key_it_is_the_same_again(
      Supplier<RuntimeException> outage) throws Exception {
    thrown = outage;

    var answer =
        client.send(
            client
                .request("/api/order")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "my-own-key-1")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"commandId\":\"my-own-key-1\"");
  }

  static Stream<Supplier<RuntimeException>> outages() {
    return Stream.of(
        () -> new Unanswered("derived-from-my-own-key-1"),
        () -> new NotReady("the broker has not been reached yet"));
  }

  @Test
  void what_broke_is_in_the_log_under_the_incident_number() throws Exception {
    thrown = () -> new IllegalStateException("secret of the house");

    var answer = client.get("/api/thing");

    assertThat(answer.body()).containsPattern("\"incident\":\"[A-Za-z0-9-]{8}\"");
  }

  @Test
  void a_field_error_names_field_and_remedy() throws Exception {
    thrown =
        () ->
            Problem.fieldErrors(
                    List.of(
                        new Problem.Field("email", "Give one."),
                        new Problem.Field("name", "Shorten it.")))
                .refuse();

    var answer = client.get("/api/thing");

    assertThat(answer.body())
        .contains("\"field\":\"email\"")
        .contains("\"remedy\":\"Give one.\"")
        .contains("\"field\":\"name\"");
  }

  @Test
  void programs_that_are_not_signed_in_are_told_how_to() throws Exception {
    var answer = client.get("/api/staff");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void another_method_is_not_allowed() throws Exception {
    var answer = client.json("/api/thing", "{}");

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  void errors_have_the_security_headers_too() throws Exception {
    thrown = () -> new IllegalStateException("broken");

    var answer = client.get("/api/thing");

    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }
}
