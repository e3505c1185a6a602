/** Files that people write, read into records that check themselves. */
package metropolis.platform.config;
