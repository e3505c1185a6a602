package metropolis.payment.statement;

import java.util.List;

/** The outcome of reading a file: whole, or not at all. */
public sealed interface Reading {

  /**
   * @param fileHash SHA-256, hexadecimal
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
   */
  record Refused(String code, int line) implements Reading {}
}
