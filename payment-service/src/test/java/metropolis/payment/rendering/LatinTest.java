package metropolis.payment.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.rendering.Letterhead.Addressee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatinTest {

  @ParameterizedTest
  @CsvSource({
    "Annelie Müller-Lüdenscheidt, Annelie Müller-Lüdenscheidt",
    "Łukasz Żółć, Łukasz Żółć",
    "Nguyễn Thị Ngọc Hường, Nguyên Thi Ngoc Huong",
    "Adébọ́lá Ọ̀ṣúntókun, Adébolá Osúntókun",
    "Вячеслав Щукинский, Vyacheslav Shchukinskii",
    "ЩУКИН, SHCHUKIN",
    "Љубица Ђорђевић-Џемић, Ljubitsa Đorđević-Džemić",
    "Ґалина Їжакевич, Galina Izhakevich",
    "Ευφροσύνη Ξυλούρη, Eyfrosyni Xyloyri",
    "თინათინ ჭყონია, tinatin chqonia",
    "Աստղիկ Միրզոյան, Astghik Mirzoyan",
    "Kaʻahumanu, Ka'ahumanu",
    "Əsgər Qızılağaclı, Esger Qızılağaclı"
  })
  void alphabets_are_written_letter_by_letter_with_the_accents_there_are(
      String name, String latin) {
    assertThat(Latin.of(name)).contains(latin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"فاطمة الزهراء", "李小龍", "क्षितिज", "สมชาย", "한별", "Smith 李", "☃"})
  void what_letters_alone_do_not_tell_is_not_guessed(String name) {
    assertThat(Latin.of(name)).isEmpty();
  }

  @Test
  void the_payment_part_prefers_the_form_the_person_gave() {
    assertThat(payer("", List.of("Тарас Зеленогай", "Taras Zelenohai"), "Київ"))
        .isEqualTo(named("Taras Zelenohai", "Kiiv", true));
  }

  @Test
  void an_institution_in_letters_that_cannot_be_written_gives_way_to_the_person() {
    assertThat(payer("وزارة الخارجية", List.of("هالة نجم الدين", "Hala Nijm al-Din"), "Cairo"))
        .isEqualTo(named("Hala Nijm al-Din", "Cairo", true));
  }

  @Test
  void what_is_latin_stays_as_it_is() {
    assertThat(payer("Universität Osnabrück", List.of("Ana Souza"), "Osnabrück"))
        .isEqualTo(named("Universität Osnabrück", "Osnabrück", false));
  }

  @Test
  void the_field_stays_empty_where_nothing_can_be_written() {
    assertThat(payer("外交部", List.of("李小龍"), "Taipei")).isEqualTo(new QrPayer.Unnamed(true));
    assertThat(payer("Ministry", List.of(), "台北")).isEqualTo(new QrPayer.Unnamed(true));
    assertThat(QrPayer.of(Addressee.unknown())).isEqualTo(new QrPayer.Unnamed(false));
    assertThat(payer("N".repeat(71), List.of(), "Bern")).isEqualTo(new QrPayer.Unnamed(false));
  }

  private static QrPayer payer(String billed, List<String> names, String town) {
    return QrPayer.of(new Addressee(names, "", Optional.of(address(billed, town)), "CH", "en"));
  }

  private static QrPayer named(String name, String town, boolean rewritten) {
    return new QrPayer.Named(address(name, town), rewritten);
  }

  private static PostalAddress address(String name, String town) {
    return new PostalAddress(name, "Road", "1", "1000", town, "CH");
  }
}
