package metropolis.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.office.Parcel;
import metropolis.payment.office.Uploads.Kind;
import metropolis.payment.office.Uploads.Piece;
import metropolis.payment.wire.Commands;
import metropolis.payment.wire.LongFiles;
import metropolis.platform.values.Cause;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;
import org.apache.avro.specific.SpecificRecord;

/** Sends a file of the bank: as one command, or in pieces and with a command that takes them. */
final class Sending {

  private static final int MOST_TRIES = 6;

  /** As each waits for a commit: so many share one. They are packed as their turn comes. */
  private static final int AT_ONCE = 12;

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
    List<Callable<Answer>> pieces = new ArrayList<>();
    int number = 0;
    for (byte[] content : parcel.compressed()) {
      Piece piece = new Piece(parcel.uploadHash(), Kind.FILE, number++);
      pieces.add(() -> stage(conference, piece, content, cause, patient));
    }
    List<LongFiles.Cut> cuts = LongFiles.cuts(parcel);
    number = 0;
    for (LongFiles.Cut cut : cuts) {
      Piece piece = new Piece(parcel.uploadHash(), Kind.LINES, number++);
      pieces.add(() -> stage(conference, piece, Packing.pack(cut.lines()), cause, patient));
    }
    return staged(pieces)
        .<Answer>map(refused -> refused)
        .orElseGet(() -> patient.apply(LongFiles.take(conference, parcel, cuts.size(), cause)));
  }

  /** A few at a time, so that one is packed and sent while another waits for its reply. */
  private static Optional<Answer.Refused> staged(List<Callable<Answer>> pieces) {
    try (ExecutorService senders =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (Future<Answer> answer : senders.invokeAll(pieces)) {
        if (answer.get() instanceof Answer.Refused refused) {
          return Optional.of(refused);
        }
      }
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException("a piece could not be sent", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReady("interrupted", e);
    }
  }

  /** The same command again is carried out once; so many in a row may meet a busy moment. */
  private static Answer patiently(SpecificRecord command, Function<SpecificRecord, Answer> send) {
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
