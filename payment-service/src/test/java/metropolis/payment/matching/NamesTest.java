package metropolis.payment.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as delegates write them, against names as banks write them. */
class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "Łukasz Dąbrowski, DABROWSKI LUKASZ",
    "Jürg Müller, Mueller Juerg",
    "Jürg Müller, MULLER JURG",
    "Søren Ørsted, Oersted Soeren",
    "Nguyễn Thị Ánh, NGUYEN THI ANH",
    "Αικατερίνη Παπαδοπούλου, PAPADOPOULOU AIKATERINI",
    "Юлия Щербакова, Shcherbakova Yulia",
    "Юлия Щербакова, Schtscherbakowa Julija",
    "Володимир Ковальчук, Volodymyr Kovalchuk",
    "محمد الحسن, Mohamed Alhasan",
    "يوسف منصور, YUSUF MANSOUR",
    "רחל כהן, Rachel Cohen",
    "Անահիտ Պետրոսյան, Anahit Petrosyan",
    "ნინო ბერიძე, Nino Beridze",
    "Prof. Ana Maria de Souza Lima, Ana Souza",
    "Seán O’Brien, SEAN OBRIEN",
    "Kovačević Dragan, Dragan Kovacevich",
    "Emma Johansson, Emma Johanson"
  })
  void the_same_person_is_known(String delegate, String payer) {
    assertThat(likeness(delegate, payer)).isGreaterThanOrEqualTo(70);
  }

  @ParameterizedTest
  @CsvSource({
    "Ana Souza, Ana Lima",
    "Li Wei, Li Na",
    "Юлия Щербакова, Julia Meier",
    "Bashir Noori, Universität Noorwegen",
    "Ana Souza, A"
  })
  void another_person_is_not(String delegate, String payer) {
    assertThat(likeness(delegate, payer)).isLessThan(70);
  }

  @ParameterizedTest
  @CsvSource({
    "Université de Genève, UNIVERSITE DE GENEVE",
    "Министерство труда, Ministerstvo Truda",
    "'Institute for Migration, Oslo', OSLO INSTITUTE FOR MIGRATION",
    "Refugee Aid, REFUGEE AID FOUNDATION"
  })
  void an_institution_is_known(String institution, String payer) {
    assertThat(likenessOfInstitution(institution, payer)).isGreaterThanOrEqualTo(70);
  }

  @ParameterizedTest
  @CsvSource({
    "Université de Genève, Université de Lausanne",
    "Ministry of Labour, Ministry of the Interior",
    "International Office, International Office"
  })
  void generic_words_are_no_institution(String institution, String payer) {
    assertThat(likenessOfInstitution(institution, payer)).isLessThan(70);
  }

  private static int likeness(String delegate, String payer) {
    Names names = new Names();
    names.put(0, new Party(List.of(delegate), ""));
    Said said = Said.of(new Wording(payer, "", ""));
    return names.persons(said).stream().mapToInt(id -> names.person(id, said)).max().orElse(0);
  }

  private static int likenessOfInstitution(String institution, String payer) {
    Names names = new Names();
    names.put(0, new Party(List.of(), institution));
    Said said = Said.of(new Wording(payer, "", ""));
    return names.institutions(said).stream()
        .mapToInt(id -> names.institution(id, said))
        .max()
        .orElse(0);
  }
}
