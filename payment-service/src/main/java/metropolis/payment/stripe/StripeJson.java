package metropolis.payment.stripe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * JSON of which only a part is looked at, so unknown members are no fault here. Depth and lengths
 * have limits.
 */
final class StripeJson {

  private static final int DEEPEST = 60;
  private static final int LONGEST_STRING = 200_000;
  private static final int LONGEST_ID = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .maxNumberLength(30)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StripeJson() {}

  /** Empty if it is no object. */
  static Optional<JsonNode> read(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** An id, or the id of an object that stands in its place; empty if there is none. */
  static Optional<String> id(JsonNode node) {
    String text = node.isObject() ? node.path("id").asText("") : node.asText("");
    boolean fine = text.length() <= LONGEST_ID && text.matches("[A-Za-z0-9_-]+");
    return fine ? Optional.of(text) : Optional.empty();
  }

  /**
   * An amount in the smallest unit of a currency, as Stripe counts: two decimals for some that have
   * none by ISO 4217 are not among what conferences charge.
   *
   * @throws Unreadable if it is no whole number, or the currency is unknown
   */
  static Money money(JsonNode object, String field, String currencyField) {
    JsonNode amount = object.path(field);
    if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
      throw new Unreadable(field);
    }
    return new Money(amount.longValue(), currency(object, currencyField));
  }

  static Currency currency(JsonNode object, String field) {
    try {
      return Currency.getInstance(object.path(field).asText("").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new Unreadable(field);
    }
  }

  /** A member does not have the form that it must have. */
  static final class Unreadable extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Unreadable(String field) {
      super(field, null, false, false);
    }
  }
}
