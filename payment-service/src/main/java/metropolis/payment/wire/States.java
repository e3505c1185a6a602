package metropolis.payment.wire;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import metropolis.payment.dossier.KeptFile;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Account;
import metropolis.payment.ledger.Allocation;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Books.Closing;
import metropolis.payment.ledger.Books.Import;
import metropolis.payment.ledger.Figures;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.Posting;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.office.Office;
import metropolis.platform.values.Money;
import metropolis.schemas.common.Amount;
import metropolis.schemas.payment.SettlementBasis;
import metropolis.schemas.payment.state.AccountState;
import metropolis.schemas.payment.state.AllocationState;
import metropolis.schemas.payment.state.BankLineState;
import metropolis.schemas.payment.state.ImportState;
import metropolis.schemas.payment.state.InvoiceState;
import metropolis.schemas.payment.state.PeriodState;
import metropolis.schemas.payment.state.PostingState;
import metropolis.schemas.payment.state.StatementFileState;
import metropolis.schemas.payment.state.WaiverState;

/** What the stores keep of the books, both ways. */
public final class States {

  private States() {}

  public static InvoiceState state(Invoice invoice, Office office) {
    return new InvoiceState(
        invoice.registrationId(),
        invoice.number().toString(),
        Values.amount(invoice.total()),
        invoice.head().reference(),
        invoice.head().category(),
        invoice.head().tier(),
        invoice.head().issued(),
        invoice.head().due(),
        Values.amount(invoice.figures().paid()),
        Values.amount(invoice.figures().waived()),
        Values.amount(invoice.figures().credited()),
        Values.amount(invoice.figures().open()),
        invoice.cancelled(),
        invoice.settled().map(basis -> SettlementBasis.valueOf(basis.name())).orElse(null),
        allocations(invoice.allocations().values()),
        waivers(invoice, office),
        Values.each(invoice.postings(), States::state),
        office.dossiers().addressee(invoice.number().toString()).map(Persons::state).orElse(null),
        invoice.head().vat().hundredths(),
        invoice.head().referenceAbroad(),
        office.dossiers().readdressed(invoice.number().toString()).map(Persons::state).orElse(null),
        Values.each(invoice.readdressings(), Values::state),
        Bills.claims(invoice),
        Bills.numberOrEmpty(invoice.head().supplementTo()),
        Bills.reminders(invoice));
  }

  public static void restore(InvoiceState state, Office office) {
    SequencedMap<String, Money> waivers = new LinkedHashMap<>();
    for (WaiverState waiver : state.getWaivers()) {
      waivers.put(waiver.getId(), Values.money(waiver.getAmount()));
      office.dossiers().note(waiver.getId(), waiver.getNote());
    }
    InvoiceIssued head =
        new InvoiceIssued(
            Values.shared(state.getRegistrationId()),
            Values.number(state.getNumber()),
            Values.money(state.getTotal()),
            Values.shared(state.getReference()),
            Values.shared(state.getCategory()),
            Values.shared(state.getTier()),
            Values.shared(state.getIssued()),
            Values.shared(state.getDue()),
            new VatRate(state.getVatRate()),
            state.getReferenceAbroad(),
            Bills.number(state.getSupplementTo()));
    office
        .books()
        .restore(
            new Invoice(
                head,
                new Figures(
                    Values.money(state.getPaid()),
                    Values.money(state.getWaived()),
                    Values.money(state.getCredited()),
                    Values.money(state.getOpen())),
                Bills.claims(state, head),
                restored(state.getAllocations()),
                waivers,
                state.getPostings().stream().map(States::posting).toList(),
                state.getReaddressings().stream().map(Values::cause).toList(),
                Bills.reminders(state)));
    if (state.getReaddressed() != null) {
      office.dossiers().readdress(state.getNumber(), Persons.address(state.getReaddressed()));
    }
    if (state.getAddressee() != null) {
      office.address(state.getNumber(), Persons.payer(state.getAddressee()));
    }
  }

