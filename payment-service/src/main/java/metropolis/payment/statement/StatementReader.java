package metropolis.payment.statement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfiles;

/**
 * Reads what banks deliver: camt.052 to camt.054 of any version, MT940, CSV, and archives of these.
 * Which it is, the content tells, not the name. Any thread may use it.
 */
public final class StatementReader {

  /**
   * What is refused before it can do harm.
   *
   * @param bytes of a file
   * @param depth of nesting
   * @param lines of a file
   * @param characters of one text
   */
  public record Limits(int bytes, int depth, int lines, int characters) {
    public static final Limits USUAL = new Limits(8 * 1024 * 1024, 30, 5_000, 4_000);
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
    return read(file, CsvProfiles.readyMade());
  }

  /**
   * @param profiles of CSV, in the order in which they are tried
   */
  public Reading read(byte[] file, List<CsvProfile> profiles) {
    try {
      List<Statement> statements =
          ArchiveReader.isArchive(file) ? unpacked(file, profiles) : single(file, profiles);
      int lines = statements.stream().mapToInt(Statement::size).sum();
      if (lines > limits.lines()) {
        throw new Refusal("too-many-lines", 0);
      }
      return statements.isEmpty()
          ? new Reading.Refused("no-statement", 0)
          : new Reading.Whole(hash(file), statements);
    } catch (Refusal refusal) {
      return refusal.refused();
    }
  }

  private List<Statement> unpacked(byte[] file, List<CsvProfile> profiles) throws Refusal {
    if (file.length > limits.bytes()) {
      throw new Refusal("file-too-large", 0);
    }
    List<Statement> statements = new ArrayList<>();
    for (ArchiveReader.Entry entry : archive.unpack(file)) {
      try {
        single(entry.bytes(), profiles).stream()
            .map(statement -> statement.inArchive(entry.name()))
            .forEach(statements::add);
      } catch (Refusal refusal) {
        throw new Refusal(refusal.refused().in(entry.name()));
      }
    }
    return statements;
  }

  private List<Statement> single(byte[] file, List<CsvProfile> profiles) throws Refusal {
    if (file.length > limits.bytes()) {
      throw new Refusal("file-too-large", 0);
    }
    String head = head(file);
    if (head.isBlank()) {
      throw new Refusal("file-empty", 0);
    }
    String hash = hash(file);
    if (head.indexOf('<') >= 0 && head.substring(0, head.indexOf('<')).isBlank()) {
      return camt.read(file, hash);
    }
    return MT940.matcher(head).find() ? mt940.read(file, hash) : csv.read(file, hash, profiles);
  }

  /** Enough to tell what it is. UTF-16 shows its letters too once the zeros are gone. */
  private static String head(byte[] file) {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < Math.min(file.length, HEAD); i++) {
      char c = (char) (file[i] & 0xff);
      boolean mark = i < 3 && c > 0xba;
      if (c != 0 && !mark) {
        head.append(c);
      }
    }
    return head.toString();
  }

  private static String hash(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
