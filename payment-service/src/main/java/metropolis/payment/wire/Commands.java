package metropolis.payment.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Extent;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.matching.Share;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.payment.AllocateByHand;
import metropolis.schemas.payment.ChargeLine;
import metropolis.schemas.payment.ClosePeriod;
import metropolis.schemas.payment.Direction;
import metropolis.schemas.payment.DropCsvProfile;
import metropolis.schemas.payment.ImportFile;
import metropolis.schemas.payment.ImportStatement;
import metropolis.schemas.payment.InvoiceShare;
import metropolis.schemas.payment.IssueGroupInvoice;
import metropolis.schemas.payment.IssueReminders;
import metropolis.schemas.payment.KeepCsvProfile;
import metropolis.schemas.payment.LineSetApart;
import metropolis.schemas.payment.ReaddressInvoice;
import metropolis.schemas.payment.ReclaimLine;
import metropolis.schemas.payment.ReverseAllocation;
import metropolis.schemas.payment.ReverseWaiver;
import metropolis.schemas.payment.SetAsideLine;
import metropolis.schemas.payment.SplitLine;
import metropolis.schemas.payment.StatementLine;
import metropolis.schemas.payment.TakeOutOfGroup;
import metropolis.schemas.payment.WaiveInvoice;
import org.apache.avro.specific.SpecificRecord;

/** Commands of people, both ways. What follows from other services' events is no record. */
public final class Commands {

  private Commands() {}

  public static CommandMeta meta(String conference, String entity, Cause cause) {
    return new CommandMeta(
        cause.commandId(),
        conference,
        entity,
        cause.time(),
        cause.actor().role().name(),
        cause.actor().id());
  }

  /** What a command is about: the line, the invoice, the statement. */
  public static String entity(PaymentCommand command) {
    return switch (command) {
      case PaymentCommand.IssueInvoice c -> c.registrationId();
      case PaymentCommand.CancelInvoice c -> c.registrationId();
      case PaymentCommand.ImportStatement c -> c.importId();
      case PaymentCommand.AllocateByHand c -> c.lineKey();
      case PaymentCommand.SplitLine c -> c.lineKey();
      case PaymentCommand.ReverseAllocation c -> c.allocationId();
      case PaymentCommand.WaiveInvoice c -> c.invoiceNumber();
      case PaymentCommand.ReverseWaiver c -> c.waiverId();
      case PaymentCommand.SetAsideLine c -> c.lineKey();
      case PaymentCommand.ReclaimLine c -> c.lineKey();
      case PaymentCommand.ChargeLine c -> c.lineKey();
      case PaymentCommand.ReaddressInvoice c -> c.invoiceNumber();
      case PaymentCommand.IssueGroupInvoice c ->
          c.invoiceNumbers().isEmpty() ? "none" : c.invoiceNumbers().getFirst();
      case PaymentCommand.TakeOutOfGroup c -> c.invoiceNumber();
      case PaymentCommand.IssueReminders c ->
          c.reminders().isEmpty() ? "none" : c.reminders().getFirst().invoiceNumber();
      case PaymentCommand.ClosePeriod c -> c.through().toString();
      case PaymentCommand.KeepCsvProfile c -> c.profile().id();
      case PaymentCommand.DropCsvProfile c -> c.profileId();
      case PaymentCommand.Card c -> Cards.entity(c);
      case PaymentCommand.PayerCommand c -> PayerCommands.entity(c);
    };
  }

