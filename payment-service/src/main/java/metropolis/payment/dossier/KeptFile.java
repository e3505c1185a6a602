package metropolis.payment.dossier;

import metropolis.platform.values.Cause;

/**
 * A file of the bank as it was uploaded, which the law has us keep. Names persons.
 *
 * @param uploadHash SHA-256 of the bytes before they were compressed
 * @param compressed by gzip; not copied, and nobody changes it
 */
public record KeptFile(String uploadHash, String fileName, byte[] compressed, Cause cause) {}
