/**
 * Many clips in, one folder of results out: what the command line and the folder command of the plugin share. Stands on
 * {@code report}.
 */
package org.demeanor.batch;