  /**
   * @throws IllegalArgumentException for what only another service's event can lead to
   */
  public static SpecificRecord record(CommandMeta meta, Order order) {
    return switch (order.command()) {
      case PaymentCommand.IssueInvoice _, PaymentCommand.CancelInvoice _ ->
          throw new IllegalArgumentException("follows from an event, is not sent");
      case PaymentCommand.ImportStatement c -> statement(meta, c, order);
      case PaymentCommand.AllocateByHand c ->
          new AllocateByHand(meta, c.lineKey(), c.invoiceNumber(), Values.amount(c.amount()));
      case PaymentCommand.SplitLine c ->
          new SplitLine(
              meta,
              c.lineKey(),
              c.shares().stream()
                  .map(
                      share ->
                          new InvoiceShare(share.invoiceNumber(), Values.amount(share.amount())))
                  .toList(),
              c.chargeRest());
      case PaymentCommand.ReverseAllocation c ->
          new ReverseAllocation(meta, c.allocationId(), c.reason());
      case PaymentCommand.WaiveInvoice c ->
          new WaiveInvoice(
              meta, c.invoiceNumber(), Values.amount(c.amount()), c.reason(), order.note());
      case PaymentCommand.ReverseWaiver c -> new ReverseWaiver(meta, c.waiverId(), c.reason());
      case PaymentCommand.SetAsideLine c -> new SetAsideLine(meta, c.lineKey(), c.reason());
      case PaymentCommand.ChargeLine c -> new ChargeLine(meta, c.lineKey(), c.reason());
      case PaymentCommand.ReclaimLine c -> new ReclaimLine(meta, c.lineKey(), c.reason());
      case PaymentCommand.ReaddressInvoice c -> {
        PostalAddress to = order.address().orElseThrow();
        yield new ReaddressInvoice(
            meta,
            c.invoiceNumber(),
            to.name(),
            to.street(),
            to.houseNumber(),
            to.postalCode(),
            to.town(),
            to.country());
      }
      case PaymentCommand.IssueGroupInvoice c -> Bills.record(meta, c, order);
      case PaymentCommand.TakeOutOfGroup c -> Bills.record(meta, c);
      case PaymentCommand.IssueReminders c -> Bills.record(meta, c);
      case PaymentCommand.ClosePeriod c -> new ClosePeriod(meta, c.through());
      case PaymentCommand.KeepCsvProfile c -> new KeepCsvProfile(meta, Layouts.layout(c.profile()));
      case PaymentCommand.DropCsvProfile c -> new DropCsvProfile(meta, c.profileId());
      case PaymentCommand.Card c -> Cards.record(meta, c);
      case PaymentCommand.PayerCommand c -> PayerCommands.record(meta, c, order);
    };
  }

  /** Empty if the record is no command of this service. */
  public static Optional<Order> order(SpecificRecord record) {
    return Optional.ofNullable(
        switch (record) {
          case ImportStatement c -> statement(c);
          case AllocateByHand c ->
              Order.of(
                  new PaymentCommand.AllocateByHand(
                      c.getLineKey(), c.getInvoiceNumber(), Values.money(c.getAmount())));
          case SplitLine c ->
              Order.of(
                  new PaymentCommand.SplitLine(
                      c.getLineKey(),
                      c.getShares().stream()
                          .map(
                              share ->
                                  new Share(
                                      share.getInvoiceNumber(), Values.money(share.getAmount())))
                          .toList(),
                      c.getChargeRest()));
          case ReverseAllocation c ->
              Order.of(new PaymentCommand.ReverseAllocation(c.getAllocationId(), c.getReason()));
          case WaiveInvoice c ->
              new Order(
                  new PaymentCommand.WaiveInvoice(
                      c.getInvoiceNumber(), Values.money(c.getAmount()), c.getReason()),
                  Map.of(),
                  c.getNote(),
                  "");
          case ReverseWaiver c ->
              Order.of(new PaymentCommand.ReverseWaiver(c.getWaiverId(), c.getReason()));
          case SetAsideLine c ->
              Order.of(new PaymentCommand.SetAsideLine(c.getLineKey(), c.getReason()));
          case ChargeLine c ->
              Order.of(new PaymentCommand.ChargeLine(c.getLineKey(), c.getReason()));
          case ReclaimLine c ->
              Order.of(new PaymentCommand.ReclaimLine(c.getLineKey(), c.getReason()));
          case ReaddressInvoice c ->
              Order.readdressing(
                  c.getInvoiceNumber(),
                  new PostalAddress(
                      c.getName(),
                      c.getStreet(),
                      c.getHouseNumber(),
                      c.getPostalCode(),
                      c.getTown(),
                      c.getCountry()));
          case IssueGroupInvoice c -> Bills.order(c);
          case TakeOutOfGroup c -> Bills.order(c);
          case IssueReminders c -> Bills.order(c);
          case ClosePeriod c -> Order.of(new PaymentCommand.ClosePeriod(c.getThrough()));
          case KeepCsvProfile c ->
              Order.of(new PaymentCommand.KeepCsvProfile(Layouts.profile(c.getLayout())));
          case DropCsvProfile c -> Order.of(new PaymentCommand.DropCsvProfile(c.getProfileId()));
          default ->
              Optional.ofNullable(PayerCommands.orderOrNull(record))
                  .or(() -> Cards.command(record).map(Order::of))
                  .orElse(null);
        });
  }

