package metropolis.payment.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Claim;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.InvoiceItem;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.WantedReminder;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.Reminder;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.office.Order;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.GroupInvoiceIssued;
import metropolis.schemas.payment.InvoiceReminded;
import metropolis.schemas.payment.IssueGroupInvoice;
import metropolis.schemas.payment.IssueReminders;
import metropolis.schemas.payment.SettlementBasis;
import metropolis.schemas.payment.TakeOutOfGroup;
import metropolis.schemas.payment.state.InvoiceItemState;
import metropolis.schemas.payment.state.InvoiceState;
import metropolis.schemas.payment.state.ReminderState;

/** Invoices for groups, and reminders, both ways. */
final class Bills {

  private Bills() {}

  // Commands

  static IssueGroupInvoice record(
      CommandMeta meta, PaymentCommand.IssueGroupInvoice c, Order order) {
    PostalAddress to = order.address().orElseThrow();
    return new IssueGroupInvoice(
        meta,
        c.invoiceNumbers(),
        order.language(),
        to.name(),
        to.street(),
        to.houseNumber(),
        to.postalCode(),
        to.town(),
        to.country());
  }

  static Order order(IssueGroupInvoice c) {
    return Order.grouping(
        c.getInvoiceNumbers(),
        new PostalAddress(
            c.getName(),
            c.getStreet(),
            c.getHouseNumber(),
            c.getPostalCode(),
            c.getTown(),
            c.getCountry()),
        c.getLanguage());
  }

  static TakeOutOfGroup record(CommandMeta meta, PaymentCommand.TakeOutOfGroup c) {
    return new TakeOutOfGroup(meta, c.invoiceNumber(), c.registrationId());
  }

  static Order order(TakeOutOfGroup c) {
    return Order.of(new PaymentCommand.TakeOutOfGroup(c.getInvoiceNumber(), c.getRegistrationId()));
  }

  static IssueReminders record(CommandMeta meta, PaymentCommand.IssueReminders c) {
    return new IssueReminders(
        meta,
        c.reminders().stream()
            .map(r -> new metropolis.schemas.payment.WantedReminder(r.invoiceNumber(), r.level()))
            .toList());
  }

  /** Which payments wait is not sent: the office that decides knows it. */
  static Order order(IssueReminders c) {
    return Order.of(
        new PaymentCommand.IssueReminders(
            c.getReminders().stream()
                .map(r -> new WantedReminder(r.getInvoiceNumber(), r.getLevel()))
                .toList(),
            Set.of()));
  }

  // Events

  static GroupInvoiceIssued record(EventMeta meta, PaymentEvent.GroupInvoiceIssued e) {
    return new GroupInvoiceIssued(
        meta,
        e.number().toString(),
        e.items().stream().map(Bills::item).toList(),
        e.reference(),
        e.issued(),
        e.due(),
        e.referenceAbroad(),
        numberOrEmpty(e.supplementTo()));
  }

  static PaymentEvent event(GroupInvoiceIssued e) {
    return new PaymentEvent.GroupInvoiceIssued(
        Values.number(e.getNumber()),
        e.getItems().stream().map(Bills::item).toList(),
        e.getReference(),
        e.getIssued(),
        e.getDue(),
        e.getReferenceAbroad(),
        number(e.getSupplementTo()));
  }

  static InvoiceReminded record(EventMeta meta, PaymentEvent.InvoiceReminded e) {
    return new InvoiceReminded(
        meta, e.number().toString(), e.level(), Values.amount(e.open()), e.day(), e.payBy());
  }

  static PaymentEvent event(InvoiceReminded e) {
    return new PaymentEvent.InvoiceReminded(
        Values.number(e.getNumber()),
        e.getLevel(),
        Values.money(e.getOpen()),
        e.getDay(),
        e.getPayBy());
  }

  // States

  /** What an invoice for one asks follows from its other fields, as before there were groups. */
  static List<InvoiceItemState> claims(Invoice invoice) {
    return invoice.group()
        ? invoice.claims().stream()
            .map(
                claim ->
                    new InvoiceItemState(
                        item(claim.item()),
                        claim.ended(),
                        claim.settled().map(b -> SettlementBasis.valueOf(b.name())).orElse(null)))
            .toList()
        : List.of();
  }

  static List<Claim> claims(InvoiceState state, InvoiceIssued head) {
    if (state.getItems().isEmpty()) {
      InvoiceItem item =
          new InvoiceItem(
              head.registrationId(), head.category(), head.tier(), head.amount(), head.vat());
      return List.of(new Claim(item, state.getCancelled(), basis(state.getSettled())));
    }
    return state.getItems().stream()
        .map(s -> new Claim(item(s.getItem()), s.getEnded(), basis(s.getSettled())))
        .toList();
  }

  static List<ReminderState> reminders(Invoice invoice) {
    return Values.each(
        invoice.reminders(),
        r ->
            new ReminderState(
                r.level(), Values.amount(r.open()), r.day(), r.payBy(), Values.state(r.cause())));
  }

  static List<Reminder> reminders(InvoiceState state) {
    return state.getReminders().stream()
        .map(
            r ->
                new Reminder(
                    r.getLevel(),
                    Values.money(r.getOpen()),
                    r.getDay(),
                    r.getPayBy(),
                    Values.cause(r.getCause())))
        .toList();
  }

  /** Empty for none. */
  static String numberOrEmpty(Optional<InvoiceNumber> number) {
    return number.map(InvoiceNumber::toString).orElse("");
  }

  static Optional<InvoiceNumber> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Values.number(text));
  }

  private static metropolis.schemas.payment.InvoiceItem item(InvoiceItem item) {
    return new metropolis.schemas.payment.InvoiceItem(
        item.registrationId(),
        item.category(),
        item.tier(),
        Values.amount(item.amount()),
        item.vat().hundredths());
  }

  private static InvoiceItem item(metropolis.schemas.payment.InvoiceItem item) {
    return new InvoiceItem(
        item.getRegistrationId(),
        item.getCategory(),
        item.getTier(),
        Values.money(item.getAmount()),
        new VatRate(item.getVatRate()));
  }

  private static Optional<Basis> basis(SettlementBasis basis) {
    return Optional.ofNullable(basis).map(b -> Basis.valueOf(b.name()));
  }
}
