package metropolis.rendering.text;

import metropolis.rendering.font.Face;

/**
 * What a reader takes for one character, shaped: one or more glyphs of one face, and the text they
 * stand for. A PDF shows it under one code, so that it is found and copied as one.
 *
 * @param glyphs ids in the face, in the order of drawing; empty for a gap without ink
 * @param x where each glyph is drawn, from the cluster's own origin, in font units
 * @param y the same, upwards
 * @param advance to the next cluster without kerning, in font units
 * @param kern added to the advance here, in font units: what belongs to this place, not to the
 *     cluster
 * @param text in logical order, normalised
 */
public record Cluster(
    Face face, int[] glyphs, float[] x, float[] y, float advance, float kern, String text) {}
