package org.demeanor.face;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.demeanor.media.Frame;

/** Frames of a video by JavaCV, so that tests of faces do not depend on our own decoding. */
public final class VideoFrames {

	private VideoFrames() {}

	/** Every {@code step}-th frame, at most {@code count}. */
	public static List<Frame> of(Path video, int step, int count) throws FrameGrabber.Exception {
		List<Frame> frames = new ArrayList<>();
		try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toString())) {
			grabber.start();
			org.bytedeco.javacv.Frame image;
			for (int index = 0; frames.size() < count && (image = grabber.grabImage()) != null; index++)
				if (index % step == 0)
					frames.add(new Frame(index, image.timestamp * 1e-6, image.imageWidth, image.imageHeight, bgr(image)));
		}
		return frames;
	}

	private static byte[] bgr(org.bytedeco.javacv.Frame image) {
		ByteBuffer rows = (ByteBuffer) image.image[0];
		byte[] bgr = new byte[image.imageWidth * image.imageHeight * 3];
		for (int y = 0; y < image.imageHeight; y++)
			rows.position(y * image.imageStride).get(bgr, y * image.imageWidth * 3, image.imageWidth * 3);
		return bgr;
	}
}
