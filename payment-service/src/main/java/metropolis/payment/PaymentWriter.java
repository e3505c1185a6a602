package metropolis.payment;

import static metropolis.payment.PaymentTopology.FILES;
import static metropolis.payment.PaymentTopology.PAYERS;
import static metropolis.payment.PaymentTopology.PROGRAMMES;
import static metropolis.payment.PaymentTopology.WAITING;
import static metropolis.schemas.common.Outcome.DONE;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.KeptFile;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Bookkeeper;
import metropolis.payment.ledger.Decision;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.ledger.WaiverProposal;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.office.Programme;
import metropolis.payment.transfer.PaymentOrders;
import metropolis.payment.wire.Cards;
import metropolis.payment.wire.Commands;
import metropolis.payment.wire.Layouts;
import metropolis.payment.wire.LongFiles;
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
import metropolis.schemas.payment.ImportStatement;
import metropolis.schemas.payment.StageUpload;
import metropolis.schemas.payment.TakeUpload;
import metropolis.schemas.payment.state.BankLineState;
import metropolis.schemas.payment.state.CardPaymentState;
import metropolis.schemas.payment.state.CardPayoutState;
import metropolis.schemas.payment.state.CreditState;
import metropolis.schemas.payment.state.CsvProfileState;
import metropolis.schemas.payment.state.ImportState;
import metropolis.schemas.payment.state.InvoiceState;
import metropolis.schemas.payment.state.PayerState;
import metropolis.schemas.payment.state.PaymentOrderState;
import metropolis.schemas.payment.state.PeriodState;
import metropolis.schemas.payment.state.RefundState;
import metropolis.schemas.payment.state.StatementFileState;
import metropolis.schemas.payment.state.UploadPieceState;
import metropolis.schemas.payment.state.UploadState;
import metropolis.schemas.payment.state.WaiverProposalState;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationErased;
import org.apache.avro.specific.SpecificRecord;

/** Keeps the payment offices of a partition. Called as {@link Writer} says. */
final class PaymentWriter implements Writer<Office> {

  private static final Actor SYSTEM = Actor.system(Topics.PAYMENT);

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
      case CardPaymentState payment -> office.books().restore(Cards.payment(payment));
      case CardPayoutState payout -> office.books().restore(Cards.payout(payout));
      case StatementFileState file -> office.dossiers().keep(States.file(file));
      case UploadPieceState piece -> LongUploads.restore(office, piece);
      case UploadState upload -> office.uploads().book(LongFiles.booking(upload));
      default -> throw new IllegalStateException("unexpected in " + store);
    }
  }

  @Override
  public void restored() {
    offices.values().forEach(office -> office.dossiers().restored());
  }

  @Override
  public Effects decide(EntityKey key, SpecificRecord record) {
    CommandMeta meta = (CommandMeta) record.get(0);
    Effects effects = Effects.none();
    book(key.conference()).ifPresent(known -> LongUploads.sweep(known, meta.getTime(), effects));
    return switch (record) {
      case ImportFile file -> takeFile(key, file, effects);
      case StageUpload piece -> stage(key, piece, effects);
      case TakeUpload upload -> takeLong(key, upload, effects);
      default -> decide(key, record, meta, effects);
    };
  }

  private Effects decide(EntityKey key, SpecificRecord record, CommandMeta meta, Effects effects) {
    Optional<Order> order = Commands.order(record);
    Optional<Programme> programme = book(key.conference()).flatMap(Office::programme);
    if (order.isEmpty()) {
      return refused(meta, "unknown-command", null);
    }
    if (programme.isEmpty()) {
      return refused(meta, "unknown-conference", null);
    }
    Office office = office(key.conference());
    if (record instanceof ImportStatement && office.uploads().booking().isPresent()) {
      return refused(meta, "import-under-way", "file");
    }
    Cause cause = Values.cause(meta);
    return switch (judged(office, order.get(), cause)) {
      case Decision.Refused refused -> refused(meta, refused.code(), refused.field());
      case Decision.Done done -> {
        Entering.words(office, order.get(), done.events(), cause);
        Entering.events(office, done.events(), cause, effects);
        yield effects.reply(reply(meta, DONE, done.code(), null, done.data()));
      }
    };
  }

  /** One statement after the other, since each must know what those before it booked. */
  private Effects takeFile(EntityKey key, ImportFile file, Effects effects) {
    CommandMeta meta = file.getMeta();
    Optional<Office> office = book(key.conference()).filter(o -> o.programme().isPresent());
    if (office.isEmpty()) {
      return refused(meta, "unknown-conference", null);
    }
    if (office.get().uploads().booking().isPresent()) {
      // What is still to be booked of the other cannot be known yet among this one's lines.
      return refused(meta, "import-under-way", "file");
    }
    Parcel parcel = Commands.parcel(file);
    for (Order order : parcel.statements()) {
      Optional<Decision.Refused> refused =
          Bookkeeper.refusal((PaymentCommand.ImportStatement) order.command());
      if (refused.isPresent()) {
        return refused(meta, refused.get().code(), refused.get().field());
      }
    }
    KeptFile kept =
        new KeptFile(
            parcel.uploadHash(),
            parcel.fileName(),
            parcel.compressed().getFirst(),
            Values.cause(meta));
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
    return effects.reply(reply(meta, DONE, "file-taken", null, data));
  }

  private Effects stage(EntityKey key, StageUpload piece, Effects effects) {
    return book(key.conference())
        .filter(office -> office.programme().isPresent())
        .map(
            office -> {
              LongUploads.stage(office, piece, effects);
              return effects.reply(reply(piece.getMeta(), DONE, "piece-staged", null, Map.of()));
            })
        .orElseGet(() -> refused(piece.getMeta(), "unknown-conference", null));
  }

  private Effects takeLong(EntityKey key, TakeUpload upload, Effects effects) {
    CommandMeta meta = upload.getMeta();
    Optional<Office> office = book(key.conference()).filter(o -> o.programme().isPresent());
    if (office.isEmpty()) {
      return refused(meta, "unknown-conference", null);
    }
    return switch (LongUploads.take(office.get(), upload, effects)) {
      case Decision.Refused refused ->
          effects.reply(reply(meta, Outcome.REFUSED, refused.code(), refused.field(), Map.of()));
      case Decision.Done done -> effects.reply(reply(meta, DONE, done.code(), null, done.data()));
    };
  }

  @Override
  public Optional<Effects> proceed() {
    return offices.values().stream()
        .filter(office -> office.uploads().booking().isPresent())
        .findFirst()
        .map(LongUploads::proceed);
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
        office.wordings(order));
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
        Entering.words(office, order, done.events(), cause);
        Entering.events(office, done.events(), cause, effects);
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
      case Decision.Done done -> Entering.events(office, done.events(), cause, effects);
      case Decision.Refused refused ->
          throw new IllegalStateException(
              "an event of registration was refused: " + refused.code());
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
    return new Cause(meta.getEventId(), SYSTEM, meta.getTime());
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
