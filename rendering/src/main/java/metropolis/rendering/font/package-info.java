/** Typefaces: parsed once, shared, and the order in which they are asked for a character. */
package metropolis.rendering.font;
