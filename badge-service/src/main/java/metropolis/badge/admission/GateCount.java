package metropolis.badge.admission;

/** What one gate did on one day. */
public record GateCount(int admitted, int alreadyInside, int refused) {

  static final GateCount NONE = new GateCount(0, 0, 0);

  GateCount plus(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admitted _ -> new GateCount(admitted + 1, alreadyInside, refused);
      case Verdict.AlreadyInside _ -> new GateCount(admitted, alreadyInside + 1, refused);
      case Verdict.Refused _ -> new GateCount(admitted, alreadyInside, refused + 1);
    };
  }

  GateCount minusAdmitted() {
    return new GateCount(admitted - 1, alreadyInside, refused);
  }
}
