package org.demeanor.face.detection.anchor;

/** A net does not give the numbers of its family. The message goes on with "it ...". */
final class OtherNumbersException extends Exception {

	OtherNumbersException(String what) {
		super(what);
	}
}
