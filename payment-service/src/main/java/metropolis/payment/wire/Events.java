package metropolis.payment.wire;

import java.util.Optional;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.VatRate;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.AllocationReversed;
import metropolis.schemas.payment.BankLineBooked;
import metropolis.schemas.payment.BankLineChargeReversed;
import metropolis.schemas.payment.BankLineCharged;
import metropolis.schemas.payment.BankLineReclaimed;
import metropolis.schemas.payment.BankLineReplaced;
import metropolis.schemas.payment.BankLineSetAside;
import metropolis.schemas.payment.CsvProfileDropped;
import metropolis.schemas.payment.CsvProfileKept;
import metropolis.schemas.payment.Direction;
import metropolis.schemas.payment.GroupInvoiceIssued;
import metropolis.schemas.payment.InvoiceCancelled;
import metropolis.schemas.payment.InvoiceIssued;
import metropolis.schemas.payment.InvoiceReaddressed;
import metropolis.schemas.payment.InvoiceReminded;
import metropolis.schemas.payment.InvoiceReopened;
import metropolis.schemas.payment.InvoiceSettled;
import metropolis.schemas.payment.InvoiceWaived;
import metropolis.schemas.payment.PaymentAllocated;
import metropolis.schemas.payment.PeriodClosed;
import metropolis.schemas.payment.SettlementBasis;
import metropolis.schemas.payment.StatementImported;
import metropolis.schemas.payment.WaiverReversed;
import org.apache.avro.specific.SpecificRecord;

/** Events of the books, both ways. */
public final class Events {

  private Events() {}

