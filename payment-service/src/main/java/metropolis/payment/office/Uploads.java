package metropolis.payment.office;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand.Line;

/**
 * Long files of the bank on their way into the books: their pieces, and the one that is being
 * booked. One writer; readers need its lock.
 */
public final class Uploads {

  /** An upload of which no piece came for so long was given up. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  /** What a piece is of: the bytes of the file, or the lines that were read from it. */
  public enum Kind {
    FILE,
    LINES
  }

  /** Names a piece. */
  public record Piece(String uploadHash, Kind kind, int number) {}

  /** Some lines of a statement, and what came in words with them. */
  public record Lines(
      int statement, int first, List<Line> lines, Map<String, Narrative> narratives) {

    /** A line without its words, about. */
    private static final int WEIGHT = 600;

    /** About what they take in memory, in bytes. */
    private long weight() {
      long weight = (long) WEIGHT * lines.size();
      for (Narrative narrative : narratives.values()) {
        weight += narrative.counterparty().length() + narrative.text().length();
      }
      return weight;
    }
  }

  /** What is more than this of a file is read again when it is booked. */
  private static final long MOST_READ = 96L * 1024 * 1024;

  private record Staged(byte[] content, Instant time) {}

  private final Map<String, Map<Kind, TreeMap<Integer, Staged>>> pieces = new HashMap<>();
  private final Map<Integer, Lines> read = new HashMap<>();
  private long weight;
  private Optional<Booking> booking = Optional.empty();

  /**
   * Keeps a piece.
   *
   * @param content compressed; nobody changes it
   */
  public void stage(Piece piece, byte[] content, Instant time) {
    pieces
        .computeIfAbsent(piece.uploadHash(), _ -> new HashMap<>())
        .computeIfAbsent(piece.kind(), _ -> new TreeMap<>())
        .put(piece.number(), new Staged(content, time));
  }

  public void drop(Piece piece) {
    Map<Kind, TreeMap<Integer, Staged>> own = pieces.get(piece.uploadHash());
    if (own != null && own.containsKey(piece.kind())) {
      own.get(piece.kind()).remove(piece.number());
      own.values().removeIf(TreeMap::isEmpty);
      if (own.isEmpty()) {
        pieces.remove(piece.uploadHash());
      }
    }
  }

  /** Whether there are exactly these pieces, from 0 on. */
  public boolean holds(String uploadHash, Kind kind, int count) {
    TreeMap<Integer, Staged> own = of(uploadHash, kind);
    return own.size() == count && (count == 0 || own.lastKey() == count - 1);
  }

  /** In their order. */
  public List<byte[]> contents(String uploadHash, Kind kind) {
    return of(uploadHash, kind).values().stream().map(Staged::content).toList();
  }

  public Optional<byte[]> content(Piece piece) {
    return Optional.ofNullable(of(piece.uploadHash(), piece.kind()).get(piece.number()))
        .map(Staged::content);
  }

  /** Names of all pieces of a file. */
  public List<Piece> pieces(String uploadHash) {
    List<Piece> named = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      of(uploadHash, kind).keySet().forEach(n -> named.add(new Piece(uploadHash, kind, n)));
    }
    return named;
  }

  /** Files of which nothing came since long before this time; those that were taken as well. */
  public List<String> silentAt(Instant now) {
    return pieces.entrySet().stream()
        .filter(upload -> last(upload.getValue()).isBefore(now.minus(PATIENCE)))
        .map(Map.Entry::getKey)
        .toList();
  }

  public Optional<Booking> booking() {
    return booking;
  }

  public void book(Booking now) {
    booking = Optional.of(now);
  }

  public void booked() {
    booking = Optional.empty();
    read.clear();
    weight = 0;
  }

  /**
   * Keeps lines of the file that is being booked, so that they are not read from their piece again;
   * if there are too many, not all.
   */
  public void keep(int piece, Lines lines) {
    long more = lines.weight();
    if (weight + more <= MOST_READ) {
      weight += more;
      read.put(piece, lines);
    }
  }

  /** What was kept of a piece, and is kept no longer. */
  public Optional<Lines> taken(int piece) {
    Optional<Lines> lines = Optional.ofNullable(read.remove(piece));
    weight -= lines.map(Lines::weight).orElse(0L);
    return lines;
  }

  private static Instant last(Map<Kind, TreeMap<Integer, Staged>> upload) {
    return upload.values().stream()
        .flatMap(staged -> staged.values().stream())
        .map(Staged::time)
        .max(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private TreeMap<Integer, Staged> of(String uploadHash, Kind kind) {
    return pieces.getOrDefault(uploadHash, Map.of()).getOrDefault(kind, new TreeMap<>());
  }
}
