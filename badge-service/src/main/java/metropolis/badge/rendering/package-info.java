/**
 * Badges on paper: what is printed, how large, and where, in millimetres; then as PDF. What cannot
 * be drawn right is not drawn: see {@link metropolis.badge.rendering.Typeface}.
 */
package metropolis.badge.rendering;
