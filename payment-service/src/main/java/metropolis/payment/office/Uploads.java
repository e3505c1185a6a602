package metropolis.payment.office;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  private record Staged(byte[] content, Instant time) {}

  private final Map<String, Map<Kind, TreeMap<Integer, Staged>>> pieces = new HashMap<>();
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
