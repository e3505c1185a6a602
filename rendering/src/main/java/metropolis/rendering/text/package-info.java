/** Lays out lines of any script: normal form, direction, faces, shaping, breaking and fitting. */
package metropolis.rendering.text;
