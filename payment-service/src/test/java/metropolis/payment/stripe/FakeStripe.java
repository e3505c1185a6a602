package metropolis.payment.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A provider that speaks Stripe's API on this machine and signs as Stripe does. What payers, their
 * banks and Stripe itself do is done by methods; each leaves events that {@link #deliver} sends, in
 * any order, more than once and late, as the real one may.
 */
public final class FakeStripe implements AutoCloseable {

  public static final String KEY = "sk_test_51MetropolisRehearsal";
  public static final String WEBHOOK_KEY = "whsec_rehearsal0123456789";

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> sessionsByKey = new ConcurrentHashMap<>();
  private final Map<String, List<String>> parts = new ConcurrentHashMap<>();
  private final List<String> events = new CopyOnWriteArrayList<>();

  /** Every request as method, path and form, for tests. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  private volatile int failing;
  private int ids;

  public FakeStripe() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public StripeSettings settings() {
    return new StripeSettings(
        KEY, List.of(WEBHOOK_KEY), URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  public StripeProvider provider() {
    return new StripeProvider(settings(), Instant::now);
  }

  /** From now on every request is answered with this status; 0 for none. */
  public void fail(int status) {
    failing = status;
  }

  /** The session that was opened last. */
  public String lastSession() {
    return "cs_test_" + sessions.size();
  }

  /** What a session was opened with. */
  public Map<String, String> session(String id) {
    return sessions.get(id);
  }

  public String status(String session) {
    return statuses.get(session);
  }

  /** The payer pays on the hosted page. */
  public void pay(String session) {
    statuses.put(session, "complete");
    event("payment_intent.succeeded", intent(session));
    event("checkout.session.completed", sessionObject(session, "paid"));
  }

  /** The payer chooses a way to pay that takes time. */
  public void payLater(String session) {
    statuses.put(session, "complete");
    event("checkout.session.completed", sessionObject(session, "unpaid"));
  }

  public void expire(String session) {
    statuses.put(session, "expired");
    event("checkout.session.expired", sessionObject(session, "unpaid"));
  }

  public void failLater(String session) {
    event("checkout.session.async_payment_failed", sessionObject(session, "unpaid"));
  }

  /** Somebody refunds in the dashboard. */
  public void refund(String session, long minor) {
    String refund = "re_" + ++ids;
    event("refund.created", refundObject(refund, session, minor, "pending"));
    event("charge.refunded", charge(session, minor));
    event("refund.updated", refundObject(refund, session, minor, "succeeded"));
  }

  /** The payer's bank takes all of it back. */
  public void dispute(String session) {
    event("charge.dispute.created", disputeObject(session, "needs_response", "-"));
    event("charge.dispute.funds_withdrawn", disputeObject(session, "needs_response", "-"));
  }

  public void winDispute(String session) {
    event("charge.dispute.closed", disputeObject(session, "won", "-"));
    event("charge.dispute.funds_reinstated", disputeObject(session, "won", "-+"));
  }

  /** Pays out payments, less 2.9 % and 30 cents each, with this event. */
  public String payOut(String... paid) {
    String payout = "po_" + ++ids + "Rehearsal";
    List<String> moved = new ArrayList<>();
    long net = 0;
    for (String session : paid) {
      long amount = amount(session);
      long fee = fee(amount);
      net += amount - fee;
      moved.add(
          "{\"id\":\"txn_%d\",\"type\":\"charge\",\"reporting_category\":\"charge\",\"currency\":\"chf\",\"amount\":%d,\"fee\":%d,\"net\":%d,\"source\":%s}"
              .formatted(++ids, amount, fee, amount - fee, charge(session, 0)));
    }
    moved.add(
        "{\"id\":\"txn_%d\",\"type\":\"payout\",\"currency\":\"chf\",\"amount\":%d,\"fee\":0,\"source\":\"%s\"}"
            .formatted(++ids, -net, payout));
    parts.put(payout, moved);
    event(
        "payout.reconciliation_completed",
        "{\"id\":\"%s\",\"object\":\"payout\",\"amount\":%d,\"currency\":\"chf\",\"arrival_date\":%d,\"reconciliation_status\":\"completed\",\"trace_id\":{\"status\":\"supported\",\"value\":\"TRACE%d\"}}"
            .formatted(payout, net, Instant.parse("2004-06-15T00:00:00Z").getEpochSecond(), ids));
    return payout;
  }

  public static long fee(long amount) {
    return amount * 29 / 1000 + 30;
  }

  /** The events that were not sent yet, the oldest first. */
  public List<String> undelivered() {
    List<String> waiting = new ArrayList<>(events);
    events.clear();
    return waiting;
  }

  /** Sends all events, shuffled and some of them again; returns the statuses of the answers. */
  public List<Integer> deliver(URI webhook, Random random) throws Exception {
    List<String> waiting = undelivered();
    List<String> sent = new ArrayList<>(waiting);
    waiting.stream().filter(_ -> random.nextBoolean()).forEach(sent::add);
    Collections.shuffle(sent, random);
    List<Integer> answers = new ArrayList<>();
    for (String event : sent) {
      answers.add(deliver(webhook, event, header(event, Instant.now(), WEBHOOK_KEY)).statusCode());
    }
    return answers;
  }

  public HttpResponse<String> deliver(URI webhook, String event, String signature)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Stripe-Signature", signature)
            .POST(BodyPublishers.ofString(event))
            .build(),
        BodyHandlers.ofString());
  }

  /** As Stripe signs, with every key that is valid at the time, and an old scheme beside it. */
  public static String header(String body, Instant time, String... keys) {
    StringBuilder header = new StringBuilder("t=" + time.getEpochSecond());
    for (String key : keys) {
      byte[] signature =
          Signature.hmac(key, time.getEpochSecond(), body.getBytes(StandardCharsets.UTF_8));
      header.append(",v1=").append(HexFormat.of().formatHex(signature));
    }
    return header + ",v0=" + "0".repeat(64);
  }

  private void event(String type, String object) {
    events.add(
        "{\"id\":\"evt_%d\",\"object\":\"event\",\"created\":%d,\"livemode\":false,\"type\":\"%s\",\"data\":{\"object\":%s}}"
            .formatted(++ids, Instant.now().getEpochSecond(), type, object));
  }

  private long amount(String session) {
    return Long.parseLong(sessions.get(session).get("line_items[0][price_data][unit_amount]"));
  }

  private String currency(String session) {
    return sessions.get(session).get("line_items[0][price_data][currency]");
  }

  private static String intentId(String session) {
    return session.replace("cs_", "pi_");
  }

  private String metadata(String session, String prefix) {
    List<String> members = new ArrayList<>();
    sessions
        .get(session)
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix + "metadata[")
                  || name.startsWith(prefix + "[metadata][")) {
                String own = name.substring(name.lastIndexOf('[') + 1, name.length() - 1);
                members.add("\"" + own + "\":\"" + value + "\"");
              }
            });
    return "{" + String.join(",", members) + "}";
  }

  private String sessionObject(String session, String paymentStatus) {
    return "{\"id\":\"%s\",\"object\":\"checkout.session\",\"status\":\"%s\",\"url\":\"%s\",\"payment_status\":\"%s\",\"amount_total\":%d,\"currency\":\"%s\",\"payment_intent\":\"%s\",\"metadata\":%s}"
        .formatted(
            session,
            statuses.get(session),
            settings().api() + "/pay/" + session,
            paymentStatus,
            amount(session),
            currency(session),
            intentId(session),
            metadata(session, ""));
  }

  private String intent(String session) {
    return "{\"id\":\"%s\",\"object\":\"payment_intent\",\"amount_received\":%d,\"currency\":\"%s\",\"metadata\":%s}"
        .formatted(
            intentId(session),
            amount(session),
            currency(session),
            metadata(session, "payment_intent_data"));
  }

  private String charge(String session, long refunded) {
    return "{\"id\":\"%s\",\"object\":\"charge\",\"amount\":%d,\"amount_captured\":%d,\"amount_refunded\":%d,\"currency\":\"%s\",\"payment_intent\":\"%s\",\"metadata\":%s}"
        .formatted(
            session.replace("cs_", "ch_"),
            amount(session),
            amount(session),
            refunded,
            currency(session),
            intentId(session),
            metadata(session, "payment_intent_data"));
  }

  private String refundObject(String refund, String session, long minor, String status) {
    return "{\"id\":\"%s\",\"object\":\"refund\",\"amount\":%d,\"currency\":\"%s\",\"status\":\"%s\",\"payment_intent\":\"%s\",\"metadata\":{}}"
        .formatted(refund, minor, currency(session), status, intentId(session));
  }

  private String disputeObject(String session, String status, String moved) {
    List<String> transactions = new ArrayList<>();
    moved
        .chars()
        .forEach(
            sign ->
                transactions.add(
                    "{\"id\":\"txn_d%d\",\"amount\":%s%d}"
                        .formatted(transactions.size(), sign == '-' ? "-" : "", amount(session))));
    return "{\"id\":\"%s\",\"object\":\"dispute\",\"amount\":%d,\"currency\":\"%s\",\"status\":\"%s\",\"payment_intent\":\"%s\",\"metadata\":{},\"balance_transactions\":[%s]}"
        .formatted(
            session.replace("cs_", "dp_"),
            amount(session),
            currency(session),
            status,
            intentId(session),
            String.join(",", transactions));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + path + " " + body);
    if (path.startsWith("/pay/")) {
      reply(exchange, 200, "\"the hosted page\"");
    } else if (failing != 0) {
      reply(exchange, failing, "{\"error\":{\"type\":\"api_error\",\"code\":\"out_of_order\"}}");
    } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{\"error\":{\"type\":\"invalid_request_error\"}}");
    } else if (path.equals("/v1/checkout/sessions")) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String id = sessionsByKey.computeIfAbsent(key, _ -> opened(form(body)));
      reply(exchange, 200, sessionObject(id, "unpaid"));
    } else if (path.startsWith("/v1/checkout/sessions/")) {
      String id = path.split("/")[4];
      if (path.endsWith("/expire")) {
        expire(id);
      }
      boolean known = sessions.containsKey(id);
      reply(exchange, known ? 200 : 404, known ? sessionObject(id, "unpaid") : "{}");
    } else if (path.startsWith("/v1/payment_intents/")) {
      String id = path.substring(path.lastIndexOf('/') + 1).replace("pi_", "cs_");
      boolean known = sessions.containsKey(id);
      reply(exchange, known ? 200 : 404, known ? intent(id) : "{}");
    } else if (path.equals("/v1/balance_transactions")) {
      reply(exchange, 200, page(query));
    } else {
      reply(exchange, 404, "{}");
    }
  }

  /** One part a page, so that all pages are asked for. */
  private String page(String query) {
    List<String> all = parts.get(query.replaceAll(".*payout=([^&]*).*", "$1"));
    int from = 0;
    if (query.contains("starting_after=")) {
      String after = query.replaceAll(".*starting_after=([^&]*).*", "$1");
      while (!all.get(from++).contains("\"" + after + "\"")) {
        // The next one begins the page.
      }
    }
    return "{\"object\":\"list\",\"has_more\":%s,\"data\":[%s]}"
        .formatted(from + 1 < all.size(), all.get(from));
  }

  private String opened(Map<String, String> form) {
    String id = "cs_test_" + (sessions.size() + 1);
    sessions.put(id, form);
    statuses.put(id, "open");
    return id;
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : body.split("&")) {
      String[] pair = field.split("=", 2);
      form.put(decoded(pair[0]), decoded(pair[1]));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
