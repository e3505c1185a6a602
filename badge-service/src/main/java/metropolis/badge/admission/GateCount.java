package metropolis.badge.admission;

/** What one gate did on one day. */
public record GateCount(int admitted, int alreadyInside, int refused, int left) {

  static final GateCount NONE = new GateCount(0, 0, 0);

  GateCount(int admitted, int alreadyInside, int refused) {
    this(admitted, alreadyInside, refused, 0);
  }

  GateCount plus(Deed deed) {
    return changed(deed, 1);
  }

  GateCount minus(Deed deed) {
    return changed(deed, -1);
  }

  private GateCount changed(Deed deed, int by) {
    return switch (deed) {
      case ADMITTED -> new GateCount(admitted + by, alreadyInside, refused, left);
      case ALREADY_INSIDE -> new GateCount(admitted, alreadyInside + by, refused, left);
      case REFUSED -> new GateCount(admitted, alreadyInside, refused + by, left);
      case LEFT -> new GateCount(admitted, alreadyInside, refused, left + by);
    };
  }
}
