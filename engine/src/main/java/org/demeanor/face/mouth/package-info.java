/** Follows the mouth of a face from frame to frame: how much it moves and how far it is open. */
package org.demeanor.face.mouth;
