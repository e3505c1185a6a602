package metropolis.payment;

import static metropolis.payment.PaymentTopology.FILES;
import static metropolis.payment.PaymentTopology.PIECES;
import static metropolis.payment.PaymentTopology.UPLOADS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metropolis.payment.dossier.KeptFile;
import metropolis.payment.ledger.Bookkeeper;
import metropolis.payment.ledger.Decision;
import metropolis.payment.ledger.IntakePlan;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.StatementIntake;
import metropolis.payment.ledger.Terms;
import metropolis.payment.office.Booking;
import metropolis.payment.office.Booking.Begun;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.office.Uploads;
import metropolis.payment.office.Uploads.Kind;
import metropolis.payment.office.Uploads.Lines;
import metropolis.payment.office.Uploads.Piece;
import metropolis.payment.wire.Commands;
import metropolis.payment.wire.LongFiles;
import metropolis.payment.wire.States;
import metropolis.payment.wire.Values;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.schemas.payment.StageUpload;
import metropolis.schemas.payment.TakeUpload;
import metropolis.schemas.payment.UploadLines;
import metropolis.schemas.payment.state.UploadPieceState;

/**
 * Takes files that are too long for one command. Their pieces are staged, which changes nothing in
 * the books; one command takes them, after which nothing can be refused; then they are booked piece
 * by piece, each in a transaction with how far it is.
 */
final class LongUploads {

  private LongUploads() {}

  static void stage(Office office, StageUpload command, Effects effects) {
    if (isTaken(office, command.getUploadHash())) {
      return;
    }
    Piece piece = LongFiles.piece(command);
    byte[] content = LongFiles.content(command);
    Instant time = command.getMeta().getTime();
    office.uploads().stage(piece, content, time);
    effects.put(PIECES, key(office, piece), LongFiles.state(piece, content, time));
  }

  static void restore(Office office, UploadPieceState state) {
    office.uploads().stage(LongFiles.piece(state), LongFiles.content(state), state.getStaged());
  }

  /** Forgets what was given up before this time. */
  static void sweep(Office office, Instant now, Effects effects) {
    for (String silent : office.uploads().silentAt(now)) {
      if (!isTaken(office, silent)) {
        forget(office, silent, effects);
      }
    }
  }

  static Decision take(Office office, TakeUpload command, Effects effects) {
    String hash = command.getUploadHash();
    Uploads uploads = office.uploads();
    Booking booking = LongFiles.booking(command);
    if (isTaken(office, hash)) {
      return new Decision.Done(List.of(), "file-known", told(booking, "statement-known"));
    }
    if (uploads.booking().isPresent()) {
      return new Decision.Refused("import-under-way", "file");
    }
    if (!uploads.holds(hash, Kind.FILE, command.getFilePieces())
        || !uploads.holds(hash, Kind.LINES, command.getLinePieces())) {
      return new Decision.Refused("upload-incomplete", "file");
    }
    Optional<Decision.Refused> refused = refusal(office, booking);
    if (refused.isPresent()) {
      forget(office, hash, effects);
      return refused.get();
    }
    KeptFile kept =
        KeptFile.inPieces(
            hash, command.getFileName(), command.getFilePieces(), Values.cause(command.getMeta()));
    office.dossiers().keep(kept);
    effects.put(FILES, new EntityKey(office.conferenceId(), hash), States.state(kept));
    uploads.book(booking);
    store(office, booking, effects);
    return new Decision.Done(List.of(), "file-taken", told(booking, "statement-booking"));
  }

