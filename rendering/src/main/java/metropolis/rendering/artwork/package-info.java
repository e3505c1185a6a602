/** Drawings in SVG, read as far as paper shows them. */
package metropolis.rendering.artwork;
