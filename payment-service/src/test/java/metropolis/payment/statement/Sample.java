package metropolis.payment.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files made for these tests from the formats' public rules. */
public final class Sample {

  /** Every file that tells the same day of the same account. */
  static final List<String> STORY =
      List.of(
          "story-052-v08.xml",
          "story-053-v04.xml",
          "story-053-v08.xml",
          "story-053-v08-totals.xml",
          "story-053-v08-without-references.xml",
          "story.mt940",
          "story-without-references.mt940",
          "story-ubs.csv",
          "story-zkb.csv",
          "story-postfinance.csv",
          "story-raiffeisen.csv",
          "story-bcv.csv",
          "story-migros.csv");

  static final List<String> OTHERS =
      List.of(
          "story-054-v04.xml",
          "story-054-v08.xml",
          "camt-returned-refund.xml",
          "camt-reversal.xml",
          "camt-mass-reject.xml",
          "camt-charges-within.xml",
          "camt-batch-wrong-sum.xml",
          "camt-amount-in-details.xml",
          "camt-without-amounts.xml",
          "camt-never-guessed.xml",
          "camt-against-the-schema.xml",
          "mt940-fin.txt",
          "mt940-structured.txt",
          "mt940-reversals.txt",
          "mt940-impossible.txt",
          "csv-never-guessed.csv");

  private Sample() {}

  public static byte[] bytes(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static byte[] in(String charset, String text) {
    return text.getBytes(Charset.forName(charset));
  }

  static Reading read(byte[] file) {
    return new StatementReader(StatementReader.Limits.USUAL).read(file);
  }

  static List<Statement> statements(byte[] file) {
    return switch (read(file)) {
      case Reading.Whole whole -> whole.statements();
      case Reading.Refused refused -> throw new IllegalArgumentException(refused.toString());
    };
  }

  static List<Statement> statements(String name) {
    return statements(bytes(name));
  }

  static Statement statement(String name) {
    return statements(name).getFirst();
  }
}
