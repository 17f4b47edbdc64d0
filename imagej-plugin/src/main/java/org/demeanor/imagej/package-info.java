/**
 * The plugin's entries: SciJava's Commands, the plugin of plain ImageJ, and the interface for scripts. They only name
 * their inputs; the packages below do the work.
 */
package org.demeanor.imagej;
