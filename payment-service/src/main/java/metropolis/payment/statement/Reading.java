package metropolis.payment.statement;

import java.util.List;

/** The outcome of reading a file: whole, or not at all. */
public sealed interface Reading {

  /**
   * @param fileHash SHA-256 of the file that was read, which may be an archive; hexadecimal
   * @param statements at least one
   */
  record Whole(String fileHash, List<Statement> statements) implements Reading {
    public Whole {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Nothing was taken from the file.
   *
   * @param line from 1; 0 if it concerns the file as a whole
   * @param element the field or column at fault; empty if none is
   * @param file within an archive; empty if there is none, or it concerns the archive
   */
  record Refused(String code, int line, String element, String file) implements Reading {

    public Refused(String code, int line) {
      this(code, line, "", "");
    }

    Refused in(String fileName) {
      return new Refused(code, line, element, fileName);
    }
  }
}
