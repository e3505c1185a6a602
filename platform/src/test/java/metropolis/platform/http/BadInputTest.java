package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import metropolis.platform.values.MayBeNull;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
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

  private static HttpServer server;
  private static Client client;

  @BeforeAll
  static void start() {
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
  static void stop() {
    client.close();
    server.close();
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(
            "unknown member", "{\"title\":\"a\",\"seats\":1,\"guests\":[],\"x\":1}", "$.x"),
        Arguments.of("missing member", "{\"title\":\"a\",\"guests\":[]}", "$.seats"),
        Arguments.of("null member", "{\"title\":null,\"seats\":1,\"guests\":[]}", "$.title"),
        Arguments.of("number for text", "{\"title\":5,\"seats\":1,\"guests\":[]}", "$.title"),
        Arguments.of(
            "text for number", "{\"title\":\"a\",\"seats\":\"1\",\"guests\":[]}", "$.seats"),
        Arguments.of("fraction", "{\"title\":\"a\",\"seats\":1.5,\"guests\":[]}", "$.seats"),
        Arguments.of(
            "great number", "{\"title\":\"a\",\"seats\":99999999999,\"guests\":[]}", "$.seats"),
        Arguments.of("object for list", "{\"title\":\"a\",\"seats\":1,\"guests\":{}}", "$.guests"),
        Arguments.of(
            "unknown choice",
            "{\"title\":\"a\",\"seats\":1,\"guests\":[{\"name\":\"b\",\"meal\":\"FISH\"}]}",
            "$.guests[0].meal"),
        Arguments.of(
            "number for choice",
            "{\"title\":\"a\",\"seats\":1,\"guests\":[{\"name\":\"b\",\"meal\":1}]}",
            "$.guests[0].meal"),
        Arguments.of(
            "null deep inside",
            "{\"title\":\"a\",\"seats\":1,\"guests\":[{\"name\":null}]}",
            "$.guests[0].name"),
        Arguments.of(
            "null in a list", "{\"title\":\"a\",\"seats\":1,\"guests\":[null]}", "$.guests[0]"),
        Arguments.of("endless number", "{\"seats\":" + "9".repeat(100) + "}", "$"),
        Arguments.of("number for a moment", withMoment("5"), "$.at"),
        Arguments.of("no moment", withMoment("\"<b>now\""), "$.at"),
        Arguments.of("end of time", withMoment("\"+999999999-12-31T23:59:59Z\""), "$.at"),
        Arguments.of(
            "control character", "{\"title\":\"a\\u0007\",\"seats\":1,\"guests\":[]}", "$.title"),
        Arguments.of(
            "half a surrogate", "{\"title\":\"a\\ud83d\",\"seats\":1,\"guests\":[]}", "$.title"),
        Arguments.of(
            "given twice", "{\"title\":\"a\",\"title\":\"b\",\"seats\":1,\"guests\":[]}", "$"),
        Arguments.of("rule of the record", "{\"title\":\"a\",\"seats\":11,\"guests\":[]}", "$"),
        Arguments.of("two documents", "{\"title\":\"a\",\"seats\":1,\"guests\":[]}{}", "$"),
        Arguments.of("cut short", "{\"title\":\"a\",\"seats\":1,\"gue", "$"),
        Arguments.of("no object", "5", "$"),
        Arguments.of("nothing", "", "$"),
        Arguments.of("null", "null", "$"),
        Arguments.of("too deep", "[".repeat(1_000), "$"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void a_bad_document_is_refused_by_path(String name, String document, String path)
      throws Exception {
    HttpResponse<String> answer = client.json("/api/orders", document);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"field\":\"" + path)
        .doesNotContain("<b>")
        .doesNotContain("metropolis.")
        .doesNotContain("jackson");
  }

  private static String withMoment(String moment) {
    return "{\"title\":\"a\",\"seats\":1,\"guests\":[],\"at\":" + moment + "}";
  }

  @Test
  void a_good_document_is_taken() throws Exception {
    var answer =
        client.json(
            "/api/orders",
            "{\"title\":\"Ночь 🌍\",\"seats\":2,\"guests\":[{\"name\":\"王\",\"meal\":\"MEAT\"}]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Ночь 🌍").contains("王");
  }

  @Test
  void what_is_no_json_is_refused() throws Exception {
    var answer = client.form("/api/orders", "title=a");

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void invalid_utf_8_is_refused() throws Exception {
    byte[] body = "{\"title\":\"a?\",\"seats\":1,\"guests\":[]}".getBytes(StandardCharsets.UTF_8);
    body[11] = (byte) 0xC3;

    var answer =
        client.send(
            client
                .request("/api/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Send UTF-8.");
  }

  @Test
  void a_body_over_the_limit_is_refused() throws Exception {
    var answer = client.json("/api/orders", " ".repeat(70_000));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void a_body_far_over_the_limit_is_refused_with_an_answer_that_arrives() throws Exception {
    var answer = client.json("/api/orders", " ".repeat(20_000_000));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void a_body_that_hides_its_length_is_refused_at_the_limit() throws Exception {
    var answer =
        client.send(
            client
                .request("/api/orders")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[200_000]))));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void an_invalid_escape_in_the_query_is_refused() throws Exception {
    String answer = raw("GET /search?q=%C3%28 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/search?q=%C3%28 | q</b>: Envoyez le texte en UTF-8.",
        "/search?q=a%07 | q</b>: Retirez les caractères de contrôle.",
        "/search?n=10 | n</b>: Indiquez un nombre entier de 1 à 9.",
        "/search/%E9 | Cette adresse n’est pas lisible"
      })
  void people_are_told_on_a_page_in_their_language(String path, String words) throws Exception {
    String answer =
        raw(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nAccept-Language: fr\r\n"
                + "Connection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("text/html")
        .contains("<html lang=\"fr\"")
        .contains("class=\"remedy\"")
        .contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: metropolis_session=x",
        "Cookie: metropolis_session=\u00ff\u00fe; metropolis_session=\"a;b",
        "Cookie: metropolis_flash=a.b; metropolis_browser=%00; metropolis_lang=zz",
        "Cookie: =;;;==",
        "Accept-Language: fr;q=x",
        "Accept-Language: de,,;;q=,-,*",
        "Accept-Language: \u00ff\u00fe",
        "Authorization: Basic YTpi"
      })
  void garbage_in_a_header_is_passed_over(String header) throws Exception {
    String answer =
        raw("GET /search?q=a HTTP/1.1\r\nHost: x\r\n" + header + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource({"a=%C3%28,<b>a</b>", "a=%zz,<b>a</b>", "a%07=1,<h1>"})
  void a_form_that_no_browser_sends_is_refused_by_field(String body, String words)
      throws Exception {
    var answer = client.form("/form", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<html").contains(words);
  }

  @Test
  void a_page_asked_for_by_another_method_is_refused_on_a_page() throws Exception {
    var answer = client.send(client.request("/search").header("Accept", "text/html").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("This cannot be done here");
  }

  @Test
  void a_control_character_in_the_query_is_refused() throws Exception {
    assertThat(client.get("/search?q=a%07b").statusCode()).isEqualTo(400);
  }

  @Test
  void a_number_out_of_range_is_refused_by_name() throws Exception {
    var answer = client.get("/search?n=10");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"n\"");
  }

  @Test
  void headers_too_large_are_refused() throws Exception {
    String answer =
        raw("GET /search HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(30_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431").contains("headers-too-large");
  }

  @Test
  void what_is_no_http_is_refused() throws Exception {
    String answer = raw("HELLO\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Jetty");
  }

  @Test
  void a_way_up_the_folders_is_refused() throws Exception {
    String answer =
        raw("GET /assets/x/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 40[04].*");
  }

  @Test
  void an_upload_is_read_whole() throws Exception {
    var answer = upload(multipart(true));

    assertThat(answer.body()).isEqualTo("hello|list.csv8");
  }

  @Test
  void an_upload_cut_short_is_refused() throws Exception {
    var answer = upload(multipart(false));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("broken-upload");
  }

  @Test
  void an_upload_over_the_limit_is_refused() throws Exception {
    var answer = upload("x".repeat(3_000));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void a_body_that_ends_before_its_length_is_no_error_of_ours() throws Exception {
    String answer =
        raw(
            "POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 500\r\n\r\n{\"title\":");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void a_client_that_falls_silent_is_not_waited_for() throws Exception {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(15_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + "Content-Length: 500\r\n\r\n{\"title\":")
                  .getBytes(StandardCharsets.ISO_8859_1));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 408");
    }
  }

  private static HttpResponse<String> upload(String body) throws Exception {
    return client.send(
        client
            .request("/api/files")
            .header("Content-Type", "multipart/form-data; boundary=cut-here")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String multipart(boolean whole) {
    String body =
        "--cut-here\r\n"
            + "Content-Disposition: form-data; name=\"note\"\r\n\r\n"
            + "hello\r\n"
            + "--cut-here\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + "a;b\r\n"
            + "1;2\r\n"
            + "--cut-here--\r\n";
    return whole ? body : body.substring(0, body.length() - 20);
  }

  /** Sends bytes as they are, ends its side of the connection, and reads what comes. */
  private static String raw(String request) throws Exception {
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
