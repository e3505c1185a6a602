package metropolis.payment.http;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.ledger.Account;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Books.Closing;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.CardPayout;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentOrder;
import metropolis.payment.ledger.Posting;
import metropolis.payment.ledger.Question;
import metropolis.payment.ledger.Refund;
import metropolis.payment.matching.Evidence;
import metropolis.payment.matching.Proposal;
import metropolis.payment.matching.Share;
import metropolis.payment.office.LatePayment;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Ui;
import metropolis.platform.http.view.Ui.Tone;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** Amounts, days, states and reasons in the reader's language. For one request. */
public final class Show {

  private final Text text;
  private final ZoneId zone;
  private final LocalDate today;
  private final Function<String, Optional<String>> names;

  /**
   * @param names what the staff call an account
   */
  Show(Text text, ZoneId zone, LocalDate today, Function<String, Optional<String>> names) {
    this.text = text;
    this.zone = zone;
    this.today = today;
    this.names = names;
  }

  /** With its currency. */
  public String amount(Money money) {
    return Amounts.shown(money);
  }

  /** Without its currency. */
  public String plain(Money money) {
    return Amounts.plain(money);
  }

  /** As the value of a field. */
  public String typed(Money money) {
    return money.decimal().toPlainString();
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM uuuu", text.language().locale()).format(day);
  }

  /** From one to another; one alone if they are the same. */
  public String days(LocalDate first, LocalDate last) {
    return first.equals(last) ? day(first) : day(first) + " – " + day(last);
  }

  /** Without its year, where it is plain which. */
  public String dayOfYear(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM", text.language().locale()).format(day);
  }

  /** At the conference. */
  public String time(Instant time) {
    return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", text.language().locale())
        .format(time.atZone(zone));
  }

  public Content standing(Invoice invoice) {
    if (invoice.refundToDecide().isPositive()) {
      return Ui.status(Tone.WARN, text.get("standing.refund"));
    }
    if (invoice.overdueOn(today)) {
      return Ui.status(Tone.BAD, text.get("standing.overdue"));
    }
    Tone tone =
        switch (invoice.standing()) {
          case OPEN -> Tone.INFO;
          case PART_PAID -> Tone.WARN;
          case PAID, WAIVED -> Tone.GOOD;
          case CANCELLED -> Tone.NEUTRAL;
        };
    return Ui.status(tone, text.get("standing." + PaymentJson.code(invoice.standing())));
  }

  /** Where a delegate's fee stands on the invoice of a group. */
  public Content standing(DelegatesPaper paper) {
    if (paper.ended()) {
      return Ui.status(Tone.NEUTRAL, text.get("standing.cancelled"));
    }
    return paper.settled()
        ? Ui.status(Tone.GOOD, text.get("standing.paid"))
        : Ui.status(Tone.INFO, text.get("standing.open"));
  }

  /** Where an item of a group's invoice stands. */
  public Content standing(BillingView.Item item) {
    if (item.ended()) {
      return Ui.status(Tone.NEUTRAL, text.get("standing.cancelled"));
    }
    return item.settled()
        ? Ui.status(Tone.GOOD, text.get("item.settled"))
        : Ui.status(Tone.INFO, text.get("standing.open"));
  }

  /** Why the difference of fees is asked. */
  public String late(LatePayment late) {
    return text.get(
        late.graceDays() == 0 ? "late.why" : "late.why.grace",
        late.invoice(),
        day(late.valued()),
        tier(late.step()),
        day(late.until()),
        late.graceDays());
  }

  /** What of a line waits, or what became of it. */
  public Content standing(BankLine line) {
    if (line.unallocated().isPositive()) {
      return Ui.status(
          Tone.WARN,
          text.get(line.allocations().isEmpty() ? "line.unallocated" : "line.part-allocated"));
    }
    if (line.unexplained()) {
      return Ui.status(
          Tone.WARN,
          text.get(line.kind() == BankLine.Kind.PAID_OUT ? "line.paid-out" : "line.returned"));
    }
    if (!line.charged().isZero()) {
      return Ui.status(Tone.NEUTRAL, text.get("line.charged"));
    }
    return switch (line.kind()) {
      case PAID_OUT -> Ui.status(Tone.NEUTRAL, text.get("line.paid-out"));
      case RETURNED -> Ui.status(Tone.NEUTRAL, text.get("line.returned"));
      case INCOME ->
          line.allocations().isEmpty() && line.onAccount().isEmpty()
              ? Ui.status(
                  line.cleared().isZero() ? Tone.NEUTRAL : Tone.GOOD,
                  text.get(line.cleared().isZero() ? "line.set-aside" : "line.payout"))
              : Ui.status(Tone.GOOD, text.get("line.allocated"));
    };
  }

