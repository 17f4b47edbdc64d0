package org.demeanor.imagej.image;

import java.nio.file.Path;
import java.util.Locale;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.Tracks;
import org.demeanor.media.ffmpeg.VideoFrames;
import org.demeanor.media.open.Clips;

import ij.IJ;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** A video file as a stack whose slices are decoded when they are shown. */
final class VideoStack extends VirtualStack {

	private final Path file;
	private final Tracks tracks;
	private final VideoFrames frames;

	private VideoStack(Path file, Tracks tracks, VideoFrames frames, Frame first) {
		super(first.width(), first.height());
		this.file = file;
		this.tracks = tracks;
		this.frames = frames;
		setBitDepth(24);
	}

	/**
	 * @param tracks whose pictures are shown
	 * @throws StageException (stage media) if FFmpeg cannot read it as a video, or there is no such track
	 */
	static VideoStack open(Path file, Tracks tracks) throws StageException {
		VideoFrames frames = VideoFrames.open(file, tracks);
		return new VideoStack(file, tracks, frames, frames.get(0));
	}

	/** The file, for reading its frames one after another, and its sound. */
	Clip clip() throws StageException {
		return Clips.open(file).with(tracks);
	}

	/** Mean seconds from one frame to the next. */
	double intervalSeconds() {
		return frames.intervalSeconds();
	}

	/** Width of a pixel over its height. */
	double pixelAspect() {
		return frames.pixelAspect();
	}

	/** Frees the decoder; a later request for a slice opens the file again. */
	void close() {
		frames.close();
	}

	@Override
	public int size() {
		return frames.count();
	}

	@Override
	public int getSize() {
		return size();
	}

	@Override
	public Object getPixels(int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public ImageProcessor getProcessor(int n) {
		int[] rgb = new int[getWidth() * getHeight()];
		try {
			Frame frame = frames.get(n - 1);
			if (frame.width() == getWidth() && frame.height() == getHeight())
				fill(rgb, frame.bgr());
		}
		// The window asks while it paints, where a black frame and a line are better than an exception.
		catch (StageException unreadable) {
			IJ.showStatus(unreadable.getMessage());
		}
		return new ColorProcessor(getWidth(), getHeight(), rgb);
	}

	@Override
	public String getSliceLabel(int n) {
		return String.format(Locale.ROOT, "%.3f s", frames.seconds(n - 1));
	}

	private static void fill(int[] rgb, byte[] bgr) {
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = (bgr[3 * i + 2] & 0xff) << 16 | (bgr[3 * i + 1] & 0xff) << 8 | bgr[3 * i] & 0xff;
	}
}
