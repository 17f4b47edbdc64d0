package org.demeanor.example;

import java.util.List;

import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.image.FaceBox;
import org.demeanor.inference.Device;

/** Takes the upper left corner of every frame for a face. */
public record CornerSpec(int side) implements DetectorSpec {

	@Override
	public String name() {
		return "corner";
	}

	@Override
	public FaceDetectors load(Device device) {
		return () -> (frame, gray) -> List.of(new FaceBox(0, 0, side, side));
	}
}
