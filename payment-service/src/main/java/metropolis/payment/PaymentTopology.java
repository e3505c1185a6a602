package metropolis.payment;

import metropolis.payment.office.Office;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.WriterTopology;
import metropolis.schemas.Topics;
import org.apache.kafka.streams.Topology;

/** Where payment's records come from, what it keeps, where they go. */
public final class PaymentTopology {

  static final String INVOICES = "invoices";
  static final String BANK_LINES = "bank-lines";
  static final String IMPORTS = "imports";
  static final String PERIODS = "periods";
  static final String FILES = "statement-files";
  static final String PIECES = "upload-pieces";
  static final String UPLOADS = "uploads-under-way";
  static final String PROFILES = "csv-profiles";
  static final String CARD_PAYMENTS = "card-payments";
  static final String CARD_PAYOUTS = "card-payouts";
  static final String PAYERS = "payers";
  static final String PROGRAMMES = "programmes";
  static final String WAITING = "fees-waiting";
  static final String CREDITS = "payer-credits";
  static final String REFUNDS = "refunds";
  static final String ORDERS = "payment-orders";
  static final String PROPOSALS = "waiver-proposals";

  private PaymentTopology() {}

  public static Topology build(Shards<Office> shards) {
    return WriterTopology.<Office>deciding(Topics.PAYMENT_COMMANDS, Topics.PAYMENT_REPLIES)
        .following(Topics.CONFERENCES)
        .following(Topics.DELEGATES)
        .following(Topics.REGISTRATION_EVENTS)
        .keeping(PROGRAMMES)
        .keeping(PAYERS)
        .keeping(WAITING)
        .keeping(INVOICES)
        .keeping(BANK_LINES)
        .keeping(IMPORTS)
        .keeping(PERIODS)
        .keeping(FILES)
        .keeping(PROFILES)
        .keeping(CARD_PAYMENTS)
        .keeping(CARD_PAYOUTS)
        .keeping(CREDITS)
        .keeping(REFUNDS)
        .keeping(ORDERS)
        .keeping(PROPOSALS)
        .keeping(PIECES)
        .keeping(UPLOADS)
        .writing(Topics.PAYMENT_EVENTS)
        .build(PaymentWriter::new, shards);
  }
}
