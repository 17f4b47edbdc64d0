/**
 * The plugin's entries: the Commands of SciJava, the plugin of plain ImageJ, and what scripts may call. They only name
 * their inputs; the packages below do the work.
 */
package org.demeanor.imagej;
