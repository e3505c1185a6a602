package metropolis.payment.http;

import java.util.Locale;
import metropolis.payment.matching.Evidence;
import metropolis.payment.matching.Proposal;
import metropolis.platform.http.view.Text;

/** Proposals of the rules in words. */
final class ProposalText {

  private ProposalText() {}

  static String reason(Evidence evidence, Text text) {
    String key = "evidence." + code(evidence);
    return switch (evidence) {
      case Evidence.ReferenceGiven _,
          Evidence.ReferenceInText _,
          Evidence.NumberInText _,
          Evidence.NumberCutShort _,
          Evidence.AmountEqual _,
          Evidence.PayerKnown _,
          Evidence.RegistrationEnded _,
          Evidence.AlreadyPaid _ ->
          text.get(key);
      case Evidence.GroupInvoice e -> text.get(key, e.registrations());
      case Evidence.AmountShort e -> text.get(key, Amounts.shown(e.by()));
      case Evidence.ShortByCharges e ->
          text.get(key, Amounts.shown(e.by()), Amounts.shown(e.tolerance()));
      case Evidence.AmountOver e -> text.get(key, Amounts.shown(e.by()));
      case Evidence.SumEqual e -> text.get(key, e.invoices());
      case Evidence.NameAlike e -> text.get(key, e.percent());
      case Evidence.InstitutionAlike e -> text.get(key, e.percent());
      case Evidence.OneOfSeveral e -> text.get(key, e.proposals());
      case Evidence.OtherCurrency e -> text.get(key, e.currency().getCurrencyCode());
    };
  }

  /** What the button of a proposal says; empty if nothing can be allocated. */
  static String button(Proposal proposal, Text text) {
    return switch (proposal.action()) {
      case ALLOCATE -> text.get("allocate.this", Amounts.shown(proposal.total()));
      case SPLIT ->
          text.get("proposal.split", Amounts.shown(proposal.total()), proposal.shares().size());
      case CHARGE ->
          text.get(
              "proposal.charge",
              Amounts.shown(proposal.total()),
              Amounts.shown(proposal.charge().orElseThrow()));
      case CREDIT -> "";
    };
  }

  /** A word for programs: {@code AmountShort} becomes {@code amount-short}. */
  static String code(Evidence evidence) {
    return evidence
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
