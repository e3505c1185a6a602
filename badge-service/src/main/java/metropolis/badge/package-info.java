/** badge-service: issues signed badges, prints them and admits people at the doors. */
package metropolis.badge;
