package metropolis.badge.wire;

import metropolis.platform.values.Cause;
import metropolis.schemas.badge.ReleaseSeats;
import metropolis.schemas.badge.SeatForfeited;
import metropolis.schemas.badge.state.ReleaseState;

/** Seats that nobody took in time. */
public final class SeatWire {

  private SeatWire() {}

  public static ReleaseSeats release(String conference, String session, Cause cause) {
    return new ReleaseSeats(Metas.command(cause, conference, session), session);
  }

  public static SeatForfeited forfeited(
      String conference, ReleaseSeats command, String registration) {
    return new SeatForfeited(
        Metas.event(Metas.cause(command.getMeta()), conference, registration, registration),
        registration,
        command.getSession());
  }

  public static ReleaseState state(ReleaseSeats command, int seats) {
    return new ReleaseState(command.getSession(), command.getMeta().getTime(), seats);
  }
}