  /** Books the next piece of the file that is being booked. */
  static Effects proceed(Office office) {
    Effects effects = Effects.none();
    Booking booking = office.uploads().booking().orElseThrow();
    Piece piece = new Piece(booking.uploadHash(), Kind.LINES, booking.next());
    Lines lines =
        office
            .uploads()
            .taken(booking.next())
            .orElseGet(() -> lines(office, booking, booking.next()));
    Booking.Head head = booking.statements().get(lines.statement());
    Begun begun =
        booking
            .plan()
            .filter(plan -> plan.statement() == lines.statement())
            .orElseGet(() -> begin(office, booking, lines.statement(), effects));
    Order order = new Order(head.order().command(), lines.narratives(), "", "");
    Cause cause = Commands.part(head.cause(), booking.next() + 1);
    StatementIntake.Piece booked =
        StatementIntake.piece(
            office.books(),
            terms(office),
            Parcel.statement(head.order()),
            lines.lines(),
            lines.first(),
            begun.plan(),
            cause,
            office.wordings(order));
    Entering.words(office, order, booked.done().events(), cause);
    Entering.events(office, booked.done().events(), cause, effects);
    office.uploads().drop(piece);
    effects.delete(PIECES, key(office, piece));
    Booking next = booking.booked(new Begun(lines.statement(), booked.plan()));
    if (next.isDone()) {
      office.uploads().booked();
      effects.delete(UPLOADS, new EntityKey(office.conferenceId(), booking.uploadHash()));
    } else {
      office.uploads().book(next);
      store(office, next, effects);
    }
    return effects;
  }

  /** What of a statement is new can only be told once all that stand before it are booked. */
  private static Begun begin(Office office, Booking booking, int number, Effects effects) {
    Booking.Head head = booking.statements().get(number);
    List<Line> all = new ArrayList<>();
    for (int next = booking.next(); next < booking.pieces(); next++) {
      Lines lines = lines(office, booking, next);
      if (lines.statement() != number) {
        break;
      }
      all.addAll(lines.lines());
      if (next > booking.next()) {
        office.uploads().keep(next, lines);
      }
    }
    StatementIntake.Beginning beginning =
        StatementIntake.begin(office.books(), Parcel.statement(head.order()).with(all));
    Entering.words(office, head.order(), beginning.done().events(), head.cause());
    Entering.events(office, beginning.done().events(), head.cause(), effects);
    IntakePlan plan = beginning.plan();
    return new Begun(number, plan);
  }

  /** A statement that cannot be taken keeps the whole file out. */
  private static Optional<Decision.Refused> refusal(Office office, Booking booking) {
    Map<Integer, List<Line>> samples = new HashMap<>();
    for (int next = 0; next < booking.pieces(); next++) {
      UploadLines record = record(office, booking, next);
      // One line of each currency is enough to tell.
      samples
          .computeIfAbsent(record.getStatement(), _ -> new ArrayList<>())
          .addAll(LongFiles.samples(record, booking.statements()));
    }
    for (int number = 0; number < booking.statements().size(); number++) {
      ImportStatement head = Parcel.statement(booking.statements().get(number).order());
      Optional<Decision.Refused> refused =
          Bookkeeper.refusal(head.with(samples.getOrDefault(number, List.of())));
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private static Lines lines(Office office, Booking booking, int number) {
    return LongFiles.lines(record(office, booking, number), booking.statements());
  }

  private static UploadLines record(Office office, Booking booking, int number) {
    Piece piece = new Piece(booking.uploadHash(), Kind.LINES, number);
    return Packing.unpack(office.uploads().content(piece).orElseThrow());
  }

  private static Map<String, String> told(Booking booking, String code) {
    Map<String, String> data = new TreeMap<>();
    int number = 0;
    for (Booking.Head head : booking.statements()) {
      String prefix = ++number + ".";
      data.put(prefix + "code", code);
      data.put(prefix + "import", Parcel.statement(head.order()).importId());
    }
    return data;
  }

  private static boolean isTaken(Office office, String uploadHash) {
    return office.dossiers().file(uploadHash).isPresent();
  }

  private static void forget(Office office, String uploadHash, Effects effects) {
    for (Piece piece : office.uploads().pieces(uploadHash)) {
      office.uploads().drop(piece);
      effects.delete(PIECES, key(office, piece));
    }
  }

  private static void store(Office office, Booking booking, Effects effects) {
    effects.put(
        UPLOADS,
        new EntityKey(office.conferenceId(), booking.uploadHash()),
        LongFiles.state(booking, office.conferenceId()));
  }

  private static EntityKey key(Office office, Piece piece) {
    return new EntityKey(
        office.conferenceId(),
        piece.uploadHash() + "-" + piece.kind().name().charAt(0) + piece.number());
  }

  private static Terms terms(Office office) {
    return office.programme().orElseThrow().terms();
  }
}
