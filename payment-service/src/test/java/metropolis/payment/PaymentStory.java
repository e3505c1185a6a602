package metropolis.payment;

import java.math.BigDecimal;
import metropolis.payment.statement.CamtFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A conference with three open invoices, on a real server. */
abstract class PaymentStory {

  static final String API = "/api/payment/metropolis-2004";
  static final String PAGES = "/metropolis-2004/finance";

  Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    site.wire.announced();
    for (String registration : new String[] {"R1", "R2", "R3"}) {
      site.wire.registered(registration).accepted(registration, 45000);
    }
  }

  @AfterEach
  void stop() {
    site.close();
  }

  String reference(String registration) {
    return site.wire.office().books().invoiceOf(registration).orElseThrow().head().reference();
  }

  /** Books a credit without a reference, and tells its key. */
  String bookedByHand(String amount) throws Exception {
    site.wire.send(
        Wire.statement(
            "S1",
            Wire.credit("L1", new BigDecimal(amount).movePointRight(2).longValueExact(), "")));
    return "L1";
  }

  static String payment(String bankReference, String amount, String reference, String who) {
    return CamtFile.payment(bankReference, amount, reference, who);
  }
}
