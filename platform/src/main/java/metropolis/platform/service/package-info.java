/** How services are started: alone, or several in one process on one port. */
package metropolis.platform.service;
