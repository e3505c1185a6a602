/** Who belongs to the staff: accounts, passwords, sessions, tokens for programs. */
package metropolis.platform.http.signin;
