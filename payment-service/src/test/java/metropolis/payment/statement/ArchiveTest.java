package metropolis.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTest {

  private static final byte[] GOOD = Sample.bytes("story-053-v08.xml");

  @Test
  void reads_all_files_of_any_format() {
    List<Statement> read =
        Sample.statements(
            zip(
                Map.of(
                    "C53/one.xml", GOOD,
                    "two.sta", Sample.bytes("story.mt940"),
                    "three.csv", Sample.bytes("story-ubs.csv"))));

    assertThat(read)
        .extracting(Statement::file)
        .containsExactlyInAnyOrder("one.xml", "two.sta", "three.csv");
  }

  @Test
  void totals_and_details_in_one_archive_are_booked_once() {
    Bookkeeping day = new Bookkeeping();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("053.xml", Sample.bytes("story-053-v08-totals.xml"));
    files.put("054.xml", Sample.bytes("story-054-v08.xml"));
    files.put("053-v04.xml", Sample.bytes("story-053-v04.xml"));

    day.take(zip(files));

    assertThat(day.amounts())
        .containsExactly("-12.50", "120.00", "120.00", "450.00", "450.00", "500.00");
  }

  @Test
  void a_file_known_from_an_archive_is_known_by_itself() {
    Bookkeeping day = new Bookkeeping();
    day.take(zip(Map.of("053.xml", GOOD)));

    assertThat(day.take(GOOD)).containsEntry("new", "0");
  }

  @Test
  void names_are_only_for_people() {
    List<Statement> read =
        Sample.statements(zip(Map.of("../../etc/\u0007passwd", GOOD, "C:\\temp\\x.xml", GOOD)));

    assertThat(read).extracting(Statement::file).containsExactlyInAnyOrder("passwd", "x.xml");
  }

  @Test
  void what_file_managers_add_is_passed_over() {
    List<Statement> read =
        Sample.statements(
            zip(Map.of("__MACOSX/._one.xml", new byte[9], ".DS_Store", new byte[9], "1", GOOD)));

    assertThat(read).hasSize(1);
  }

  static Stream<Arguments> refused() {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      many.put(i + ".xml", GOOD);
    }
    byte[] whole = zip(Map.of("one.xml", GOOD));
    byte[] encrypted = whole.clone();
    encrypted[6] |= 1;
    byte[] zeros = new byte[7 * 1024 * 1024];
    return Stream.of(
        Arguments.of("archive-too-many-files", zip(many)),
        Arguments.of("archive-nested", zip(Map.of("inner.zip", whole))),
        Arguments.of("archive-too-large", zip(Map.of("bomb.xml", zeros))),
        Arguments.of("archive-empty", zip(Map.of("folder/", new byte[0]))),
        Arguments.of("archive-damaged", encrypted),
        Arguments.of("file-empty", zip(Map.of("empty.xml", new byte[0]))),
        Arguments.of("format-unknown", zip(Map.of("one.xml", GOOD, "x.txt", new byte[] {'x'}))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void is_refused_whole(String code, byte[] file) {
    assertThat(Sample.read(file))
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void a_refusal_names_the_file_within() {
    assertThat(Sample.read(zip(Map.of("a/broken.xml", "<x".getBytes()))))
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.file()).isEqualTo("broken.xml"));
  }

  @Test
  void any_cut_is_refused() {
    byte[] whole = zip(Map.of("one.xml", GOOD));

    for (int length = 0; length < whole.length - 200; length += 13) {
      assertThat(Sample.read(Arrays.copyOf(whole, length))).isInstanceOf(Reading.Refused.class);
    }
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
