package metropolis.payment.cards;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import metropolis.platform.values.Money;

/**
 * Whoever takes cards in our name, on pages of its own. Threads may share one. Every method may
 * need the network; what it cannot reach it says by {@link ProviderFailure}.
 */
public interface PaymentProvider {

  /** In addresses and in the books, e.g. "stripe". */
  String name();

  /** As people know it. */
  String title();

  /** Opens a hosted page; the same request again opens no second one. */
  Opened open(CheckoutRequest request);

  /** What became of a hosted page. */
  Checkout checkout(String session);

  /** Closes a hosted page, so that nobody can pay there any more. */
  void close(String session);

  /**
   * Verifies a notice and reads it.
   *
   * @param header of the request, by name
   * @param body as it came, byte for byte
   */
  Reading read(Function<String, Optional<String>> header, byte[] body);

  /**
   * @param paymentId ours; also makes the request repeatable
   * @param description for the payer, of what is paid
   * @param language of the hosted page, as a tag
   * @param paid where the payer comes back to
   * @param left where a payer who does not pay comes back to
   */
  record CheckoutRequest(
      String paymentId,
      String conference,
      String invoice,
      Money amount,
      String description,
      String language,
      URI paid,
      URI left) {}

  /** A hosted page that was opened. */
  record Opened(String session, URI page) {}

  /** A hosted page as it is now. */
  sealed interface Checkout {

    record Open(URI page) implements Checkout {}

    /** Paid, or the payment is under way. */
    record Complete() implements Checkout {}

    record Closed() implements Checkout {}
  }

  /** What a notice turned out to be. */
  sealed interface Reading {

    /**
     * @param conference as the payment was opened for
     */
    record Notice(String conference, String paymentId, String invoice, CardNotice notice)
        implements Reading {}

    /**
     * @param shares by conference
     * @param failure the provider's code of why it did not reach the bank; empty unless it failed
     */
    record Payout(List<Share> shares, Optional<String> failure) implements Reading {
      public Payout {
        shares = List.copyOf(shares);
      }
    }

    record Share(String conference, PayoutReport report) {}

    /** Genuine, and nothing to the books. */
    record Ignored(String why) implements Reading {}

    /**
     * Not to be believed, or not to be read.
     *
     * @param code why, as a word for programs
     * @param remedy an English sentence
     */
    record Rejected(String code, String remedy) implements Reading {}
  }
}
