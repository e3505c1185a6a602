package metropolis.payment.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What {@link FakeStripe} sells, written as Stripe writes it. Threads may share it. */
final class FakeObjects {

  private final String address;
  private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
  private final Map<String, String> statuses = new ConcurrentHashMap<>();

  /**
   * @param address of the hosted page
   */
  FakeObjects(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  String opened(Map<String, String> form) {
    String id = "cs_test_" + (sessions.size() + 1);
    sessions.put(id, form);
    statuses.put(id, "open");
    return id;
  }

  String last() {
    return "cs_test_" + sessions.size();
  }

  /** What a session was opened with; null if it is not known. */
  Map<String, String> session(String id) {
    return sessions.get(id);
  }

  String status(String session) {
    return statuses.get(session);
  }

  void put(String session, String status) {
    statuses.put(session, status);
  }

  long amount(String session) {
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

  String checkout(String session, String paymentStatus) {
    return "{\"id\":\"%s\",\"object\":\"checkout.session\",\"status\":\"%s\",\"url\":\"%s\",\"payment_status\":\"%s\",\"amount_total\":%d,\"currency\":\"%s\",\"payment_intent\":\"%s\",\"metadata\":%s}"
        .formatted(
            session,
            statuses.get(session),
            address + "/pay/" + session,
            paymentStatus,
            amount(session),
            currency(session),
            intentId(session),
            metadata(session, ""));
  }

  String intent(String session) {
    return "{\"id\":\"%s\",\"object\":\"payment_intent\",\"amount_received\":%d,\"currency\":\"%s\",\"metadata\":%s}"
        .formatted(
            intentId(session),
            amount(session),
            currency(session),
            metadata(session, "payment_intent_data"));
  }

  String charge(String session, long refunded) {
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

  String refund(String refund, String session, long minor, String status) {
    return "{\"id\":\"%s\",\"object\":\"refund\",\"amount\":%d,\"currency\":\"%s\",\"status\":\"%s\",\"payment_intent\":\"%s\",\"metadata\":{}}"
        .formatted(refund, minor, currency(session), status, intentId(session));
  }

  String dispute(String session, String status, String moved) {
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
}
