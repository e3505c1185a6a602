package metropolis.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import metropolis.payment.ledger.Balance;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One day of one account, told by every format: a payment, a batch of two, two equal payments, a
 * debit. Whatever is read after what, it is booked once.
 */
class SameMoneyInFilesTest {

  private static final List<String> BY_SUM =
      List.of("-12.50", "120.00", "120.00", "450.00", "950.00");
  private static final List<String> IN_DETAIL =
      List.of("-12.50", "120.00", "120.00", "450.00", "450.00", "500.00");
  private static final List<String> ONLY_TOTALS =
      List.of(
          "story-053-v08-totals.xml",
          "story.mt940",
          "story-without-references.mt940",
          "story-postfinance.csv",
          "story-raiffeisen.csv",
          "story-bcv.csv",
          "story-migros.csv");

  static Stream<Arguments> pairs() {
    return Sample.STORY.stream()
        .flatMap(first -> Sample.STORY.stream().map(second -> Arguments.of(first, second)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void two_files_of_one_day_are_booked_once(String first, String second) {
    Bookkeeping day = new Bookkeeping();
    day.take(first);

    day.take(second);

    boolean sums = ONLY_TOTALS.contains(first) && ONLY_TOTALS.contains(second);
    assertThat(day.amounts()).isEqualTo(sums ? BY_SUM : IN_DETAIL);
    assertThat(Balance.of(day.books).broken()).isEmpty();
  }

  static Stream<Arguments> totalsAndDetails() {
    return Sample.STORY.stream()
        .flatMap(
            story ->
                Stream.of("story-054-v04.xml", "story-054-v08.xml")
                    .map(details -> Arguments.of(story, details)));
  }

  @ParameterizedTest
  @MethodSource("totalsAndDetails")
  void details_of_a_batch_before_or_after_the_statement_are_booked_once(
      String story, String details) {
    Bookkeeping before = new Bookkeeping();
    Bookkeeping after = new Bookkeeping();

    before.take(details);
    before.take(story);
    after.take(story);
    after.take(details);

    assertThat(before.amounts()).isEqualTo(IN_DETAIL);
    assertThat(after.amounts()).isEqualTo(IN_DETAIL);
  }

  @Property(tries = 200)
  void any_files_in_any_order_and_number_give_the_same_money(
      @ForAll("anyFiles") List<String> files) {
    Bookkeeping day = new Bookkeeping();

    files.forEach(day::take);

    assertThat(day.amounts()).isIn(BY_SUM, IN_DETAIL);
    assertThat(Balance.of(day.books).broken()).isEmpty();
  }

  @Provide
  Arbitrary<List<String>> anyFiles() {
    List<String> details = List.of("story-054-v04.xml", "story-054-v08.xml");
    return Arbitraries.of(Sample.STORY)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .flatMap(
            stories ->
                Arbitraries.of(details)
                    .list()
                    .ofMaxSize(2)
                    .flatMap(more -> Arbitraries.shuffle(both(stories, more))));
  }

  @Test
  void a_file_taken_again_says_that_it_is_known() {
    Bookkeeping day = new Bookkeeping();
    day.take("story-053-v08.xml");

    assertThat(day.take("story-053-v08.xml")).containsEntry("new", "0").containsEntry("known", "6");
  }

  @Test
  void what_no_id_tells_apart_is_told_to_finance() {
    Bookkeeping day = new Bookkeeping();
    day.take("story-postfinance.csv");

    assertThat(day.take("story-without-references.mt940"))
        .containsEntry("new", "0")
        .containsEntry("assumed", "5");
  }

  @Test
  void equal_payments_with_ids_of_their_own_in_two_files_are_two() {
    Bookkeeping day = new Bookkeeping();
    day.take(Camt.camt054("08", Camt.credit("450.00", "MORNING", "")));

    day.take(Camt.camt054("08", Camt.credit("450.00", "AFTERNOON", "")));

    assertThat(day.amounts()).containsExactly("450.00", "450.00");
  }

  @Test
  void equal_payments_told_apart_by_their_transactions_alone_are_two() {
    Bookkeeping day = new Bookkeeping();
    day.take(Camt.camt054("08", Camt.credit("450.00", "", Camt.detail("T1", "450.00", "", "A"))));

    day.take(Camt.camt054("08", Camt.credit("450.00", "", Camt.detail("T2", "450.00", "", "A"))));

    assertThat(day.amounts()).containsExactly("450.00", "450.00");
  }

  @Test
  void of_three_equal_payments_of_which_one_is_booked_two_are_new() {
    Bookkeeping day = new Bookkeeping();
    String payment = Camt.credit("450.00", "", "");
    day.take(Camt.camt054("08", payment));

    var answer = day.take(Camt.camt053("08", payment, payment, payment));

    assertThat(answer).containsEntry("new", "2").containsEntry("known", "1");
    assertThat(day.amounts()).hasSize(3);
  }

  @Test
  void equal_payments_in_two_notifications_of_one_file_are_two() {
    Bookkeeping day = new Bookkeeping();
    String one =
        new String(Camt.camt054("08", Camt.credit("450.00", "", "")), StandardCharsets.UTF_8);
    String notification = one.substring(one.indexOf("<Ntfctn>"), one.indexOf("</BkTo"));

    day.take(one.replace("</BkTo", notification + "</BkTo").getBytes(StandardCharsets.UTF_8));

    assertThat(day.amounts()).containsExactly("450.00", "450.00");
  }

  @Test
  void equal_amounts_of_two_accounts_are_two() {
    Bookkeeping day = new Bookkeeping();
    day.take("story-without-references.mt940");

    day.take(
        Sample.text("story-without-references.mt940")
            .replace("CH9300762011623852957", "CH5604835012345678009")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(day.amounts()).hasSize(10);
  }

  @Test
  void an_account_may_be_told_by_its_iban_or_by_the_number_within() {
    Bookkeeping day = new Bookkeeping();
    day.take("story-053-v08.xml");

    day.take(
        Sample.text("story-without-references.mt940")
            .replace("CH9300762011623852957", "0762/011623852957")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(day.amounts()).isEqualTo(IN_DETAIL);
  }

  @Test
  void a_reference_that_mt940_cuts_short_is_the_same() {
    Bookkeeping day = new Bookkeeping();
    String whole = "20040614000801011007771000000007";
    day.take(Camt.camt053("08", Camt.credit("450.00", whole, "")));

    day.take(mt940("0406150614C450,00NTRFNONREF//" + whole.substring(0, 16)));

    assertThat(day.amounts()).containsExactly("450.00");
  }

  @Test
  void without_a_booking_date_the_value_date_decides() {
    Bookkeeping day = new Bookkeeping();
    day.take(Camt.camt053("08", Camt.credit("450.00", "ZK1", "")));

    day.take(mt940("040615C450,00NTRFNONREF//ZK1"));

    assertThat(day.amounts()).containsExactly("450.00");
  }

  @Test
  void an_overlapping_export_books_what_is_new() {
    Bookkeeping day = new Bookkeeping();
    day.take("story-postfinance.csv");
    String later =
        Sample.text("story-postfinance.csv")
            .replace(
                "14.06.2004;\"KONTOF",
                "15.06.2004;\"GUTSCHRIFT\";120;;15.06.2004;\n14.06.2004;\"KONTOF");

    var answer = day.take(later.getBytes(StandardCharsets.UTF_8));

    assertThat(answer).containsEntry("new", "1").containsEntry("known", "5");
  }

  private static byte[] mt940(String movement) {
    return """
    :20:X
    :25:CH9300762011623852957
    :60F:C040613CHF0,00
    :61:%s
    :62F:C040615CHF450,00
    """
        .formatted(movement)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
