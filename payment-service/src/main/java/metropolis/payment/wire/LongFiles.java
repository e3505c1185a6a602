package metropolis.payment.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.IntakePlan;
import metropolis.payment.ledger.IntakePlan.Replacing;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.office.Booking;
import metropolis.payment.office.Booking.Begun;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.office.Uploads.Kind;
import metropolis.payment.office.Uploads.Lines;
import metropolis.payment.office.Uploads.Piece;
import metropolis.platform.values.Cause;
import metropolis.schemas.payment.ImportStatement;
import metropolis.schemas.payment.StageUpload;
import metropolis.schemas.payment.StatementLine;
import metropolis.schemas.payment.TakeUpload;
import metropolis.schemas.payment.UploadLines;
import metropolis.schemas.payment.UploadPiece;
import metropolis.schemas.payment.state.IntakePlanState;
import metropolis.schemas.payment.state.ReplacingState;
import metropolis.schemas.payment.state.UploadPieceState;
import metropolis.schemas.payment.state.UploadState;

/** Files of the bank that are too long for one record, both ways. */
public final class LongFiles {

  /** Lines of a piece, which is what is booked in one go. */
  private static final int LINES = 1_000;

  private LongFiles() {}

  public static StageUpload stage(String conference, Piece piece, byte[] content, Cause cause) {
    return new StageUpload(
        Commands.meta(conference, piece.uploadHash(), cause),
        piece.uploadHash(),
        UploadPiece.valueOf(piece.kind().name()),
        piece.number(),
        ByteBuffer.wrap(content));
  }

  public static Piece piece(StageUpload command) {
    return new Piece(
        command.getUploadHash(), Kind.valueOf(command.getPiece().name()), command.getNumber());
  }

  public static byte[] content(StageUpload command) {
    return Values.bytes(command.getContent());
  }

  /**
   * @param linePieces how many pieces its lines make
   */
  public static TakeUpload take(String conference, Parcel parcel, int linePieces, Cause cause) {
    List<ImportStatement> heads = new ArrayList<>();
    for (Order order : parcel.statements()) {
      PaymentCommand.ImportStatement whole = Parcel.statement(order);
      Cause part = Commands.part(cause, heads.size() + 1);
      heads.add(
          Commands.statement(
              Commands.meta(conference, whole.importId(), part),
              whole.with(List.of()),
              new Order(whole, Map.of(), "", order.fileName(), order.apart())));
    }
    return new TakeUpload(
        Commands.meta(conference, parcel.uploadHash(), cause),
        parcel.uploadHash(),
        parcel.fileName(),
        parcel.compressed().size(),
        linePieces,
        heads);
  }

  /** What a file is that was just taken. */
  public static Booking booking(TakeUpload command) {
    return new Booking(
        command.getUploadHash(),
        heads(command.getStatements()),
        command.getLinePieces(),
        0,
        Optional.empty());
  }

  /**
   * Some lines of a file that are to be a piece.
   *
   * @param statement its place in the file
   * @param first place of the first line in the statement
   */
  public record Cut(int statement, int first, Order order) {

    public UploadLines lines() {
      List<Line> lines = Parcel.statement(order).lines();
      List<StatementLine> records = new ArrayList<>(LINES);
      lines
          .subList(first, Math.min(lines.size(), first + LINES))
          .forEach(line -> records.add(Commands.line(line, order)));
      return new UploadLines(statement, first, records);
    }
  }

  /**
   * The pieces that the lines of a file make, each of one statement; a statement has one at least.
   */
  public static List<Cut> cuts(Parcel parcel) {
    List<Cut> cuts = new ArrayList<>();
    int number = 0;
    for (Order order : parcel.statements()) {
      int lines = Parcel.statement(order).lines().size();
      for (int first = 0; first == 0 || first < lines; first += LINES) {
        cuts.add(new Cut(number, first, order));
      }
      number++;
    }
    return cuts;
  }

  /**
   * @param statements of the file the lines are of
   */
  public static Lines lines(UploadLines record, List<Booking.Head> statements) {
    String account = account(record, statements);
    List<Line> lines = new ArrayList<>(record.getLines().size());
    Map<String, Narrative> narratives = new HashMap<>();
    for (StatementLine line : record.getLines()) {
      lines.add(Commands.line(line, account));
      narratives.putIfAbsent(line.getLineKey(), Commands.narrative(line));
    }
    return new Lines(record.getStatement(), record.getFirst(), lines, narratives);
  }

  /** One line of each currency among them. */
  public static List<Line> samples(UploadLines record, List<Booking.Head> statements) {
    String account = account(record, statements);
    Map<String, Line> samples = new HashMap<>();
    for (StatementLine line : record.getLines()) {
      samples.computeIfAbsent(line.getAmount().getCurrency(), _ -> Commands.line(line, account));
    }
    return List.copyOf(samples.values());
  }

  private static String account(UploadLines record, List<Booking.Head> statements) {
    return Parcel.statement(statements.get(record.getStatement()).order()).account();
  }

  public static UploadPieceState state(Piece piece, byte[] content, Instant time) {
    return new UploadPieceState(
        piece.uploadHash(),
        UploadPiece.valueOf(piece.kind().name()),
        piece.number(),
        ByteBuffer.wrap(content),
        time);
  }

  public static Piece piece(UploadPieceState state) {
    return new Piece(
        state.getUploadHash(), Kind.valueOf(state.getPiece().name()), state.getNumber());
  }

  public static byte[] content(UploadPieceState state) {
    return Values.bytes(state.getContent());
  }

  /**
   * @param conference whose books they are
   */
  public static UploadState state(Booking booking, String conference) {
    return new UploadState(
        booking.uploadHash(),
        booking.statements().stream().map(head -> statement(head, conference)).toList(),
        booking.pieces(),
        booking.next(),
        booking.plan().map(LongFiles::plan).orElse(null));
  }

  public static Booking booking(UploadState state) {
    return new Booking(
        state.getUploadHash(),
        heads(state.getStatements()),
        state.getLinePieces(),
        state.getNext(),
        Optional.ofNullable(state.getPlan()).map(LongFiles::plan));
  }

  private static List<Booking.Head> heads(List<ImportStatement> statements) {
    return statements.stream()
        .map(s -> new Booking.Head(Commands.statement(s), Values.cause(s.getMeta())))
        .toList();
  }

  private static ImportStatement statement(Booking.Head head, String conference) {
    PaymentCommand.ImportStatement command = Parcel.statement(head.order());
    return Commands.statement(
        Commands.meta(conference, command.importId(), head.cause()), command, head.order());
  }

  private static IntakePlanState plan(Begun begun) {
    return new IntakePlanState(
        begun.statement(),
        ByteBuffer.wrap(begun.plan().fresh().toByteArray()),
        begun.plan().replacing().stream()
            .map(r -> new ReplacingState(r.told(), r.booked()))
            .toList());
  }

  private static Begun plan(IntakePlanState state) {
    return new Begun(
        state.getStatement(),
        new IntakePlan(
            BitSet.valueOf(state.getFresh()),
            state.getReplacing().stream()
                .map(r -> new Replacing(r.getTold(), r.getBooked()))
                .toList(),
            0,
            0,
            Set.of()));
  }
}
