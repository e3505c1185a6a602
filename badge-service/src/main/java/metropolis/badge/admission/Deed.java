package metropolis.badge.admission;

/** What a gate did with somebody. */
enum Deed {
  ADMITTED,
  ALREADY_INSIDE,
  REFUSED,
  LEFT
}
