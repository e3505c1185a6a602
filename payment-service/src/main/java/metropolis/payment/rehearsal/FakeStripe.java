package metropolis.payment.rehearsal;

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
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import metropolis.payment.stripe.StripeProvider;
import metropolis.payment.stripe.StripeSettings;

/**
 * A provider that speaks Stripe's API on this machine and signs as Stripe does. What payers, their
 * banks and Stripe itself do is done by methods; each leaves events that {@link #deliver} sends, in
 * any order, more than once and late, as the real one may. For one thread, beside those that ask.
 */
public final class FakeStripe implements AutoCloseable {

  public static final String KEY = "sk_test_51MetropolisRehearsal";
  public static final String WEBHOOK_KEY = "whsec_rehearsal0123456789";

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeObjects objects;
  private final Map<String, String> sessionsByKey = new ConcurrentHashMap<>();
  private final Map<String, List<String>> parts = new ConcurrentHashMap<>();
  private final Map<String, Payout> payouts = new ConcurrentHashMap<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();

  /** Every request as method, path and form, for tests. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  private volatile int failing;
  private int ids;

  /** As it was told. */
  private record Payout(long net, LocalDate arrival, int trace) {}

  public FakeStripe() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    objects = new FakeObjects("http://127.0.0.1:" + server.getAddress().getPort());
    server.createContext("/", this::answer);
    server.start();
  }

  public StripeSettings settings() {
    return new StripeSettings(KEY, List.of(WEBHOOK_KEY), URI.create(objects.address()));
  }

  /** By which a service is connected to it. */
  public Map<String, String> environment() {
    return Map.of(
        StripeSettings.KEY,
        KEY,
        StripeSettings.WEBHOOK_KEY,
        WEBHOOK_KEY,
        StripeSettings.API,
        objects.address());
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
    return objects.last();
  }

  /** What a session was opened with. */
  public Map<String, String> session(String id) {
    return objects.session(id);
  }

  public String status(String session) {
    return objects.status(session);
  }

  /** The payer pays on the hosted page. */
  public void pay(String session) {
    objects.put(session, "complete");
    event("payment_intent.succeeded", objects.intent(session));
    event("checkout.session.completed", objects.checkout(session, "paid"));
  }

  /** The payer chooses a way to pay that takes time. */
  public void payLater(String session) {
    objects.put(session, "complete");
    event("checkout.session.completed", objects.checkout(session, "unpaid"));
  }

  public void expire(String session) {
    objects.put(session, "expired");
    event("checkout.session.expired", objects.checkout(session, "unpaid"));
  }

  public void failLater(String session) {
    event("checkout.session.async_payment_failed", objects.checkout(session, "unpaid"));
  }

  /** Somebody refunds in the dashboard. */
  public void refund(String session, long minor) {
    String refund = "re_" + ++ids;
    event("refund.created", objects.refund(refund, session, minor, "pending"));
    event("charge.refunded", objects.charge(session, minor));
    event("refund.updated", objects.refund(refund, session, minor, "succeeded"));
  }

  /** The payer's bank takes all of it back. */
  public void dispute(String session) {
    event("charge.dispute.created", objects.dispute(session, "needs_response", "-"));
    event("charge.dispute.funds_withdrawn", objects.dispute(session, "needs_response", "-"));
  }

  public void winDispute(String session) {
    event("charge.dispute.closed", objects.dispute(session, "won", "-"));
    event("charge.dispute.funds_reinstated", objects.dispute(session, "won", "-+"));
  }

  /** Pays out payments, less 2.9 % and 30 cents each, and what failed before. */
  public String payOut(LocalDate arrival, String... paid) {
    String payout = "po_" + ++ids + "Rehearsal";
    List<String> moved = new ArrayList<>();
    long net = 0;
    for (String session : paid) {
      long amount = objects.amount(session);
      long fee = fee(amount);
      net += amount - fee;
      moved.add(moved("charge", "charge", amount, fee, objects.charge(session, 0)));
    }
    for (String before : failed) {
      long amount = payouts.get(before).net();
      net += amount;
      moved.add(
          moved("payout_failure", "payout_reversal", amount, 0, payout(before, "failed", "")));
    }
    failed.clear();
    moved.add(moved("payout", "payout", -net, 0, "\"" + payout + "\""));
    parts.put(payout, moved);
    payouts.put(payout, new Payout(net, arrival, ids));
    event("payout.reconciliation_completed", payout(payout, "in_transit", ""));
    event("payout.paid", payout(payout, "paid", ""));
    return payout;
  }

  /**
   * The bank does not take a payout; the next one has its money.
   *
   * @param code why
   */
  public void failPayout(String payout, String code) {
    failed.add(payout);
    event("payout.failed", payout(payout, "failed", code));
  }

  private String moved(String type, String category, long amount, long fee, String source) {
    return "{\"id\":\"txn_%d\",\"type\":\"%s\",\"reporting_category\":\"%s\",\"currency\":\"chf\",\"amount\":%d,\"fee\":%d,\"net\":%d,\"source\":%s}"
        .formatted(++ids, type, category, amount, fee, amount - fee, source);
  }

  private String payout(String id, String status, String code) {
    Payout told = payouts.get(id);
    long arrival = told.arrival().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return "{\"id\":\"%s\",\"object\":\"payout\",\"amount\":%d,\"currency\":\"chf\",\"arrival_date\":%d,\"status\":\"%s\",\"failure_code\":%s,\"metadata\":{},\"reconciliation_status\":\"completed\",\"trace_id\":{\"status\":\"supported\",\"value\":\"TRACE%d\"}}"
        .formatted(
            id,
            told.net(),
            arrival,
            status,
            code.isEmpty() ? "null" : "\"" + code + "\"",
            told.trace());
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
      header.append(",v1=").append(signature(time.getEpochSecond() + "." + body, key));
    }
    return header + ",v0=" + "0".repeat(64);
  }

  private static String signature(String signed, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private void event(String type, String object) {
    events.add(
        "{\"id\":\"evt_%d\",\"object\":\"event\",\"created\":%d,\"livemode\":false,\"type\":\"%s\",\"data\":{\"object\":%s}}"
            .formatted(++ids, Instant.now().getEpochSecond(), type, object));
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
      String id = sessionsByKey.computeIfAbsent(key, _ -> objects.opened(form(body)));
      reply(exchange, 200, objects.checkout(id, "unpaid"));
    } else if (path.startsWith("/v1/checkout/sessions/")) {
      String id = path.split("/")[4];
      if (path.endsWith("/expire")) {
        expire(id);
      }
      boolean known = objects.session(id) != null;
      reply(exchange, known ? 200 : 404, known ? objects.checkout(id, "unpaid") : "{}");
    } else if (path.startsWith("/v1/payment_intents/")) {
      String id = path.substring(path.lastIndexOf('/') + 1).replace("pi_", "cs_");
      boolean known = objects.session(id) != null;
      reply(exchange, known ? 200 : 404, known ? objects.intent(id) : "{}");
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
