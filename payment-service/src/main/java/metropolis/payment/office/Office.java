package metropolis.payment.office;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import metropolis.payment.dossier.Dossiers;
import metropolis.payment.dossier.KeptFile;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.matching.Incoming;
import metropolis.payment.matching.Party;
import metropolis.payment.matching.Policy;
import metropolis.payment.matching.Rules;
import metropolis.payment.matching.Trial;
import metropolis.payment.matching.Verdict;
import metropolis.payment.matching.Wording;
import metropolis.platform.values.Cause;

/** The payment office of one conference. One writer; readers need its lock. */
public final class Office {

  /** A fee that fell due before the programme was known here. */
  public record Waiting(IssueInvoice fee, Cause cause) {}

  /** As many as a page shows of a line. */
  private static final int PROPOSALS = 3;

  private static final int MOST_WAITING = 2_000;

  private final String conferenceId;
  private final Books books;
  private final Dossiers dossiers = new Dossiers();
  private final Uploads uploads = new Uploads();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private Programme programme;

  public Office(String conferenceId) {
    this.conferenceId = conferenceId;
    this.books = new Books(conferenceId);
  }

  public String conferenceId() {
    return conferenceId;
  }

  public Books books() {
    return books;
  }

  public Dossiers dossiers() {
    return dossiers;
  }

  /** Long files on their way into the books. */
  public Uploads uploads() {
    return uploads;
  }

  /** A kept file by gzip, in pieces. */
  public List<byte[]> content(KeptFile file) {
    return file.pieces() == 0
        ? List.of(file.compressed())
        : uploads.contents(file.uploadHash(), Uploads.Kind.FILE);
  }

  /** Says to whom an invoice is addressed, to print and to find it by. */
  public void address(String invoiceNumber, Payer payer) {
    dossiers.address(invoiceNumber, payer);
    books.index().address(invoiceNumber, party(payer));
  }

  /** An allocation is in force: the payer's account is known from now on. */
  public void paid(String lineKey, String invoiceNumber) {
    books.index().paid(dossiers.narrative(lineKey).iban(), invoiceNumber);
  }

  /** An allocation was undone. */
  public void unpaid(String lineKey, String invoiceNumber) {
    books.index().unpaid(dossiers.narrative(lineKey).iban(), invoiceNumber);
  }

  /** What the rules make of that part of a line which is not allocated. */
  public Verdict judge(BankLine line) {
    return line.waits()
        ? new Rules(books.index(), policy()).judge(incoming(line))
        : new Verdict.Nothing();
  }

  /**
   * What the rules would allocate of the lines that wait, the oldest first. Lines from which a
   * person took an allocation back are left to persons.
   *
   * @param most lines to try
   */
  public List<Trial.Change> trial(int most) {
    List<Incoming> waiting =
        books.lines().stream()
            .filter(line -> line.waits() && !line.takenBack())
            .sorted(
                Comparator.comparing((BankLine line) -> line.origin().bookingDate())
                    .thenComparing(BankLine::key))
            .limit(most)
            .map(this::incoming)
            .toList();
    return Trial.run(waiting, books.index(), policy());
  }

  /**
   * Invoices that a payment may be for which nobody has allocated yet, with the lines in question:
   * whoever has paid is not to be reminded.
   */
  public Map<String, Set<String>> paymentsWaiting() {
    Map<String, Set<String>> waiting = new HashMap<>();
    Rules rules = new Rules(books.index(), policy());
    books.lines().stream()
        .filter(BankLine::waits)
        .sorted(Comparator.comparing(BankLine::key))
        .limit(MOST_WAITING)
        .forEach(
            line ->
                rules.judge(incoming(line)).proposals().stream()
                    .limit(PROPOSALS)
                    .flatMap(proposal -> proposal.shares().stream())
                    .forEach(
                        share ->
                            waiting
                                .computeIfAbsent(share.invoiceNumber(), _ -> new TreeSet<>())
                                .add(line.key())));
    return waiting;
  }

  public static Wording wording(Narrative narrative) {
    return new Wording(
        narrative.counterparty(), narrative.iban(), narrative.text(), narrative.code());
  }

  /** What the bank says in words of lines, whether an order tells it or it was kept before. */
  public Function<String, Wording> wordings(Order order) {
    return line ->
        wording(
            Optional.ofNullable(order.narratives().get(line))
                .orElseGet(() -> dossiers.narrative(line)));
  }

  private Incoming incoming(BankLine line) {
    return new Incoming(
        line.key(),
        line.unallocated(),
        line.origin().reference(),
        wording(dossiers.narrative(line.key())));
  }

  private Policy policy() {
    return programme().map(known -> known.terms().matching()).orElse(Policy.standard());
  }

  private static Party party(Payer payer) {
    String institution =
        payer.organisation().isBlank()
            ? payer.billing().map(PostalAddress::name).orElse("")
            : payer.organisation();
    return new Party(payer.names(), institution);
  }

  /** Empty until the conference is announced; nothing can be decided before. */
  public Optional<Programme> programme() {
    return Optional.ofNullable(programme);
  }

  public void announce(Programme announced) {
    programme = announced;
  }

  /** Fees to invoice once the programme is known, by registration. */
  public Map<String, Waiting> waiting() {
    return waiting;
  }
}
