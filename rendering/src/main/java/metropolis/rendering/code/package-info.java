/** QR codes: ZXing encodes, the mask is chosen here. */
package metropolis.rendering.code;
