package metropolis.rendering.font;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HanTest {

  @ParameterizedTest
  @CsvSource({
    "CN,'',SIMPLIFIED",
    "TW,'',TRADITIONAL",
    "HK,'',TRADITIONAL",
    "JP,'',JAPANESE",
    "KR,'',KOREAN",
    "CH,'',SIMPLIFIED",
    "'','',SIMPLIFIED",
    "CH,ja,JAPANESE",
    "JP,ko,KOREAN",
    "JP,zh,SIMPLIFIED",
    "TW,zh,TRADITIONAL",
    "CH,zh-Hant,TRADITIONAL",
    "CH,zh_TW,TRADITIONAL",
    "TW,zh-Hans,SIMPLIFIED",
    "SG,zh-Hant-SG,TRADITIONAL",
    "CA,yue,TRADITIONAL",
    "jp,fr,JAPANESE"
  })
  void the_language_decides_and_then_the_country(String country, String language, Han han) {
    assertThat(Han.of(country, language)).isEqualTo(han);
  }
}
