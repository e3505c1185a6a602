/**
 * Badges on paper: what is printed, how large, and where, as a template asks; then as PDF, alone or
 * several on a sheet. What cannot be drawn right is not drawn.
 */
package metropolis.badge.rendering;
