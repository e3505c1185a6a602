/**
 * Who may pass which door: a scan is a fact that is always kept, the verdict on it is derived, and
 * can be undone.
 */
package metropolis.badge.admission;
