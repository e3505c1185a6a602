package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front of services that run apart describes them all. */
class SiteApiTest {

  record Invoice(String reference, long open) {}

  /** Elsewhere something else goes by this name. */
  interface Other {
    record Invoice(String number) {}
  }

  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void close() {
    servers.forEach(HttpServer::close);
  }

  @Test
  void the_front_describes_what_it_passes_on() throws Exception {
    URI payment = service("payment", "invoice", Invoice.class).url();
    URI badge = service("badge", "print", Invoice.class).url();

    JsonNode site = description(front(at("payment", payment), at("badge", badge)).url());

    assertThat(paths(site)).containsExactly("/api/badge", "/api/payment", "/api/registration");
    assertThat(site.at("/components/schemas/Invoice/properties")).hasSize(2);
    assertThat(site.has("x-missing-services")).isFalse();
  }

  @Test
  void what_a_service_describes_and_the_front_does_not_pass_on_is_left_out() throws Exception {
    HttpServer payment =
        started(
            routes -> {
              operation(routes, "/api/payment", "invoice", Invoice.class);
              operation(routes, "/api/payments-of-old", "old", Invoice.class);
            });

    JsonNode site = description(front(at("payment", payment.url())).url());

    assertThat(paths(site)).containsExactly("/api/payment", "/api/registration");
  }

  @Test
  void a_service_that_is_away_is_named_and_the_others_are_described() throws Exception {
    URI badge = service("badge", "print", Invoice.class).url();
    URI away = URI.create("http://127.0.0.1:" + freePort());

    JsonNode site = description(front(at("payment", away), at("badge", badge)).url());

    assertThat(paths(site)).containsExactly("/api/badge", "/api/registration");
    assertThat(site.path("x-missing-services")).hasToString("[\"payment\"]");
    assertThat(site.at("/info/description").asText()).contains("payment");
  }

  @Test
  void a_service_that_answers_nonsense_is_named_as_missing(@TempDir Path directory)
      throws Exception {
    Files.writeString(directory.resolve("openapi.json"), "{\"paths\":[]");
    var nonsense =
        SimpleFileServer.createFileServer(
            new InetSocketAddress("127.0.0.1", 0), directory, SimpleFileServer.OutputLevel.NONE);
    nonsense.start();
    try {
      URI payment = URI.create("http://127.0.0.1:" + nonsense.getAddress().getPort());

      JsonNode site = description(front(at("payment", payment)).url());

      assertThat(paths(site)).containsExactly("/api/registration");
      assertThat(site.path("x-missing-services")).hasToString("[\"payment\"]");
    } finally {
      nonsense.stop(0);
    }
  }

  @Test
  void each_of_two_that_pass_on_to_each_other_describes_both() throws Exception {
    int port = freePort();
    URI first = URI.create("http://127.0.0.1:" + port);
    HttpServer second =
        started(
            routes -> {
              operation(routes, "/api/payment", "invoice", Invoice.class);
              routes.elsewhere("registration", first, List.of("/api/registration"));
            });
    servers.add(
        HttpServer.on(new ServerSettings("127.0.0.1", port, first, false))
            .module(
                routes -> {
                  operation(routes, "/api/registration", "register", Invoice.class);
                  routes.elsewhere("payment", second.url(), List.of("/api/payment"));
                })
            .start());

    JsonNode byFirst = description(first);
    JsonNode bySecond = description(second.url());

    assertThat(paths(byFirst)).containsExactly("/api/payment", "/api/registration");
    assertThat(bySecond).isEqualTo(byFirst);
  }

  @Test
  void two_things_of_one_name_are_told_apart() throws Exception {
    URI payment = service("payment", "invoice", Invoice.class).url();
    URI badge = service("badge", "print", Other.Invoice.class).url();

    JsonNode site = description(front(at("payment", payment), at("badge", badge)).url());

    assertThat(answer(site, "/api/payment").path("reference").isObject()).isTrue();
    assertThat(answer(site, "/api/badge").path("number").isObject()).isTrue();
  }

  private static Routes.Elsewhere at(String service, URI server) {
    return new Routes.Elsewhere(service, server, List.of("/api/" + service));
  }

  private HttpServer front(Routes.Elsewhere... services) {
    return started(
        routes -> {
          operation(routes, "/api/registration", "register", Invoice.class);
          for (Routes.Elsewhere it : services) {
            routes.elsewhere(it.service(), it.server(), it.paths());
          }
        });
  }

  private HttpServer service(String name, String operation, Class<?> answer) {
    return started(routes -> operation(routes, "/api/" + name, operation, answer));
  }

  private HttpServer started(HttpModule module) {
    HttpServer server = HttpServer.on(ServerSettings.local()).module(module).start();
    servers.add(server);
    return server;
  }

  private static <T> void operation(Routes routes, String path, String id, Class<T> answer) {
    routes.api(
        Operation.get(path, id, "Answers something.").answers(answer),
        Access.PUBLIC,
        (x, _) -> null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static JsonNode description(URI server) throws Exception {
    try (var in = server.resolve("/openapi.json").toURL().openStream()) {
      return new ObjectMapper().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<String> paths(JsonNode site) {
    List<String> paths = new ArrayList<>();
    site.path("paths").fieldNames().forEachRemaining(paths::add);
    return paths;
  }

  /** The properties of what an operation answers, found by its reference. */
  private static JsonNode answer(JsonNode site, String path) {
    JsonNode schema =
        site.path("paths")
            .path(path)
            .at("/get/responses/200/content/application~1json/schema/$ref");
    return site.at(schema.asText().substring(1)).path("properties");
  }
}
