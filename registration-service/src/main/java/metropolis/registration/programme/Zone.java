package metropolis.registration.programme;

/** A part of the venue that is entered and counted as one, as people call it. */
public record Zone(String id, LocalText name) {}
