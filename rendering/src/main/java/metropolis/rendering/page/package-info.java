/** Pages in millimetres, written as PDF or shown as SVG. */
package metropolis.rendering.page;
