package metropolis.badge.admission;

/**
 * What one gate did on one day.
 *
 * @param walkIns those of the admitted who came without a seat, or unannounced
 */
public record GateCount(int admitted, int walkIns, int alreadyInside, int refused, int left) {

  static final GateCount NONE = new GateCount(0, 0, 0);

  GateCount(int admitted, int alreadyInside, int refused) {
    this(admitted, 0, alreadyInside, refused, 0);
  }

  GateCount plus(Deed deed, boolean walkIn) {
    return changed(deed, walkIn, 1);
  }

  GateCount minus(Deed deed, boolean walkIn) {
    return changed(deed, walkIn, -1);
  }

  private GateCount changed(Deed deed, boolean walkIn, int by) {
    return switch (deed) {
      case ADMITTED ->
          new GateCount(
              admitted + by, walkIn ? walkIns + by : walkIns, alreadyInside, refused, left);
      case ALREADY_INSIDE -> new GateCount(admitted, walkIns, alreadyInside + by, refused, left);
      case REFUSED -> new GateCount(admitted, walkIns, alreadyInside, refused + by, left);
      case LEFT -> new GateCount(admitted, walkIns, alreadyInside, refused, left + by);
    };
  }
}