  public static BankLineState state(BankLine line, Office office) {
    BankLineBooked origin = line.origin();
    Narrative narrative = office.dossiers().narrative(line.key());
    return new BankLineState(
        line.key(),
        origin.entryReference(),
        origin.aggregate(),
        origin.reversal(),
        Values.amount(origin.amount()),
        origin.bookingDate(),
        origin.valueDate(),
        origin.reference(),
        origin.fileHash(),
        Values.amount(line.unallocated()),
        Values.amount(line.setAside()),
        line.replaced(),
        allocations(line.allocations().values()),
        Values.each(line.postings(), States::state),
        narrative.counterparty(),
        narrative.iban(),
        narrative.text(),
        narrative.code(),
        origin.telling().account(),
        origin.telling().entry(),
        Values.source(origin.telling()),
        origin.telling().marks(),
        origin.telling().fileLine(),
        onAccount(line),
        origin.place());
  }

  private static Map<String, Amount> onAccount(BankLine line) {
    Map<String, Amount> states = new TreeMap<>();
    line.onAccount().forEach((id, amount) -> states.put(id, Values.amount(amount)));
    return states;
  }

  private static SequencedMap<String, Money> onAccount(BankLineState state) {
    SequencedMap<String, Money> amounts = new LinkedHashMap<>();
    new TreeMap<>(state.getOnAccount())
        .forEach((id, amount) -> amounts.put(id, Values.money(amount)));
    return amounts;
  }

  public static void restore(BankLineState state, Office office) {
    office
        .books()
        .restore(
            new BankLine(
                new BankLineBooked(
                    state.getLineKey(),
                    Values.shared(state.getEntryReference()),
                    state.getAggregate(),
                    state.getReversal(),
                    Values.money(state.getAmount()),
                    Values.shared(state.getBookingDate()),
                    Values.shared(state.getValueDate()),
                    Values.shared(state.getReference()),
                    Values.shared(state.getFileHash()),
                    Values.telling(
                        state.getAccount(),
                        state.getSource(),
                        state.getEntry(),
                        state.getMarks(),
                        state.getFileLine()),
                    state.getPlace()),
                Values.money(state.getUnallocated()),
                Values.money(state.getSetAside()),
                state.getReplaced(),
                restored(state.getAllocations()),
                state.getPostings().stream().map(States::posting).toList(),
                onAccount(state)));
    office
        .dossiers()
        .narrate(
            state.getLineKey(),
            new Narrative(
                state.getCounterparty(),
                state.getCounterpartyIban(),
                Values.shared(state.getText()),
                Values.shared(state.getBankTransactionCode())));
    state.getAllocations().forEach(a -> office.paid(state.getLineKey(), a.getInvoice()));
  }

  public static ImportState state(Import taken, Office office) {
    StatementImported e = taken.statement();
    return new ImportState(
        e.importId(),
        office.dossiers().fileName(e.importId()),
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
        Values.state(taken.cause()),
        e.uploadHash(),
        e.informationalLines(),
        office.dossiers().apart(e.importId()).stream().map(Values::apart).toList(),
        Reckonings.recordOrNull(e.reckoning()));
  }

  public static StatementFileState state(KeptFile file) {
    return new StatementFileState(
        file.uploadHash(),
        file.fileName(),
        ByteBuffer.wrap(file.compressed()),
        Values.state(file.cause()),
        file.pieces());
  }

  public static KeptFile file(StatementFileState state) {
    return new KeptFile(
        state.getUploadHash(),
        state.getFileName(),
        Values.bytes(state.getContent()),
        state.getPieces(),
        Values.cause(state.getCause()));
  }

