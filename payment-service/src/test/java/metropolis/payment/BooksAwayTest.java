package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.payment.http.FinanceDesk;
import metropolis.payment.http.PaymentHttp;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.values.Cause;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the broker is away or state is being restored. */
class BooksAwayTest {

  private static final FinanceDesk AWAY =
      new FinanceDesk() {
        @Override
        public <R> Optional<R> read(String conference, Function<Office, R> query) {
          throw new NotReady("restoring");
        }

        @Override
        public boolean await(String conference, Predicate<Office> condition, Duration patience) {
          throw new NotReady("restoring");
        }

        @Override
        public Answer carryOut(String conference, Order order, Cause cause) {
          throw new Unanswered(cause.commandId());
        }

        @Override
        public Answer take(String conference, Parcel parcel, Cause cause) {
          throw new Unanswered(cause.commandId());
        }
      };

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        HttpServer.on(ServerSettings.local())
            .gatekeeper(new Site.ByName())
            .module(new PaymentHttp(AWAY))
            .start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_page_says_to_come_back_in_words() throws Exception {
    var answer = send(request("/metropolis-2004/finance").header("Accept", "text/html;q=1"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("<!doctype html>", "<h1>");
  }

  @Test
  void an_unanswered_command_is_named_so_that_it_can_be_sent_again() throws Exception {
    var answer =
        send(
            request("/api/payment/metropolis-2004/lines/L1/reclaim")
                .header("Idempotency-Key", "my-own-key-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\":\"ours-after-all\"}")));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"commandId\":\"my-own-key-1\"");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.url().resolve(path))
        .header("Authorization", "Bearer FINANCE");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
