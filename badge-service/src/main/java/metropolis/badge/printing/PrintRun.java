package metropolis.badge.printing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.ReprintReason;
import metropolis.platform.values.Cause;

/**
 * Badges that are printed together. Immutable.
 *
 * @param number counts up from 1 in each conference
 * @param reason of printing again those that were printed before
 * @param format of the badges, as templates name it; empty for the standard one
 * @param members in the order in which they are printed
 * @param drawings the documents that were made, oldest first
 * @param ended when it was closed, and by whom
 */
public record PrintRun(
    int number,
    Cause started,
    Optional<ReprintReason> reason,
    String format,
    List<Member> members,
    List<Drawing> drawings,
    Optional<Cause> ended) {

  /** What became of a badge in a run. */
  public enum State {
    /** Not in the latest document. */
    WAITING,
    /** In the latest document. */
    DRAWN,
    /** The desk said that it came out of the printer. */
    PRINTED,
    /** It could not be drawn. */
    LEFT_OUT
  }

  /**
   * Where a badge is in a document, and what it shows. A badge with a back has two pages; those of
   * one sheet share theirs.
   *
   * @param first page, from 1; 0 if it is on none
   * @param last page
   * @param profileVersion of the details that were drawn
   * @param look which of the document's, from 0
   */
  public record Leaf(int first, int last, int profileVersion, int look) {

    /** Of a badge that is not in the document. */
    public static final Leaf NONE = new Leaf(0, 0, 0, 0);

    boolean isOn(int page) {
      return page >= first && page <= last;
    }
  }

  /**
   * One badge of a run.
   *
   * @param leaf in the latest document
   * @param why it was left out, as a word; empty otherwise
   */
  public record Member(BadgeId badge, int serial, State state, Leaf leaf, String why) {

    static Member waiting(BadgeId badge, int serial) {
      return new Member(badge, serial, State.WAITING, Leaf.NONE, "");
    }

    Member on(Leaf drawn) {
      return new Member(badge, serial, State.DRAWN, drawn, "");
    }

    Member leftOut(String reason) {
      return new Member(badge, serial, State.LEFT_OUT, Leaf.NONE, reason);
    }

    Member again() {
      return waiting(badge, serial);
    }

    Member printed() {
      return new Member(badge, serial, State.PRINTED, leaf, "");
    }
  }

  /**
   * How badges look.
   *
   * @param version a hash of the template's content
   */
  public record Look(String template, String version) {}

  /**
   * A document that was made of those that were not printed yet.
   *
   * @param looks of its badges, at least one
   * @param sha256 of its bytes, in lower-case hexadecimal digits
   */
  public record Drawing(List<Look> looks, String sha256, int pages, Cause cause) {
    public Drawing {
      looks = List.copyOf(looks);
    }
  }

  public PrintRun {
    members = List.copyOf(members);
    drawings = List.copyOf(drawings);
  }

  /** An open run holds its badges: no other run gets them. */
  public boolean isOpen() {
    return ended.isEmpty();
  }

  public int count(State state) {
    return (int) members.stream().filter(member -> member.state() == state).count();
  }

  /** The number of the latest document, from 1; 0 if none was made. */
  public int drawing() {
    return drawings.size();
  }

  public Instant since() {
    return started.time();
  }

  /** Whether nothing is left to be printed. */
  public boolean isThrough() {
    return count(State.WAITING) == 0 && count(State.DRAWN) == 0;
  }

  PrintRun with(List<Member> others) {
    return new PrintRun(number, started, reason, format, others, drawings, ended);
  }

  PrintRun ended(Cause cause) {
    return new PrintRun(number, started, reason, format, members, drawings, Optional.of(cause));
  }
}
