package metropolis.payment;

import static metropolis.payment.PaymentTopology.FILES;
import static metropolis.payment.PaymentTopology.PAYERS;
import static metropolis.payment.PaymentTopology.PROGRAMMES;
import static metropolis.payment.PaymentTopology.WAITING;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.KeptFile;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Bookkeeper;
import metropolis.payment.ledger.Decision;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.payment.ledger.WaiverProposal;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.office.Programme;
import metropolis.payment.transfer.PaymentOrders;
import metropolis.payment.wire.Commands;
import metropolis.payment.wire.Events;
import metropolis.payment.wire.Layouts;
import metropolis.payment.wire.PayerStates;
import metropolis.payment.wire.Persons;
import metropolis.payment.wire.Programmes;
import metropolis.payment.wire.States;
import metropolis.payment.wire.Values;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Writer;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.schemas.Topics;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.common.Outcome;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.payment.ImportFile;
import metropolis.schemas.payment.state.BankLineState;
import metropolis.schemas.payment.state.CreditState;
import metropolis.schemas.payment.state.CsvProfileState;
import metropolis.schemas.payment.state.ImportState;
import metropolis.schemas.payment.state.InvoiceState;
import metropolis.schemas.payment.state.PayerState;
import metropolis.schemas.payment.state.PaymentOrderState;
import metropolis.schemas.payment.state.PeriodState;
import metropolis.schemas.payment.state.RefundState;
import metropolis.schemas.payment.state.StatementFileState;
import metropolis.schemas.payment.state.WaiverProposalState;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationErased;
import org.apache.avro.specific.SpecificRecord;

/** Keeps the payment offices of a partition. Called as {@link Writer} says. */
final class PaymentWriter implements Writer<Office> {

  private final Map<String, Office> offices = new HashMap<>();

  @Override
  public void restore(String store, EntityKey key, SpecificRecord state) {
    Office office = office(key.conference());
    switch (state) {
      case ConferenceAnnounced announced -> office.announce(Programmes.programme(announced));
      case PayerState payer -> office.dossiers().keep(Persons.payer(payer));
      case RegistrationAccepted accepted -> await(office, accepted);
      case InvoiceState invoice -> States.restore(invoice, office);
      case BankLineState line -> States.restore(line, office);
      case ImportState taken -> States.restore(taken, office);
      case PeriodState closed -> States.restore(closed, office);
      case CreditState credit -> PayerStates.restore(credit, office);
      case RefundState refund -> PayerStates.restore(refund, office);
      case PaymentOrderState order -> PayerStates.restore(order, office);
      case WaiverProposalState waiver -> PayerStates.restore(waiver, office);
      case CsvProfileState profile -> office.books().restore(Layouts.profile(profile));
      case StatementFileState file -> office.dossiers().keep(States.file(file));
      default -> throw new IllegalStateException("unexpected in " + store);
    }
  }

  @Override
  public Effects decide(EntityKey key, SpecificRecord record) {
    CommandMeta meta = (CommandMeta) record.get(0);
    if (record instanceof ImportFile file) {
      return takeFile(key, file);
    }
    Optional<Order> order = Commands.order(record);
    Optional<Programme> programme = book(key.conference()).flatMap(Office::programme);
    if (order.isEmpty()) {
      return refused(meta, "unknown-command", null);
    }
    if (programme.isEmpty()) {
      return refused(meta, "unknown-conference", null);
    }
    Office office = office(key.conference());
    Cause cause = Values.cause(meta);
    return switch (judged(office, order.get(), cause)) {
      case Decision.Refused refused -> refused(meta, refused.code(), refused.field());
      case Decision.Done done -> {
        remember(office, order.get(), done.events(), cause);
        Effects effects = Effects.none();
        post(office, done.events(), cause, effects);
        yield effects.reply(reply(meta, Outcome.DONE, done.code(), null, done.data()));
      }
    };
  }

