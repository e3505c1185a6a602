/**
 * The main job from end to end, through the public HTTP interfaces alone: run by {@code ./run demo}
 * and by the end-to-end tests.
 */
package metropolis.allinone.demo;
