package metropolis.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import metropolis.platform.http.Access;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Reply;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.view.Texts;
import org.junit.jupiter.api.Test;

class PeersTest {

  @Test
  void what_belongs_to_a_peer_is_passed_on_to_it() throws Exception {
    try (HttpServer finance =
            HttpServer.on(ServerSettings.local())
                .module(
                    routes ->
                        routes.download(
                            "/{conference}/finance/lines.csv",
                            Access.PUBLIC,
                            x -> Reply.attachment("text/csv", "lines.csv", new byte[] {'a'})))
                .start();
        HttpServer front =
            HttpServer.on(ServerSettings.local())
                .module(new Peers(Map.of("payment", finance.url())))
                .start();
        HttpClient client = HttpClient.newHttpClient()) {

      var answer =
          client.send(
              HttpRequest.newBuilder(front.url().resolve("/metropolis/finance/lines.csv")).build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("a");
    }
  }

  @Test
  void peers_are_read_from_their_setting() {
    assertThat(Peers.parse("payment=http://payment:8080, badge=http://badge:8080").servers())
        .containsEntry("payment", URI.create("http://payment:8080"))
        .containsEntry("badge", URI.create("http://badge:8080"));
  }

  @Test
  void a_peer_that_is_no_service_is_refused() {
    assertThatThrownBy(() -> Peers.parse("billing=http://billing:8080"))
        .hasMessageContaining("the services are registration, payment, badge");
  }

  @Test
  void every_text_is_there_in_every_language() {
    assertThat(Texts.beside(Peers.class).missing()).isEmpty();
  }
}