  /** One statement after the other, since each must know what those before it booked. */
  private Effects takeFile(EntityKey key, ImportFile file) {
    CommandMeta meta = file.getMeta();
    Optional<Office> office = book(key.conference()).filter(o -> o.programme().isPresent());
    if (office.isEmpty()) {
      return refused(meta, "unknown-conference", null);
    }
    Parcel parcel = Commands.parcel(file);
    for (Order order : parcel.statements()) {
      Optional<Decision.Refused> refused =
          Bookkeeper.refusal((PaymentCommand.ImportStatement) order.command());
      if (refused.isPresent()) {
        return refused(meta, refused.get().code(), refused.get().field());
      }
    }
    Effects effects = Effects.none();
    KeptFile kept =
        new KeptFile(
            parcel.uploadHash(), parcel.fileName(), parcel.compressed(), Values.cause(meta));
    if (office.get().dossiers().file(kept.uploadHash()).isEmpty()) {
      office.get().dossiers().keep(kept);
      effects.put(FILES, new EntityKey(key.conference(), kept.uploadHash()), States.state(kept));
    }
    Map<String, String> data = new HashMap<>();
    int number = 0;
    for (Order order : parcel.statements()) {
      Cause cause = Values.cause(file.getStatements().get(number).getMeta());
      String prefix = ++number + ".";
      Decision.Done done = take(office.get(), order, cause, effects);
      data.put(prefix + "code", done.code());
      done.data().forEach((name, value) -> data.put(prefix + name, value));
    }
    return effects.reply(reply(meta, Outcome.DONE, "file-taken", null, data));
  }

  /** With what payers wrote, which the rules of matching read. */
  private static Decision judged(Office office, Order order, Cause cause) {
    Optional<Decision.Refused> refused = PaymentOrders.refusal(office, order);
    return refused.isPresent() ? refused.get() : decided(office, order, cause);
  }

  private static Decision decided(Office office, Order order, Cause cause) {
    return Bookkeeper.decide(
        office.books(),
        office.programme().orElseThrow().terms(),
        completed(office, order.command()),
        cause,
        line -> Office.wording(order.narratives().getOrDefault(line, Narrative.NONE)));
  }

  /** With what only the office knows. */
  private static PaymentCommand completed(Office office, PaymentCommand command) {
    return command instanceof PaymentCommand.IssueReminders c
        ? new PaymentCommand.IssueReminders(c.reminders(), office.paymentsWaiting().keySet())
        : command;
  }

  private Decision.Done take(Office office, Order order, Cause cause, Effects effects) {
    return switch (judged(office, order, cause)) {
      case Decision.Refused refused ->
          throw new IllegalStateException("refused after all: " + refused.code());
      case Decision.Done done -> {
        remember(office, order, done.events(), cause);
        post(office, done.events(), cause, effects);
        yield done;
      }
    };
  }

  @Override
  public Effects follow(String topic, EntityKey key, SpecificRecord value) {
    Effects effects = Effects.none();
    if (topic.equals(Topics.DELEGATES.name())) {
      delegate(key, value, effects);
      return effects;
    }
    if (value == null) {
      return effects;
    }
    switch (value) {
      case ConferenceAnnounced announced -> announced(key, announced, effects);
      case RegistrationAccepted accepted -> accepted(key, accepted, effects);
      case RegistrationCancelled cancelled -> cancelled(key, cancelled, effects);
      case RegistrationErased _ -> erased(key, effects);
      default -> {}
    }
    return effects;
  }

  @Override
  public Optional<Office> book(String conference) {
    return Optional.ofNullable(offices.get(conference));
  }

  @Override
  public Collection<String> conferences() {
    return offices.keySet();
  }

  private void announced(EntityKey key, ConferenceAnnounced announced, Effects effects) {
    Office office = office(key.conference());
    office.announce(Programmes.programme(announced));
    effects.put(PROGRAMMES, key, announced);
    for (Office.Waiting waiting : List.copyOf(office.waiting().values())) {
      String registration = waiting.fee().registrationId();
      office.waiting().remove(registration);
      effects.delete(WAITING, new EntityKey(key.conference(), registration));
      carryOut(office, waiting.fee(), waiting.cause(), effects);
    }
  }

