/**
 * Reads files of delegates as conference offices keep them: comma-separated text with a header
 * line. What is wrong is named by line and column, with the remedy.
 */
package metropolis.registration.intake;
