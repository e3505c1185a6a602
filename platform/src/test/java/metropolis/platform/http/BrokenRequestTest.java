package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests that are broken, too large or cut short before anybody reads what they say. */
class BrokenRequestTest extends BadInput {

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

  private HttpResponse<String> upload(String body) throws Exception {
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
}
