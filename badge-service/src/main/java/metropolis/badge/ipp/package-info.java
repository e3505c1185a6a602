/** Printers by the Internet Printing Protocol. */
package metropolis.badge.ipp;
