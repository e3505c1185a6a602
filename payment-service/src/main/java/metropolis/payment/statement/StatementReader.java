package metropolis.payment.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfiles;
import metropolis.platform.values.Spooled;

/**
 * Reads what banks deliver: camt.052 to camt.054 of any version, MT940, CSV, and archives of these.
 * Which it is, the content tells, not the name. Any thread may use it.
 */
public final class StatementReader {

  /**
   * What is refused before it can do harm.
   *
   * @param bytes of a file that must be read whole: MT940 and CSV
   * @param streamed bytes of a file that is read as it goes: camt
   * @param depth of nesting
   * @param lines of a file
   * @param characters of one text
   */
  public record Limits(int bytes, long streamed, int depth, int lines, int characters) {
    public static final Limits USUAL =
        new Limits(32 * 1024 * 1024, 192L * 1024 * 1024, 30, 120_000, 4_000);

    /** Alike for all formats. */
    public Limits(int bytes, int depth, int lines, int characters) {
      this(bytes, bytes, depth, lines, characters);
    }
  }

  private static final Pattern MT940 = Pattern.compile("(^|[\\x01\\r\\n])(\\{1:|:20:)");
  private static final int HEAD = 4_096;

  private final Limits limits;
  private final CamtReader camt;
  private final Mt940Reader mt940;
  private final CsvStatementReader csv;
  private final ArchiveReader archive;

  public StatementReader(Limits limits) {
    this.limits = limits;
    this.camt = new CamtReader(limits);
    this.mt940 = new Mt940Reader(limits);
    this.csv = new CsvStatementReader(limits);
    this.archive = new ArchiveReader(limits);
  }

  public Reading read(byte[] file) {
    return read(Spooled.of(file), CsvProfiles.readyMade());
  }

  public Reading read(byte[] file, List<CsvProfile> profiles) {
    return read(Spooled.of(file), profiles);
  }

  /**
   * @param profiles of CSV, in the order in which they are tried
   */
  public Reading read(Spooled file, List<CsvProfile> profiles) {
    try {
      List<Statement> statements =
          ArchiveReader.isArchive(beginning(file))
              ? unpacked(file, profiles)
              : single(file, profiles);
      int lines = statements.stream().mapToInt(Statement::size).sum();
      if (lines > limits.lines()) {
        throw new Refusal("too-many-lines", 0);
      }
      return statements.isEmpty()
          ? new Reading.Refused("no-statement", 0)
          : new Reading.Whole(file.sha256(), statements);
    } catch (Refusal refusal) {
      return refusal.refused();
    }
  }

  private List<Statement> unpacked(Spooled file, List<CsvProfile> profiles) throws Refusal {
    if (file.length() > limits.bytes()) {
      throw new Refusal("file-too-large", 0);
    }
    List<Statement> statements = new ArrayList<>();
    for (ArchiveReader.Entry entry : archive.unpack(file)) {
      try {
        single(entry.content(), profiles).stream()
            .map(statement -> statement.inArchive(entry.name()))
            .forEach(statements::add);
      } catch (Refusal refusal) {
        throw new Refusal(refusal.refused().in(entry.name()));
      }
    }
    return statements;
  }

  private List<Statement> single(Spooled file, List<CsvProfile> profiles) throws Refusal {
    if (file.length() > limits.streamed()) {
      throw new Refusal("file-too-large", 0);
    }
    String head = head(beginning(file));
    if (head.isBlank()) {
      throw new Refusal("file-empty", 0);
    }
    if (head.indexOf('<') >= 0 && head.substring(0, head.indexOf('<')).isBlank()) {
      return camt.read(file);
    }
    if (file.length() > limits.bytes()) {
      throw new Refusal("file-too-large", 0);
    }
    return MT940.matcher(head).find()
        ? mt940.read(file.bytes(), file.sha256())
        : csv.read(file.bytes(), file.sha256(), profiles);
  }

  private static byte[] beginning(Spooled file) {
    try (InputStream in = file.open()) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  /** Enough to tell what it is. UTF-16 shows its letters too once the zeros are gone. */
  private static String head(byte[] beginning) {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < beginning.length; i++) {
      char c = (char) (beginning[i] & 0xff);
      boolean mark = i < 3 && c > 0xba;
      if (c != 0 && !mark) {
        head.append(c);
      }
    }
    return head.toString();
  }
}