  private void accepted(EntityKey key, RegistrationAccepted accepted, Effects effects) {
    Office office = office(key.conference());
    IssueInvoice fee = Programmes.fee(accepted);
    if (office.programme().isPresent()) {
      carryOut(office, fee, following(accepted.getMeta()), effects);
    } else {
      // Topics are read side by side: the conference may be announced a moment later here.
      await(office, accepted);
      effects.put(WAITING, new EntityKey(key.conference(), fee.registrationId()), accepted);
    }
  }

  private void cancelled(EntityKey key, RegistrationCancelled cancelled, Effects effects) {
    Office office = office(key.conference());
    if (office.waiting().remove(key.entity()) != null) {
      effects.delete(WAITING, key);
    }
    if (office.programme().isPresent()) {
      carryOut(office, new CancelInvoice(key.entity()), following(cancelled.getMeta()), effects);
    }
  }

  /** Only what payment need not keep by law: the current profile, and notes of finance. */
  private void erased(EntityKey key, Effects effects) {
    Office office = office(key.conference());
    office.dossiers().forget(key.entity());
    effects.delete(PAYERS, key);
    for (WaiverProposal waiver : List.copyOf(office.books().payers().waivers())) {
      Invoice invoice = office.books().invoice(waiver.invoice()).orElseThrow();
      if (invoice.registrationId().equals(key.entity())) {
        office.dossiers().note(waiver.id(), "");
        Storing.proposal(office, waiver.id(), effects);
      }
    }
    for (Invoice invoice : office.books().invoices()) {
      if (invoice.registrations().contains(key.entity()) && !invoice.waivers().isEmpty()) {
        invoice.waivers().keySet().forEach(id -> office.dossiers().note(id, ""));
        Storing.invoice(office, invoice, effects);
      }
    }
  }

  private void delegate(EntityKey key, SpecificRecord value, Effects effects) {
    Office office = office(key.conference());
    if (value instanceof DelegateProfile profile) {
      Payer payer = Persons.payer(profile);
      office.dossiers().keep(payer);
      effects.put(PAYERS, key, Persons.state(payer));
      office.books().invoicesOf(payer.registrationId()).stream()
          .filter(invoice -> !invoice.group() && mayBeAddressed(office, invoice))
          .forEach(
              invoice -> {
                office.address(invoice.number().toString(), payer);
                Storing.invoice(office, invoice, effects);
              });
    } else if (value == null) {
      office.dossiers().forget(key.entity());
      effects.delete(PAYERS, key);
    }
  }

  /** A corrected name or address shows on an invoice as long as it is to be paid, no longer. */
  private static boolean mayBeAddressed(Office office, Invoice invoice) {
    boolean unaddressed = office.dossiers().addressee(invoice.number().toString()).isEmpty();
    return unaddressed || invoice.mayBeAddressed();
  }

  private void carryOut(Office office, PaymentCommand command, Cause cause, Effects effects) {
    Decision decision =
        Bookkeeper.decide(office.books(), office.programme().orElseThrow().terms(), command, cause);
    switch (decision) {
      case Decision.Done done -> post(office, done.events(), cause, effects);
      case Decision.Refused refused ->
          throw new IllegalStateException(
              "an event of registration was refused: " + refused.code());
    }
  }

  /** Makes decided events true, publishes them, and stores what they changed. */
  private void post(Office office, List<PaymentEvent> events, Cause cause, Effects effects) {
    Storing storing = new Storing(office, effects);
    LocalDate day = office.programme().orElseThrow().terms().day(cause);
    int ordinal = 0;
    for (PaymentEvent event : events) {
      office.books().apply(event, day, cause);
      address(office, event);
      learn(office, event);
      EventMeta meta = Events.meta(office.conferenceId(), event, cause, ++ordinal);
      EntityKey key = new EntityKey(office.conferenceId(), meta.getEntityId());
      effects.publish(Topics.PAYMENT_EVENTS, key, Events.record(meta, event));
      storing.touched(event);
    }
    storing.all();
  }

