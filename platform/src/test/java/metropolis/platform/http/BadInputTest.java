package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest extends BadInput {

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
}
