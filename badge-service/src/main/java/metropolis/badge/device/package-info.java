/** The devices that stand at the gates: how they come to be trusted, and how that ends. */
package metropolis.badge.device;
