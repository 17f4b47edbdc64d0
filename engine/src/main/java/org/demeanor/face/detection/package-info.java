/** What a face detector is. Each detector has a package of its own below. */
package org.demeanor.face.detection;
