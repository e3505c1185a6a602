package metropolis.payment;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.office.Parcel;
import metropolis.payment.office.Uploads.Kind;
import metropolis.payment.office.Uploads.Piece;
import metropolis.payment.wire.Commands;
import metropolis.payment.wire.LongFiles;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Unanswered;
import metropolis.schemas.payment.UploadLines;
import org.apache.avro.specific.SpecificRecord;

/** Sends a file of the bank: as one command, or in pieces and with a command that takes them. */
final class Sending {

  private static final int MOST_TRIES = 6;

  private Sending() {}

  /**
   * @param send sends one command and waits for the answer
   */
  static Answer take(
      String conference, Parcel parcel, Cause cause, Function<SpecificRecord, Answer> send) {
    if (parcel.isLight()) {
      return send.apply(Commands.record(conference, parcel, cause));
    }
    Function<SpecificRecord, Answer> patient = command -> patiently(command, send);
    int number = 0;
    for (byte[] content : parcel.compressed()) {
      Piece piece = new Piece(parcel.uploadHash(), Kind.FILE, number++);
      if (stage(conference, piece, content, cause, patient) instanceof Answer.Refused refused) {
        return refused;
      }
    }
    List<UploadLines> lines = LongFiles.lines(parcel);
    number = 0;
    for (UploadLines some : lines) {
      Piece piece = new Piece(parcel.uploadHash(), Kind.LINES, number++);
      byte[] content = Packing.pack(some);
      if (stage(conference, piece, content, cause, patient) instanceof Answer.Refused refused) {
        return refused;
      }
    }
    return patient.apply(LongFiles.take(conference, parcel, lines.size(), cause));
  }

  /** The same command again is carried out once; so many in a row may meet a busy moment. */
  private static Answer patiently(
      SpecificRecord command, Function<SpecificRecord, Answer> send) {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return send.apply(command);
      } catch (Unanswered _) {
        // Asked again below.
      }
    }
    return send.apply(command);
  }

  /** Staging a piece again is harmless, and must not be answered from memory once it is gone. */
  private static Answer stage(
      String conference,
      Piece piece,
      byte[] content,
      Cause cause,
      Function<SpecificRecord, Answer> send) {
    Cause own = new Cause(UUID.randomUUID().toString(), cause.actor(), cause.time());
    return send.apply(LongFiles.stage(conference, piece, content, own));
  }
}
