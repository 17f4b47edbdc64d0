/** The commands below {@code demeanor models}: adding a net and checking its scores. */
package org.demeanor.cli.models;
