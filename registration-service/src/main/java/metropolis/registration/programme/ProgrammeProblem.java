package metropolis.registration.programme;

/**
 * One thing wrong with a programme.
 *
 * @param path where, as in {@code categories[2].fees.early}
 * @param remedy what to do about it, in English: the reader is whoever wrote the file
 */
public record ProgrammeProblem(String path, String remedy) {}