  /** A supplement goes to whom the invoice went that was paid late. */
  private static void address(Office office, PaymentEvent event) {
    if (event instanceof InvoiceIssued issued) {
      String number = issued.number().toString();
      office
          .dossiers()
          .payer(issued.registrationId())
          .ifPresent(payer -> office.address(number, payer));
      issued.supplementTo().ifPresent(to -> addressAs(office, to.toString(), number));
    }
    if (event instanceof GroupInvoiceIssued issued) {
      issued
          .supplementTo()
          .ifPresent(to -> addressAs(office, to.toString(), issued.number().toString()));
    }
  }

  private static void addressAs(Office office, String before, String number) {
    office.dossiers().addressee(before).ifPresent(payer -> office.address(number, payer));
    office.dossiers().readdressed(before).ifPresent(to -> office.dossiers().readdress(number, to));
  }

  /** Who paid for whom, for the rules of matching. */
  private static void learn(Office office, PaymentEvent event) {
    switch (event) {
      case PaymentEvent.PaymentAllocated e -> office.paid(e.lineKey(), e.invoice().toString());
      case PaymentEvent.AllocationReversed e -> office.unpaid(e.lineKey(), e.invoice().toString());
      default -> {}
    }
  }

  /** What a command brought in words, for what was decided from it. */
  private static void remember(Office office, Order order, List<PaymentEvent> events, Cause cause) {
    for (PaymentEvent event : events) {
      switch (event) {
        case PaymentEvent.BankLineBooked booked ->
            Optional.ofNullable(order.narratives().get(booked.lineKey()))
                .ifPresent(text -> office.dossiers().narrate(booked.lineKey(), text));
        case PaymentEvent.StatementImported imported -> {
          office.dossiers().named(imported.importId(), order.fileName());
          office.dossiers().setApart(imported.importId(), order.apart());
        }
        case InvoiceWaived waived -> note(office, waived.waiverId(), order);
        case PaymentEvent.WaiverProposed proposed -> note(office, proposed.waiverId(), order);
        case PaymentEvent.RefundProposed proposed ->
            office.dossiers().pay(proposed.refundId(), order.payee().orElseThrow());
        case PaymentEvent.PaymentOrderMade made ->
            office
                .dossiers()
                .keepOrderFile(made.orderId(), PaymentOrders.file(office, made, cause));
        case InvoiceReaddressed readdressed ->
            order
                .address()
                .ifPresent(to -> office.dossiers().readdress(readdressed.number().toString(), to));
        case GroupInvoiceIssued issued ->
            order
                .address()
                .ifPresent(
                    to ->
                        office.address(
                            issued.number().toString(), Payer.institution(to, order.language())));
        case WaiverReversed reversed -> office.dossiers().note(reversed.waiverId(), "");
        default -> {}
      }
    }
  }

  /** Who approves writes no note; that of who proposed it stays. */
  private static void note(Office office, String waiverId, Order order) {
    if (!(order.command() instanceof PaymentCommand.DecideProposal)) {
      office.dossiers().note(waiverId, order.note());
    }
  }

  private static void await(Office office, RegistrationAccepted accepted) {
    IssueInvoice fee = Programmes.fee(accepted);
    office
        .waiting()
        .put(fee.registrationId(), new Office.Waiting(fee, following(accepted.getMeta())));
  }

  /** What follows from another service's event is done by the system, at the event's time. */
  private static Cause following(EventMeta meta) {
    return new Cause(meta.getEventId(), Actor.system(Topics.PAYMENT), meta.getTime());
  }

  private Office office(String conference) {
    return offices.computeIfAbsent(conference, Office::new);
  }

  private static Effects refused(CommandMeta meta, String code, String field) {
    return Effects.none().reply(reply(meta, Outcome.REFUSED, code, field, Map.of()));
  }

  private static CommandReply reply(
      CommandMeta meta, Outcome outcome, String code, String field, Map<String, String> data) {
    return new CommandReply(
        meta.getCommandId(),
        meta.getConferenceId(),
        meta.getEntityId(),
        outcome,
        code,
        field,
        data);
  }
}
