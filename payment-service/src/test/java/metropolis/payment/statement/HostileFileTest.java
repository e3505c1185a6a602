package metropolis.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import metropolis.payment.statement.StatementReader.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken or meant to harm are refused whole, with a word for the reason. */
class HostileFileTest {

  private static final String GOOD =
      new String(Camt.camt053("08", Camt.credit("450.00", "B1", "")), StandardCharsets.UTF_8);

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("", "file-empty"),
        Arguments.of("\ufeff \n", "file-empty"),
        Arguments.of("Datum;Betrag\n2004-06-14;450.00\n", "format-unknown"),
        Arguments.of("<html><body/></html>", "not-a-statement"),
        Arguments.of("<Document xmlns=\"urn:x\"/>", "not-a-statement"),
        Arguments.of(GOOD.replace("camt.053", "camt.055"), "not-a-statement"),
        Arguments.of(GOOD.replaceAll("(?s)<Stmt>.*</Stmt>", ""), "no-statement"),
        Arguments.of(GOOD.substring(0, GOOD.length() / 2), "not-well-formed"),
        Arguments.of(GOOD.substring(0, GOOD.length() - 20), "not-well-formed"),
        Arguments.of(GOOD.replace("</Ntry>", "</Entry>"), "not-well-formed"),
        Arguments.of(GOOD.replace("450.00", "450\u0000"), "not-well-formed"),
        Arguments.of(withDtd("<!DOCTYPE Document>", "1"), "document-type-forbidden"),
        Arguments.of(
            withDtd("<!DOCTYPE D [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>", "&a;"),
            "document-type-forbidden"),
        Arguments.of(
            withDtd("<!DOCTYPE D [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>", "&b;"),
            "document-type-forbidden"),
        Arguments.of(
            withDtd("<!DOCTYPE D SYSTEM \"http://127.0.0.1:9/x.dtd\">", "1"),
            "document-type-forbidden"),
        Arguments.of(
            GOOD.replace("<NtryRef>", "<x>".repeat(100) + "</x>".repeat(100) + "<NtryRef>"),
            "nested-too-deep"),
        Arguments.of(GOOD.replace("STM-1", "x".repeat(5_000)), "text-too-long"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void is_refused(String file, String code) {
    Reading reading = read(file.getBytes(StandardCharsets.UTF_8), Limits.USUAL);

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void invalid_utf_8_is_refused() {
    byte[] file = GOOD.replace("STM-1", "STM-\u00e9").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(file, Limits.USUAL)).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void a_file_beyond_the_limits_is_refused() {
    byte[] file = Camt.camt053("08", Camt.credit("1.00", "B1", ""), Camt.credit("2.00", "B2", ""));

    assertThat(read(file, new Limits(100, 30, 10, 100)))
        .isEqualTo(new Reading.Refused("file-too-large", 0));
    assertThat(read(file, new Limits(100_000, 30, 1, 1000)))
        .isInstanceOfSatisfying(
            Reading.Refused.class, r -> assertThat(r.code()).isEqualTo("too-many-lines"));
  }

  @Test
  void a_refusal_names_the_line() {
    byte[] file = GOOD.replace("</Ntry>", "</Entry>").getBytes(StandardCharsets.UTF_8);

    assertThat(read(file, Limits.USUAL))
        .isInstanceOfSatisfying(Reading.Refused.class, r -> assertThat(r.line()).isGreaterThan(4));
  }

  @Test
  void any_cut_of_a_good_file_is_refused_and_nothing_is_thrown() {
    byte[] whole = GOOD.strip().getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(read(cut, Limits.USUAL)).isInstanceOf(Reading.Refused.class);
    }
  }

  @Test
  void any_changed_byte_is_read_or_refused_and_nothing_is_thrown() {
    byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);

    for (int place = 0; place < whole.length; place++) {
      byte[] changed = whole.clone();
      changed[place] ^= (byte) (1 + place % 255);
      assertThat(read(changed, Limits.USUAL)).isNotNull();
    }
  }

  private static Reading read(byte[] file, Limits limits) {
    return new StatementReader(limits).read(file);
  }

  private static String withDtd(String dtd, String amount) {
    return GOOD.replace("<Document", dtd + "<Document").replace("450.00", amount);
  }
}
