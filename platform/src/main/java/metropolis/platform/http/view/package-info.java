/**
 * Pages: the layout around every module's content, the parts they are made of, and texts in the
 * languages of the site.
 */
package metropolis.platform.http.view;
