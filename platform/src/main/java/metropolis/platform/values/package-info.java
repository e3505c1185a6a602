/**
 * The few values every service speaks of: money, who acted, and the request behind a decision. Only
 * {@code java.*} is imported here, so that the domain packages may use it.
 */
package metropolis.platform.values;
