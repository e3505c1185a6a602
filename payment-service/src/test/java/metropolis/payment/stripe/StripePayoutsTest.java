package metropolis.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metropolis.payment.cards.PaymentProvider.CheckoutRequest;
import metropolis.payment.cards.PaymentProvider.Reading;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.cards.PayoutReport.Kind;
import metropolis.payment.rehearsal.FakeStripe;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts of an account that conferences share. */
class StripePayoutsTest {

  private static final LocalDate ARRIVAL = LocalDate.of(2004, 6, 15);

  private FakeStripe stripe;
  private StripeProvider provider;

  @BeforeEach
  void start() throws Exception {
    stripe = new FakeStripe();
    provider = stripe.provider();
  }

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void each_conference_gets_its_own_share_of_a_payout() {
    stripe.payOut(ARRIVAL, paid("geneva-2004", 45000), paid("oslo-2005", 20000));

    Map<String, PayoutReport> shares = shares(lastPayout());

    assertThat(shares.get("geneva-2004").own()).isEqualTo(chf(45000 - FakeStripe.fee(45000)));
    assertThat(shares.get("oslo-2005").own()).isEqualTo(chf(20000 - FakeStripe.fee(20000)));
    assertThat(shares.get("oslo-2005").rest()).isEqualTo(shares.get("geneva-2004").own());
  }

  @Test
  void what_failed_is_carried_by_each_conference_with_what_it_had_of_it() {
    String failed = stripe.payOut(ARRIVAL, paid("geneva-2004", 45000), paid("oslo-2005", 20000));
    stripe.failPayout(failed, "no_account");
    Reading.Payout told = lastPayout();
    stripe.payOut(ARRIVAL.plusDays(1), paid("geneva-2004", 10000));

    Map<String, PayoutReport> shares = shares(lastPayout());

    assertThat(told.failure()).contains("no_account");
    PayoutReport geneva = shares.get("geneva-2004");
    PayoutReport oslo = shares.get("oslo-2005");
    assertThat(geneva.carried()).isEqualTo(chf(45000 - FakeStripe.fee(45000)));
    assertThat(geneva.gross()).isEqualTo(chf(10000));
    assertThat(oslo.carried()).isEqualTo(chf(20000 - FakeStripe.fee(20000)));
    assertThat(oslo.entries()).extracting(PayoutReport.Entry::kind).containsExactly(Kind.CARRIED);
    assertThat(geneva.own().plus(oslo.own())).isEqualTo(geneva.net()).isEqualTo(oslo.net());
  }

  @Test
  void what_failed_twice_is_still_whose_it_was() {
    stripe.failPayout(stripe.payOut(ARRIVAL, paid("geneva-2004", 45000)), "declined");
    stripe.failPayout(stripe.payOut(ARRIVAL, paid("oslo-2005", 20000)), "declined");
    stripe.payOut(ARRIVAL.plusDays(2), paid("geneva-2004", 10000));

    Map<String, PayoutReport> shares = shares(lastPayout());

    assertThat(shares.get("geneva-2004").carried()).isEqualTo(chf(45000 - FakeStripe.fee(45000)));
    assertThat(shares.get("oslo-2005").carried()).isEqualTo(chf(20000 - FakeStripe.fee(20000)));
  }

  private String paid(String conference, long minor) {
    String session =
        provider
            .open(
                new CheckoutRequest(
                    "card-" + conference + "-" + minor,
                    conference,
                    "2004-000001",
                    chf(minor),
                    "fee",
                    "en",
                    URI.create("https://conference.example/paid"),
                    URI.create("https://conference.example/left")))
            .session();
    stripe.pay(session);
    return session;
  }

  private Reading.Payout lastPayout() {
    List<String> events = stripe.undelivered();
    String event = events.getLast();
    String signature = FakeStripe.header(event, Instant.now(), FakeStripe.WEBHOOK_KEY);
    return (Reading.Payout)
        provider.read(_ -> Optional.of(signature), event.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, PayoutReport> shares(Reading.Payout payout) {
    Map<String, PayoutReport> shares = new TreeMap<>();
    payout.shares().forEach(share -> shares.put(share.conference(), share.report()));
    return shares;
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }
}
