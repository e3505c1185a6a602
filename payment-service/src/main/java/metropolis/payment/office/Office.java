package metropolis.payment.office;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Dossiers;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.platform.values.Cause;

/** The payment office of one conference. One writer; readers need its lock. */
public final class Office {

  /** A fee that fell due before the programme was known here. */
  public record Waiting(IssueInvoice fee, Cause cause) {}

  private final String conferenceId;
  private final Books books = new Books();
  private final Dossiers dossiers = new Dossiers();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private Programme programme;

  public Office(String conferenceId) {
    this.conferenceId = conferenceId;
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
