package metropolis.payment;

import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An invoice that the bank's first statement paid in part, and another, on a real server. */
abstract class PartPaidStory {

  static final String API = PaymentStory.API;
  static final String FINANCE = PaymentStory.PAGES;

  Site site;

  @BeforeEach
  void given() throws Exception {
    site = new Site();
    site.wire.announced().registered("R1").accepted("R1", 45000).registered("R2");
    site.wire.accepted("R2", 50000);
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 20000, reference())));
    site.programAs(Role.FINANCE);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** Of the invoice that was paid in part. */
  String reference() {
    return site.wire.office().books().invoice("2004-000001").orElseThrow().head().reference();
  }
}
