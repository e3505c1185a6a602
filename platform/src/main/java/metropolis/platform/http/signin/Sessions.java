package metropolis.platform.http.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.SignedTokens;

/**
 * Sessions as signed cookies: nothing is stored but the ids of those signed out of before they
 * ended. Threads may share it.
 */
final class Sessions {
  static final Duration LENGTH = Duration.ofHours(12);
  private static final String PURPOSE = "session";

  /** What a valid cookie says. */
  record Ticket(String id, String accountId, int epoch, Instant ends) {}

  private final SignedTokens tokens;
  private final Map<String, Instant> signedOut = new ConcurrentHashMap<>();

  Sessions(SignedTokens tokens) {
    this.tokens = tokens;
  }

  String start(Account account, Instant now) {
    return tokens.sign(
        PURPOSE,
        String.join(
            "|",
            Exchange.randomId(),
            account.id(),
            Integer.toString(account.epoch()),
            Long.toString(now.plus(LENGTH).getEpochSecond())));
  }

  Optional<Ticket> read(String cookie, Instant now) {
    return tokens
        .open(PURPOSE, cookie)
        .map(payload -> payload.split("\\|"))
        .filter(parts -> parts.length == 4)
        .map(
            parts ->
                new Ticket(
                    parts[0],
                    parts[1],
                    Integer.parseInt(parts[2]),
                    Instant.ofEpochSecond(Long.parseLong(parts[3]))))
        .filter(ticket -> now.isBefore(ticket.ends()) && !signedOut.containsKey(ticket.id()));
  }

  void end(String cookie, Instant now) {
    signedOut.values().removeIf(now::isAfter);
    read(cookie, now).ifPresent(ticket -> signedOut.put(ticket.id(), ticket.ends()));
  }
}