  /** A file and all that it holds; each statement has a cause of its own that follows from it. */
  public static ImportFile record(String conference, Parcel parcel, Cause cause) {
    List<ImportStatement> statements = new ArrayList<>();
    for (Order order : parcel.statements()) {
      PaymentCommand.ImportStatement c = Parcel.statement(order);
      Cause part = part(cause, statements.size() + 1);
      statements.add(statement(meta(conference, c.importId(), part), c, order));
    }
    return new ImportFile(
        meta(conference, parcel.uploadHash(), cause),
        parcel.uploadHash(),
        parcel.fileName(),
        ByteBuffer.wrap(joined(parcel.compressed())),
        statements);
  }

  private static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** The cause of one statement of a file, or of one piece of a statement. */
  public static Cause part(Cause whole, int number) {
    return new Cause(whole.commandId() + "-" + number, whole.actor(), whole.time());
  }

  public static Parcel parcel(ImportFile file) {
    return new Parcel(
        file.getUploadHash(),
        file.getFileName(),
        List.of(Values.bytes(file.getContent())),
        file.getStatements().stream().map(Commands::statement).toList());
  }

  static ImportStatement statement(
      CommandMeta meta, PaymentCommand.ImportStatement c, Order order) {
    return new ImportStatement(
        meta,
        c.fileHash(),
        order.fileName(),
        c.format(),
        c.statementId(),
        c.account(),
        Values.amountOrNull(c.openingBalance()),
        Values.amountOrNull(c.closingBalance()),
        c.lines().stream().map(line -> line(line, order)).toList(),
        c.rejectedLines(),
        order.apart().stream().map(Values::apart).toList(),
        c.uploadHash(),
        c.currency().map(Currency::getCurrencyCode).orElse(""),
        c.extent().sequence(),
        c.extent().from().orElse(null),
        c.extent().through().orElse(null));
  }

  static Order statement(ImportStatement c) {
    List<Line> lines = c.getLines().stream().map(line -> line(line, c.getAccount())).toList();
    Map<String, Narrative> narratives =
        c.getLines().stream()
            .collect(
                Collectors.toMap(
                    StatementLine::getLineKey, Commands::narrative, (first, again) -> first));
    return new Order(
        new PaymentCommand.ImportStatement(
            c.getMeta().getEntityId(),
            c.getFileHash(),
            c.getFormat(),
            c.getStatementId(),
            c.getAccount(),
            Optional.ofNullable(c.getOpeningBalance()).map(Values::money),
            Optional.ofNullable(c.getClosingBalance()).map(Values::money),
            lines,
            c.getRejectedLines(),
            (int) c.getApart().stream().filter(LineSetApart::getInformational).count(),
            c.getUploadHash(),
            c.getCurrency().isEmpty()
                ? Optional.empty()
                : Optional.of(Currency.getInstance(c.getCurrency())),
            new Extent(
                c.getSequence(),
                Optional.ofNullable(c.getPeriodFrom()),
                Optional.ofNullable(c.getPeriodThrough()))),
        narratives,
        "",
        c.getFileName(),
        c.getApart().stream().map(Values::apart).toList());
  }

  static StatementLine line(Line line, Order order) {
    Narrative narrative = order.narratives().getOrDefault(line.lineKey(), Narrative.NONE);
    Money amount = line.amount();
    return new StatementLine(
        line.lineKey(),
        line.entryReference(),
        amount.isNegative() ? Direction.DEBIT : Direction.CREDIT,
        line.reversal(),
        Values.amount(amount.isNegative() ? amount.negated() : amount),
        line.bookingDate(),
        line.valueDate(),
        line.reference(),
        narrative.counterparty(),
        narrative.iban(),
        narrative.text(),
        narrative.code(),
        line.aggregate(),
        line.telling().entry(),
        Values.source(line.telling()),
        line.telling().marks(),
        line.telling().fileLine());
  }

  static Line line(StatementLine line, String account) {
    Money amount = Values.money(line.getAmount());
    return new Line(
        line.getLineKey(),
        Values.shared(line.getEntryReference()),
        line.getAggregate(),
        line.getReversal(),
        line.getDirection() == Direction.DEBIT ? amount.negated() : amount,
        Values.shared(line.getBookingDate()),
        Values.shared(line.getValueDate()),
        Values.shared(line.getReference()),
        Values.telling(
            account, line.getSource(), line.getEntry(), line.getMarks(), line.getFileLine()));
  }

  static Narrative narrative(StatementLine line) {
    return new Narrative(
        line.getCounterparty(),
        line.getCounterpartyIban(),
        Values.shared(line.getText()),
        Values.shared(line.getBankTransactionCode()));
  }
}
