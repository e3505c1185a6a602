package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is taken only as what it is sent as. */
class MediaTypeTest {

  record Order(String name) {}

  private static HttpServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server =
        HttpServer.on(ServerSettings.local())
            .module(
                routes ->
                    routes
                        .api(
                            Operation.post("/api/orders", "order", "Orders.").body(Order.class),
                            Access.PUBLIC,
                            (_, _) -> null)
                        .api(
                            Operation.post("/api/statements", "take", "Takes a statement.")
                                .raw("application/xml", 2_000)
                                .orSentAs("text/xml"),
                            Access.PUBLIC,
                            (_, _) -> null))
            .start();
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/xml", "Application/XML; charset=utf-8"})
  void a_file_sent_as_what_is_taken_is_taken(String mediaType) throws Exception {
    assertThat(send("/api/statements", mediaType).statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "text/csv", "application/xmlish", ", ,", ""})
  void a_file_sent_as_anything_else_is_refused_with_what_is_taken(String mediaType)
      throws Exception {
    var answer = send("/api/statements", mediaType);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("Send application/xml or text/xml.");
  }

  @ParameterizedTest
  @CsvSource({"application/json, 204", "application/json-seq, 415", "text/json, 415"})
  void json_is_taken_as_json_alone(String mediaType, int status) throws Exception {
    assertThat(send("/api/orders", mediaType).statusCode()).isEqualTo(status);
  }

  @Test
  void the_description_tells_what_is_taken() throws Exception {
    JsonNode operation =
        new ObjectMapper()
            .readTree(client.get("/openapi.json").body())
            .at("/paths/~1api~1statements/post");

    assertThat(operation.at("/requestBody/content").fieldNames())
        .toIterable()
        .containsExactly("application/xml", "text/xml");
    assertThat(operation.at("/responses/415/description").asText())
        .isEqualTo("Not sent as application/xml or text/xml");
  }

  private static HttpResponse<String> send(String path, String mediaType) throws Exception {
    var request = client.request(path).POST(BodyPublishers.ofString("{\"name\":\"x\"}"));
    return client.send(mediaType.isEmpty() ? request : request.header("Content-Type", mediaType));
  }
}
