/** Lists as files of spreadsheet programs. */
package metropolis.platform.http.spreadsheet;
