package metropolis.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Tells a form that a page of this site sent from one that another site made a browser send: it
 * carries a token bound to the browser and to the session, and browsers say that it comes from the
 * same origin.
 */
final class Csrf {
  static final String TOKEN_FIELD = "_form";
  static final String COMMAND_FIELD = "_command";
  private static final String HEADER = "X-Form-Token";
  private static final List<String> OWN_FETCH_SITES = List.of("same-origin", "none");

  private Csrf() {}

  /** Another one each time, so that it cannot be guessed from the sizes of compressed pages. */
  static String token(SignedTokens tokens, String browserId, String sessionId) {
    return token(tokens, Exchange.randomId(), browserId, sessionId);
  }

  private static String token(
      SignedTokens tokens, String nonce, String browserId, String sessionId) {
    String signed = tokens.sign("form", nonce + "|" + browserId + "|" + sessionId);
    return nonce + signed.substring(signed.indexOf('.'));
  }

  /**
   * @throws Refusal 403 if a form is not from here
   */
  static void checkForm(Exchange exchange) {
    boolean ours =
        fetchSite(exchange).map(OWN_FETCH_SITES::contains).orElse(true)
            && carriesToken(
                exchange,
                exchange.formData().fields().getOrDefault(TOKEN_FIELD, List.of()).stream()
                    .findFirst()
                    .or(() -> exchange.header(HEADER)));
    if (!ours) {
      throw Problem.forgedForm().refuse();
    }
  }

  /**
   * A write that a session cookie authorises must come from a page of this site; a bearer token is
   * proof enough by itself, since no browser sends one unasked.
   *
   * @throws Refusal 403 if it may not
   */
  static void checkApiWrite(Exchange exchange) {
    boolean ours =
        exchange.session().isEmpty()
            || exchange.byToken()
            || fetchSite(exchange).map("same-origin"::equals).orElse(false)
            || carriesToken(exchange, exchange.header(HEADER));
    if (!ours) {
      throw Problem.forgedForm().refuse();
    }
  }

  private static Optional<String> fetchSite(Exchange exchange) {
    return exchange.header("Sec-Fetch-Site");
  }

  private static boolean carriesToken(Exchange exchange, Optional<String> sent) {
    Optional<String> browser = exchange.cookies().knownBrowser();
    if (sent.isEmpty() || browser.isEmpty() || sent.get().indexOf('.') < 0) {
      return false;
    }
    String nonce = sent.get().substring(0, sent.get().indexOf('.'));
    String expected = token(exchange.tokens(), nonce, browser.get(), exchange.sessionId());
    return MessageDigest.isEqual(
        sent.get().getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
