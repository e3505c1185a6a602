package metropolis.registration.programme;

/** A door where badges are scanned, and the zone behind it. */
public record Gate(String id, LocalText name, String zone) {}
