/**
 * The badge as a credential: when it is issued, revoked and issued anew, and the signed token its
 * QR code carries.
 */
package metropolis.badge.credential;
