/** The segments that a user asks about, from any of the formats; and the formats that annotations are written in. */
package org.demeanor.annotation.segment;
