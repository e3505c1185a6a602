package metropolis.payment.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import metropolis.payment.ledger.Question;
import metropolis.payment.ledger.Reasons;
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
        Stream.of(Reasons.WAIVER, Reasons.REVERSAL, Reasons.SET_ASIDE, Reasons.RECLAIM)
            .flatMap(List::stream)
            .map(code -> "reason." + code);
    Stream<String> questions =
        Stream.of(Question.values()).map(q -> "question." + PaymentJson.code(q));
    Stream<String> rules = Stream.of(Rule.values()).map(rule -> "reason." + rule.code());
    Stream<String> evidence =
        Stream.of(Evidence.class.getPermittedSubclasses())
            .map(type -> type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-"))
            .map(name -> "evidence." + name.toLowerCase(Locale.ROOT));
    Stream<String> filters =
        Stream.concat(
            Search.INVOICE_FILTERS.stream().map(f -> "filter.invoices." + f),
            Search.LINE_FILTERS.stream().map(f -> "filter.lines." + f));

    assertThat(FinancePages.TEXTS.keys())
        .containsAll(
            Stream.of(reasons, questions, rules, evidence, filters).flatMap(keys -> keys).toList());
  }
}
