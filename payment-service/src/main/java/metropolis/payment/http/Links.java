package metropolis.payment.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in addresses. */
final class Links {

  private Links() {}

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