  public static void restore(ImportState state, Office office) {
    office
        .books()
        .restore(
            new Import(
                new StatementImported(
                    state.getImportId(),
                    state.getFileHash(),
                    state.getFormat(),
                    state.getStatementId(),
                    state.getAccount(),
                    state.getNewLines(),
                    state.getKnownLines(),
                    state.getRejectedLines(),
                    Values.money(state.getNewCredits()),
                    Values.money(state.getNewDebits()),
                    Optional.ofNullable(state.getBalanceDifference()).map(Values::money),
                    state.getUploadHash(),
                    state.getInformationalLines(),
                    Reckonings.reckoning(state.getReckoning())),
                Values.cause(state.getCause())));
    office.dossiers().named(state.getImportId(), state.getFileName());
    office
        .dossiers()
        .setApart(state.getImportId(), state.getApart().stream().map(Values::apart).toList());
  }

  private static List<WaiverState> waivers(Invoice invoice, Office office) {
    return Values.each(
        invoice.waivers().entrySet(),
        waiver ->
            new WaiverState(
                waiver.getKey(),
                Values.amount(waiver.getValue()),
                office.dossiers().note(waiver.getKey())));
  }

  static List<AllocationState> allocations(Collection<Allocation> allocations) {
    return Values.each(
        allocations,
        a ->
            new AllocationState(
                a.id(),
                a.lineKey(),
                a.invoice().toString(),
                Values.amount(a.amount()),
                a.rule(),
                a.score()));
  }

  static SequencedMap<String, Allocation> restored(List<AllocationState> states) {
    SequencedMap<String, Allocation> allocations = new LinkedHashMap<>();
    for (AllocationState a : states) {
      allocations.put(
          a.getId(),
          new Allocation(
              a.getId(),
              a.getLineKey(),
              Values.number(a.getInvoice()),
              Values.money(a.getAmount()),
              Values.shared(a.getRule()),
              a.getScore()));
    }
    return allocations;
  }

  static PostingState state(Posting posting) {
    return new PostingState(
        nearest(posting.debit()),
        nearest(posting.credit()),
        Values.amount(posting.amount()),
        posting.invoice().map(Object::toString).orElse(null),
        posting.lineKey().orElse(null),
        posting.subject(),
        posting.reason(),
        Values.state(posting.cause()),
        posting.date(),
        posting.debit().name(),
        posting.credit().name());
  }

  /** What a release reads that does not know the account: no symbol may be added to the schema. */
  private static AccountState nearest(Account account) {
    return switch (account) {
      case BANK -> AccountState.BANK;
      case RECEIVABLES -> AccountState.RECEIVABLES;
      case UNALLOCATED, PAYER_CREDITS, REFUNDS_PAYABLE -> AccountState.UNALLOCATED;
      case SET_ASIDE -> AccountState.SET_ASIDE;
      case FEES -> AccountState.FEES;
      case WAIVERS, BANK_CHARGES -> AccountState.WAIVERS;
      case CREDITS -> AccountState.CREDITS;
      case PSP_CLEARING, CARD_FEES -> AccountState.SET_ASIDE;
    };
  }

  private static Account account(String name, AccountState nearest) {
    return Account.valueOf(name.isEmpty() ? nearest.name() : name);
  }

  static Posting posting(PostingState state) {
    return new Posting(
        account(state.getDebitAccount(), state.getDebit()),
        account(state.getCreditAccount(), state.getCredit()),
        Values.money(state.getAmount()),
        Optional.ofNullable(state.getInvoice()).map(Values::number),
        Optional.ofNullable(state.getLineKey()),
        state.getSubject(),
        Values.shared(state.getReason()),
        Values.shared(date(state)),
        Values.cause(state.getCause()));
  }

  /** Kept before postings were dated, it counts for the day it was made on. */
  private static LocalDate date(PostingState state) {
    return state.getDate() == null
        ? LocalDate.ofInstant(state.getCause().getTime(), ZoneOffset.UTC)
        : state.getDate();
  }

  public static PeriodState state(Closing closing) {
    return new PeriodState(closing.through(), Values.state(closing.cause()));
  }

  public static void restore(PeriodState state, Office office) {
    office.books().restore(new Closing(state.getThrough(), Values.cause(state.getCause())));
  }
}