  public Content standing(Refund.Standing standing) {
    Tone tone =
        switch (standing) {
          case PROPOSED -> Tone.WARN;
          case APPROVED, ORDERED, SENT -> Tone.INFO;
          case CONFIRMED -> Tone.GOOD;
          case RETURNED -> Tone.BAD;
          case REFUSED, WITHDRAWN -> Tone.NEUTRAL;
        };
    return Ui.status(tone, text.get("refund." + PaymentJson.code(standing)));
  }

  public Content standing(PaymentOrder order) {
    Tone tone =
        switch (order.standing()) {
          case MADE -> Tone.WARN;
          case SENT -> Tone.GOOD;
          case DROPPED -> Tone.NEUTRAL;
        };
    return Ui.status(tone, text.get("order." + PaymentJson.code(order.standing())));
  }

  /** As a word in keys of texts. */
  public String code(Enum<?> constant) {
    return PaymentJson.code(constant);
  }

  /** What of a line paid invoices. */
  public Money allocated(BankLine line) {
    return line.allocated();
  }

  /** What of a line is on account of payers. */
  public Money onAccount(BankLine line) {
    return line.ofPayers();
  }

  public String question(Question question) {
    return text.get("question." + PaymentJson.code(question));
  }

  /** What speaks for a proposal, or against it. */
  public String reason(Evidence evidence) {
    return ProposalText.reason(evidence, text);
  }

  /** What confirming a proposal does; empty if there is nothing to confirm. */
  public String button(Proposal proposal) {
    return ProposalText.button(proposal, text);
  }

  /** A share as the value of a field. */
  public String typed(Share share) {
    return share.invoiceNumber() + " " + typed(share.amount());
  }

  /** What a posting did; for some accounts the reason tells it apart. */
  public String did(Posting posting) {
    String key =
        "posting." + PaymentJson.code(posting.debit()) + "." + PaymentJson.code(posting.credit());
    String particular = key + "." + posting.reason();
    return text.get(text.has(particular) ? particular : key);
  }

  /** The page of a bank line, a card payment or a payout. */
  public String source(String base, String key) {
    return base + "/" + CardView.place(key) + "/" + key;
  }

  /** What such a key is of. */
  public String sourceName(String key) {
    return text.get("postings." + CardView.place(key));
  }

  public Content standing(CardPayment payment) {
    return CardView.standing(payment, text);
  }

  public Content standing(CardPayout payout) {
    return CardView.standing(payout, text);
  }

  public String failure(String code) {
    return CardView.failure(code, text);
  }

  /** What a notice of a provider says. */
  public List<String> said(CardNotice notice) {
    return notice.facts().stream().map(fact -> CardView.said(fact, text)).toList();
  }

  public String kind(PayoutReport.Kind kind) {
    return text.get("payout.kind." + PaymentJson.code(kind));
  }

  public String account(Account account) {
    return text.get("account." + PaymentJson.code(account));
  }

  /** Who closed a period. */
  public String actor(Closing closing) {
    return actor(closing.cause().actor());
  }

  /** Why; the reason's code where there is no text for it. */
  public String reason(String code) {
    String key = "reason." + code;
    return text.has(key) ? text.get(key) : code;
  }

  public String tier(String tier) {
    String key = "tier." + tier;
    return text.has(key) ? text.get(key) : tier;
  }

  /** Why a file, a line of it, or a command was refused. */
  public String refusal(String code) {
    String key = "refused." + code;
    return text.has(key) ? text.get(key) : text.get("refused.other", code);
  }

  /** Who made a posting: the rules, or a member of staff by account. */
  public String actor(Posting posting) {
    return actor(posting.cause());
  }

  /** Who caused something. */
  public String actor(Cause cause) {
    return actor(cause.actor());
  }

  private String actor(Actor actor) {
    return text.get(
        "actor." + PaymentJson.code(actor.role()), names.apply(actor.id()).orElse(actor.id()));
  }

  SequencedMap<String, String> reasons(List<String> codes) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    codes.forEach(code -> options.put(code, reason(code)));
    return options;
  }
}
