/**
 * How badges look, as files: boxes in millimetres, what stands in them and in which letters. Read
 * and checked here; {@code metropolis.badge.rendering} draws them.
 */
package metropolis.badge.template;