  /** What an event is about: the invoice where there is one, else the line or the statement. */
  public static String entity(PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.InvoiceIssued e -> e.number().toString();
      case PaymentEvent.InvoiceCancelled e -> e.number().toString();
      case PaymentEvent.InvoiceWaived e -> e.invoice().toString();
      case PaymentEvent.WaiverReversed e -> e.invoice().toString();
      case PaymentEvent.InvoiceSettled e -> e.number().toString();
      case PaymentEvent.InvoiceReopened e -> e.number().toString();
      case PaymentEvent.InvoiceReaddressed e -> e.number().toString();
      case PaymentEvent.GroupInvoiceIssued e -> e.number().toString();
      case PaymentEvent.InvoiceReminded e -> e.number().toString();
      case PaymentEvent.PaymentAllocated e -> e.invoice().toString();
      case PaymentEvent.AllocationReversed e -> e.invoice().toString();
      case PaymentEvent.StatementImported e -> e.importId();
      case PaymentEvent.BankLineBooked e -> e.lineKey();
      case PaymentEvent.BankLineReplaced e -> e.lineKey();
      case PaymentEvent.BankLineSetAside e -> e.lineKey();
      case PaymentEvent.BankLineReclaimed e -> e.lineKey();
      case PaymentEvent.BankLineCharged e -> e.lineKey();
      case PaymentEvent.BankLineChargeReversed e -> e.lineKey();
      case PaymentEvent.PeriodClosed e -> e.through().toString();
      case PaymentEvent.CsvProfileKept e -> e.profile().id();
      case PaymentEvent.CsvProfileDropped e -> e.profileId();
      case PaymentEvent.Card e -> Cards.entity(e);
      case PaymentEvent.PayerEvent e -> PayerEvents.entity(e);
    };
  }

  /**
   * @param ordinal of the event within its decision, from 1: with the cause it names the event
   */
  public static EventMeta meta(String conference, PaymentEvent event, Cause cause, int ordinal) {
    return new EventMeta(
        cause.commandId() + "." + ordinal,
        conference,
        entity(event),
        cause.time(),
        cause.actor().role().name(),
        cause.actor().id(),
        cause.commandId());
  }

  public static SpecificRecord record(EventMeta meta, PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.InvoiceIssued e ->
          new InvoiceIssued(
              meta,
              e.registrationId(),
              e.number().toString(),
              Values.amount(e.amount()),
              e.reference(),
              e.category(),
              e.tier(),
              e.issued(),
              e.due(),
              e.vat().hundredths(),
              e.referenceAbroad(),
              Bills.numberOrEmpty(e.supplementTo()));
      case PaymentEvent.GroupInvoiceIssued e -> Bills.record(meta, e);
      case PaymentEvent.InvoiceReminded e -> Bills.record(meta, e);
      case PaymentEvent.InvoiceCancelled e ->
          new InvoiceCancelled(
              meta,
              e.registrationId(),
              e.number().toString(),
              Values.amount(e.credited()),
              e.reason());
      case PaymentEvent.StatementImported e ->
          new StatementImported(
              meta,
              e.fileHash(),
              e.format(),
              e.statementId(),
              e.account(),
              e.newLines(),
              e.knownLines(),
              e.rejectedLines(),
              Values.amount(e.newCredits()),
              Values.amount(e.newDebits()),
              Values.amountOrNull(e.balanceDifference()),
              e.uploadHash(),
              e.informationalLines(),
              Reckonings.recordOrNull(e.reckoning()));
      case PaymentEvent.BankLineBooked e ->
          new BankLineBooked(
              meta,
              e.lineKey(),
              e.entryReference(),
              e.amount().isNegative() ? Direction.DEBIT : Direction.CREDIT,
              e.reversal(),
              Values.amount(e.amount().isNegative() ? e.amount().negated() : e.amount()),
              e.bookingDate(),
              e.valueDate(),
              e.reference(),
              e.fileHash(),
              e.aggregate(),
              e.telling().account(),
              e.telling().entry(),
              Values.source(e.telling()),
              e.telling().marks(),
              e.telling().fileLine(),
              e.place());
      case PaymentEvent.BankLineReplaced e ->
          new BankLineReplaced(meta, e.lineKey(), Values.amount(e.amount()), e.fileHash());
      case PaymentEvent.PaymentAllocated e ->
          new PaymentAllocated(
              meta,
              e.allocationId(),
              e.lineKey(),
              e.invoice().toString(),
              Values.amount(e.amount()),
              e.rule(),
              e.score());
      case PaymentEvent.AllocationReversed e ->
          new AllocationReversed(
              meta,
              e.allocationId(),
              e.lineKey(),
              e.invoice().toString(),
              Values.amount(e.amount()),
              e.reason());
      case PaymentEvent.InvoiceWaived e ->
          new InvoiceWaived(
              meta, e.waiverId(), e.invoice().toString(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.WaiverReversed e ->
          new WaiverReversed(
              meta, e.waiverId(), e.invoice().toString(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.BankLineSetAside e ->
          new BankLineSetAside(meta, e.lineKey(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.BankLineReclaimed e ->
          new BankLineReclaimed(meta, e.lineKey(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.BankLineCharged e ->
          new BankLineCharged(meta, e.lineKey(), Values.amount(e.amount()), e.reason(), e.byRule());
      case PaymentEvent.BankLineChargeReversed e ->
          new BankLineChargeReversed(meta, e.lineKey(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.InvoiceSettled e ->
          new InvoiceSettled(
              meta,
              e.registrationId(),
              e.number().toString(),
              SettlementBasis.valueOf(e.basis().name()));
      case PaymentEvent.InvoiceReopened e ->
          new InvoiceReopened(
              meta, e.registrationId(), e.number().toString(), Values.amount(e.open()));
      case PaymentEvent.InvoiceReaddressed e ->
          new InvoiceReaddressed(meta, e.registrationId(), e.number().toString());
      case PaymentEvent.PeriodClosed e -> new PeriodClosed(meta, e.through());
      case PaymentEvent.CsvProfileKept e -> new CsvProfileKept(meta, Layouts.layout(e.profile()));
      case PaymentEvent.CsvProfileDropped e -> new CsvProfileDropped(meta, e.profileId());
      case PaymentEvent.Card e -> Cards.record(meta, e);
      case PaymentEvent.PayerEvent e -> PayerEvents.record(meta, e);
    };
  }

  /** Empty if the record is no event of the books. */
  public static Optional<PaymentEvent> event(SpecificRecord record) {
    return Optional.ofNullable(
        switch (record) {
          case InvoiceIssued e ->
              new PaymentEvent.InvoiceIssued(
                  e.getRegistrationId(),
                  Values.number(e.getNumber()),
                  Values.money(e.getAmount()),
                  e.getReference(),
                  e.getCategory(),
                  e.getTier(),
                  e.getIssued(),
                  e.getDue(),
                  new VatRate(e.getVatRate()),
                  e.getReferenceAbroad(),
                  Bills.number(e.getSupplementTo()));
          case GroupInvoiceIssued e -> Bills.event(e);
          case InvoiceReminded e -> Bills.event(e);
          case InvoiceCancelled e ->
              new PaymentEvent.InvoiceCancelled(
                  e.getRegistrationId(),
                  Values.number(e.getNumber()),
                  Values.money(e.getCredited()),
                  e.getReason());
          case StatementImported e -> imported(e);
          case BankLineBooked e -> booked(e);
          case BankLineReplaced e ->
              new PaymentEvent.BankLineReplaced(
                  e.getLineKey(), Values.money(e.getAmount()), e.getFileHash());
          case PaymentAllocated e ->
              new PaymentEvent.PaymentAllocated(
                  e.getAllocationId(),
                  e.getLineKey(),
                  Values.number(e.getInvoiceNumber()),
                  Values.money(e.getAmount()),
                  e.getRule(),
                  e.getScore());
          case AllocationReversed e ->
              new PaymentEvent.AllocationReversed(
                  e.getAllocationId(),
                  e.getLineKey(),
                  Values.number(e.getInvoiceNumber()),
                  Values.money(e.getAmount()),
                  e.getReason());
          case InvoiceWaived e ->
              new PaymentEvent.InvoiceWaived(
                  e.getWaiverId(),
                  Values.number(e.getInvoiceNumber()),
                  Values.money(e.getAmount()),
                  e.getReason());
          case WaiverReversed e ->
              new PaymentEvent.WaiverReversed(
                  e.getWaiverId(),
                  Values.number(e.getInvoiceNumber()),
                  Values.money(e.getAmount()),
                  e.getReason());
          case BankLineSetAside e ->
              new PaymentEvent.BankLineSetAside(
                  e.getLineKey(), Values.money(e.getAmount()), e.getReason());
          case BankLineReclaimed e ->
              new PaymentEvent.BankLineReclaimed(
                  e.getLineKey(), Values.money(e.getAmount()), e.getReason());
          case BankLineCharged e ->
              new PaymentEvent.BankLineCharged(
                  e.getLineKey(), Values.money(e.getAmount()), e.getReason(), e.getByRule());
          case BankLineChargeReversed e ->
              new PaymentEvent.BankLineChargeReversed(
                  e.getLineKey(), Values.money(e.getAmount()), e.getReason());
          case InvoiceSettled e ->
              new PaymentEvent.InvoiceSettled(
                  e.getRegistrationId(),
                  Values.number(e.getNumber()),
                  PaymentEvent.Basis.valueOf(e.getBasis().name()));
          case InvoiceReopened e ->
              new PaymentEvent.InvoiceReopened(
                  e.getRegistrationId(), Values.number(e.getNumber()), Values.money(e.getOpen()));
          case InvoiceReaddressed e ->
              new PaymentEvent.InvoiceReaddressed(
                  e.getRegistrationId(), Values.number(e.getNumber()));
          case PeriodClosed e -> new PaymentEvent.PeriodClosed(e.getThrough());
          case CsvProfileKept e -> new PaymentEvent.CsvProfileKept(Layouts.profile(e.getLayout()));
          case CsvProfileDropped e -> new PaymentEvent.CsvProfileDropped(e.getProfileId());
          default ->
              Optional.<PaymentEvent>ofNullable(PayerEvents.eventOrNull(record))
                  .orElseGet(() -> Cards.event(record));
        });
  }

  private static PaymentEvent imported(StatementImported e) {
    return new PaymentEvent.StatementImported(
        e.getMeta().getEntityId(),
        e.getFileHash(),
        e.getFormat(),
        e.getStatementId(),
        e.getAccount(),
        e.getNewLines(),
        e.getKnownLines(),
        e.getRejectedLines(),
        Values.money(e.getNewCredits()),
        Values.money(e.getNewDebits()),
        Optional.ofNullable(e.getBalanceDifference()).map(Values::money),
        e.getUploadHash(),
        e.getInformationalLines(),
        Reckonings.reckoning(e.getReckoning()));
  }

  private static PaymentEvent booked(BankLineBooked e) {
    Money amount = Values.money(e.getAmount());
    return new PaymentEvent.BankLineBooked(
        e.getLineKey(),
        e.getEntryReference(),
        e.getAggregate(),
        e.getReversal(),
        e.getDirection() == Direction.DEBIT ? amount.negated() : amount,
        e.getBookingDate(),
        e.getValueDate(),
        e.getReference(),
        e.getFileHash(),
        Values.telling(e.getAccount(), e.getSource(), e.getEntry(), e.getMarks(), e.getFileLine()),
        e.getPlace());
  }
}
