package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.Orientation;

/** The frames of a file, by FFmpeg. */
final class VideoReader implements FrameReader {

	/** Frames a second if neither time stamps nor the container say. */
	private static final double FALLBACK_RATE = 25;

	private final String name;
	private final Limits limits;
	private final Decoder decoder;
	private final BgrConverter converter;
	private final Orientation told;
	private final boolean square;
	private int index;
	private double pixelAspect = 1;
	/** When the last decoded frame is shown, and its number. */
	private double lastSeconds;
	private int lastIndex;
	/** A frame that is decoded but not read yet. */
	private AVFrame waiting;

	/**
	 * @param decoder of the picture stream; belongs to this reader, which closes it
	 * @param told the file's orientation, for pictures that do not say it themselves
	 * @param square whether frames get square pixels; else they keep the stored ones
	 */
	VideoReader(Decoder decoder, String name, Limits limits, Orientation told, boolean square) {
		this.name = name;
		this.told = told;
		this.square = square;
		this.limits = limits;
		this.decoder = decoder;
		converter = new BgrConverter(name);
	}

	@Override
	public Frame read() throws StageException {
		if (waiting == null && decoder.leavesOut(index))
			throw new IllegalStateException("frame " + index + " was not to be read");
		AVFrame decoded = next();
		if (decoded == null)
			return null;
		double aspect = decoder.pixelAspect(decoded);
		Orientation orientation = orientation(decoded);
		pixelAspect = orientation.quarterTurns() % 2 == 1 ? 1 / aspect : aspect;
		return converter.convert(decoded, square ? aspect : 1, orientation, index++, lastSeconds);
	}

	@Override
	public boolean skip() throws StageException {
		if (waiting == null && decoder.leavesOut(index))
			limits.checkFrames(name, index + 1L);
		else if (next() == null)
			return false;
		index++;
		return true;
	}

	@Override
	public OptionalDouble endSeconds() {
		return index < 2 ? OptionalDouble.empty() : OptionalDouble.of(lastSeconds + (index - lastIndex) / rate());
	}

	@Override
	public OptionalDouble cutOffSeconds() {
		return decoder.cutOffSeconds();
	}

	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>(converter.notes());
		if (decoder.damaged() > 0)
			notes.add(Counts.of(decoder.damaged(), "picture") + " damaged");
		decoder.cutOff().ifPresent(notes::add);
		return notes;
	}

	@Override
	public void recycle(Frame frame) {
		converter.recycle(frame);
	}

	/** Width of a stored pixel of the last frame read, upright, over its height; 1 before any was read. */
	double pixelAspect() {
		return pixelAspect;
	}

	/**
	 * Goes to a frame, which the next call reads.
	 *
	 * @param frame its number
	 * @param timestamp its presentation time stamp
	 * @return false if the container cannot, or if no key frame before it was found; the reader can then only be closed
	 */
	boolean seek(int frame, long timestamp) throws StageException {
		if (!decoder.seek(timestamp))
			return false;
		AVFrame decoded = decoder.next();
		if (decoded == null || decoded.best_effort_timestamp() > timestamp)
			return false;
		return decoded.best_effort_timestamp() == timestamp ? stand(frame, decoded) : readOn(frame, timestamp);
	}

	/**
	 * Goes to a key frame, the only one to be read before the next key frame.
	 *
	 * @return whether the next call reads it; if not, nothing else can be read before another seek
	 */
	boolean seekAlone(int frame, long timestamp) {
		return decoder.seek(timestamp) && stand(frame, decoder.alone(timestamp));
	}

	/**
	 * Decodes up to a frame ahead, which the next call reads; none before it can be read any more.
	 *
	 * @return false if the video ends earlier
	 */
	boolean readOn(int frame, long timestamp) throws StageException {
		return stand(frame, decoder.next(timestamp));
	}

	/**
	 * Reads on to a key frame without decoding, and from there on as above. Slower than to seek, but any container can.
	 *
	 * @param keyTimestamp of the key frame
	 */
	boolean skipTo(long keyTimestamp, int frame, long timestamp) throws StageException {
		return decoder.skipTo(keyTimestamp) && readOn(frame, timestamp);
	}

	@Override
	public void close() {
		converter.close();
		decoder.close();
	}

	// -- Helper methods --

	private boolean stand(int frame, AVFrame decoded) {
		waiting = decoded;
		index = frame;
		return decoded != null;
	}

	private AVFrame next() throws StageException {
		AVFrame decoded = waiting == null ? decoder.next() : waiting;
		waiting = null;
		if (decoded == null && index == 0)
			throw new StageException(Stage.MEDIA, name, "its video stream has no frames");
		if (decoded != null) {
			check(decoded);
			lastSeconds = seconds();
			lastIndex = index;
		}
		return decoded;
	}

	/** Containers may be wrong about both: the decoded picture counts. */
	private void check(AVFrame decoded) throws StageException {
		double aspect = square ? decoder.pixelAspect(decoded) : 1;
		limits.checkFrameSize(name, Frame.squareWidth(decoded.width(), aspect), Frame.squareHeight(decoded.height(), aspect));
		limits.checkFrames(name, index + 1L);
	}

	/** For the current frame. */
	private double seconds() {
		long timestamp = decoder.timestamp();
		return timestamp == AV_NOPTS_VALUE ? index / rate() : decoder.seconds(timestamp);
	}

	private double rate() {
		return rate(decoder.stream());
	}

	/** Frames a second from the container. */
	static double rate(AVStream stream) {
		return toldRate(stream).orElse(FALLBACK_RATE);
	}

	/** As above; empty if it does not say. */
	static OptionalDouble toldRate(AVStream stream) {
		AVRational rate = stream.avg_frame_rate();
		return rate.num() > 0 && rate.den() > 0 ? OptionalDouble.of((double) rate.num() / rate.den()) : OptionalDouble.empty();
	}

	private Orientation orientation(AVFrame frame) {
		AVFrameSideData matrix = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
		if (matrix == null)
			return told;
		// Rows of three: x' = m0 x + m3 y, y' = m1 x + m4 y; the others move the picture.
		IntPointer values = new IntPointer(matrix.data());
		return Orientation.ofMatrix(values.get(0), values.get(3), values.get(1), values.get(4));
	}
}
