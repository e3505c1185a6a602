package metropolis.platform.http;

/** A text that leads to a path of this site. */
public record Link(String label, String path) {}
