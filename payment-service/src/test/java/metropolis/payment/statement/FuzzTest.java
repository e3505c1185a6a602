package metropolis.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import metropolis.payment.statement.StatementReader.Limits;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that were damaged by chance: each is read or refused by name. {@code ./run fuzz} tries a
 * million of each format; {@code -Dfuzz.seed} tries others.
 */
class FuzzTest {

  private static final int TRIES = Integer.getInteger("fuzz", 5_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20040927L);

  /** What the formats are made of, to be put where it does not belong. */
  private static final List<String> PIECES =
      List.of(
          "<Ntry>",
          "</Ntry>",
          "<Amt Ccy=\"CHF\">",
          "<![CDATA[",
          "]]>",
          "<!--",
          "&#0;",
          "&amp;",
          "<!DOCTYPE x>",
          ":61:",
          ":86:",
          ":20:",
          "\n-\n",
          "-}",
          "{4:",
          "?20",
          "//",
          "RF18",
          ";",
          "\"",
          "\"\"",
          "=\"",
          "\r",
          "\n",
          "\u0000",
          "\u0001",
          "0",
          "9999999999999999",
          "-",
          ",",
          ".",
          "e9",
          "\u2212",
          "٣",
          "\ud83d\ude00",
          "CHF",
          "XXX",
          "0230");

  private static final Limits LIMITS = new Limits(64 * 1024, 30, 200, 2_000);

  static Stream<Arguments> readers() {
    List<String> all = new ArrayList<>(Sample.STORY);
    all.addAll(Sample.OTHERS);
    return Stream.of(
        Arguments.of("camt", samples(all, ".xml")),
        Arguments.of("mt940", samples(all, ".mt940", ".txt")),
        Arguments.of("csv", samples(all, ".csv")),
        Arguments.of(
            "archive",
            List.of(
                ArchiveTest.zip(
                    Map.of(
                        "one.xml", Sample.bytes("story-053-v08.xml"),
                        "two.sta", Sample.bytes("story.mt940"))))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void is_read_or_refused(String format, List<byte[]> samples, TestReporter reporter) {
    StatementReader reader = new StatementReader(LIMITS);
    Random random = new Random(SEED);
    int[] read = new int[1];

    for (int i = 0; i < TRIES; i++) {
      byte[] file = damaged(samples.get(random.nextInt(samples.size())), random);
      Reading reading =
          i % 1_000 == 0
              ? assertTimeoutPreemptively(Duration.ofSeconds(10), () -> reader.read(file))
              : reader.read(file);
      switch (reading) {
        case Reading.Refused refused -> assertThat(refused.code()).matches("[a-z0-9-]+");
        case Reading.Whole whole -> {
          read[0]++;
          check(whole);
        }
      }
    }

    reporter.publishEntry(format, TRIES + " tried, " + read[0] + " read, the others refused");
    assertThat(read[0]).as("not all are refused").isPositive();
  }

  private static void check(Reading.Whole whole) {
    int lines = whole.statements().stream().mapToInt(Statement::size).sum();
    assertThat(lines).isBetween(0, LIMITS.lines());
    for (Statement statement : whole.statements()) {
      for (Statement.Movement movement : statement.movements()) {
        assertThat(movement.line().amount().isZero()).isFalse();
        assertThat(movement.line().amount().currency()).isEqualTo(statement.currency().get());
        assertThat(movement.narrative().text().length()).isLessThanOrEqualTo(1_000);
      }
      assertThat(statement.movements().stream().map(m -> m.line().lineKey()).distinct().count())
          .isEqualTo(statement.movements().size());
    }
  }

  private static byte[] damaged(byte[] sample, Random random) {
    byte[] file = sample;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      file = once(file, random);
    }
    return file;
  }

  private static byte[] once(byte[] file, Random random) {
    if (file.length == 0) {
      return file;
    }
    int from = random.nextInt(file.length);
    int to = Math.min(file.length, from + random.nextInt(60));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    switch (random.nextInt(6)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes());
      case 2 -> {
        // Twice what stood here.
        out.write(file, from, to - from);
        to = from;
      }
      case 3 -> {
        int elsewhere = random.nextInt(file.length);
        out.write(file, elsewhere, Math.min(to - from, file.length - elsewhere));
      }
      case 4 -> {
        out.write(file[from] ^ (1 << random.nextInt(8)));
        to = from + 1;
      }
      default -> {
        // Left out.
      }
    }
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  private static List<byte[]> samples(List<String> names, String... endings) {
    return names.stream()
        .filter(name -> Stream.of(endings).anyMatch(name::endsWith))
        .map(Sample::bytes)
        .toList();
  }
}
