package metropolis.payment.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardState;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.ledger.Account;
import metropolis.payment.ledger.CardPayout;
import metropolis.payment.ledger.PaymentOrder;
import metropolis.payment.ledger.Question;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.ledger.Refund;
import metropolis.payment.matching.Evidence;
import metropolis.payment.matching.Rule;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void every_text_is_there_in_every_language() {
    assertThat(FinancePages.TEXTS.missing()).isEmpty();
  }

  @Test
  void every_reason_question_and_filter_has_a_text() {
    Stream<String> reasons =
        Stream.of(
                Reasons.WAIVER,
                Reasons.REVERSAL,
                Reasons.SET_ASIDE,
                Reasons.CHARGE,
                Reasons.RECLAIM,
                Reasons.PAYER_CREDIT,
                Reasons.CREDIT_REVERSAL,
                Reasons.REFUSAL,
                Reasons.WITHDRAWAL,
                Reasons.ORDER_DROPPED,
                Reasons.UNLINK)
            .flatMap(List::stream)
            .map(code -> "reason." + code);
    Stream<String> questions =
        Stream.of(Question.values()).map(q -> "question." + PaymentJson.code(q));
    Stream<String> rules = Stream.of(Rule.values()).map(rule -> "reason." + rule.code());
    Stream<String> evidence =
        Stream.of(Evidence.class.getPermittedSubclasses())
            .map(type -> type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-"))
            .map(name -> "evidence." + name.toLowerCase(Locale.ROOT));
    Stream<String> accounts =
        Stream.of(Account.values()).map(account -> "account." + PaymentJson.code(account));
    Stream<String> standings =
        Stream.concat(
            Stream.of(Refund.Standing.values()).map(s -> "refund." + PaymentJson.code(s)),
            Stream.of(PaymentOrder.Standing.values()).map(s -> "order." + PaymentJson.code(s)));
    Stream<String> filters =
        Stream.concat(
            Search.INVOICE_FILTERS.stream().map(f -> "filter.invoices." + f),
            Search.LINE_FILTERS.stream().map(f -> "filter.lines." + f));

    Stream<String> cards =
        Stream.of(
                CardSearch.FILTERS.stream().map(f -> "filter.cards." + f),
                Reasons.PAYOUT.stream().map(code -> "reason." + code),
                codes("card.standing.", CardState.Standing.values()),
                codes("card.said.refund.", CardFact.Outcome.values()),
                codes("card.said.dispute.", CardFact.Phase.values()),
                codes("payout.kind.", PayoutReport.Kind.values()),
                codes("payout.", CardPayout.Standing.values()))
            .flatMap(keys -> keys);

    assertThat(FinancePages.TEXTS.keys())
        .containsAll(
            Stream.of(reasons, questions, rules, evidence, accounts, standings, filters, cards)
                .flatMap(keys -> keys)
                .toList());
  }

  private static Stream<String> codes(String prefix, Enum<?>... constants) {
    return Stream.of(constants).map(constant -> prefix + PaymentJson.code(constant));
  }
}
