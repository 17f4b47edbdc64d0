package org.demeanor.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.inference.Scores;
import org.demeanor.media.Clip;
import org.demeanor.media.Codecs;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/**
 * A clip with its answer drawn in - boxes, labels, a bar for each emotion - and its sound, as MP4. Frames are read, drawn
 * and written one by one.
 */
public final class AnnotatedVideo {

	/** How long a face keeps its box after the last frame that was looked at. */
	private static final double HOLD_SECONDS = 0.5;
	private static final double FALLBACK_RATE = 25;
	private static final int BITS_PER_PIXEL_AND_SECOND = 4;

	private final Clip clip;
	private final ClipResult result;
	private final Map<Integer, FaceObservation> shown = new TreeMap<>();
	private int nextObservation;

	private AnnotatedVideo(Clip clip, ClipResult result) {
		this.clip = clip;
		this.result = result;
	}

	/**
	 * Writes the video, whole or not at all.
	 *
	 * @param clip one with frames
	 * @param result what its analysis said
	 * @throws StageException (stage media) if the clip cannot be read, (stage report) if the video cannot be written
	 */
	public static void write(Path file, Clip clip, ClipResult result) throws StageException {
		String encoder = Codecs.videoEncoder().orElseThrow(
				() -> new StageException(Stage.REPORT, file.toString(), "this FFmpeg has no encoder for MP4"));
		AtomicFile.write(file, aside -> new AnnotatedVideo(clip, result).encode(aside, encoder));
	}

	// -- Helper methods --

	private void encode(Path file, String encoder) throws IOException {
		try (FrameReader frames = clip.openFrames()) {
			Frame frame = frames.read();
			Frame second = frames.read();
			double rate = second == null || second.timeSeconds() <= frame.timeSeconds() ? FALLBACK_RATE
					: 1 / (second.timeSeconds() - frame.timeSeconds());
			// Encoders of 4:2:0 video want even sizes.
			int width = frame.width() + frame.width() % 2;
			int height = frame.height() + frame.height() % 2;
			try (SoundTrack sound = new SoundTrack(clip);
					FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toString(), width, height, sound.channels())) {
				start(recorder, encoder, rate, width * height);
				while (frame != null) {
					sound.recordUntil(frame.timeSeconds(), recorder);
					recorder.setTimestamp(Math.max(recorder.getTimestamp(), Math.round(frame.timeSeconds() * 1e6)));
					recorder.record(drawn(frame, width, height));
					frame = second != null ? second : frames.read();
					second = null;
				}
				sound.recordUntil(Double.POSITIVE_INFINITY, recorder);
				recorder.stop();
			}
		}
	}

	private static void start(FFmpegFrameRecorder recorder, String encoder, double rate, int pixels)
			throws FrameRecorder.Exception {
		recorder.setFormat("mp4");
		recorder.setVideoCodecName(encoder);
		recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
		recorder.setFrameRate(rate);
		recorder.setVideoBitrate(BITS_PER_PIXEL_AND_SECOND * pixels);
		recorder.setAudioCodecName("aac");
		recorder.setSampleRate(SoundReader.SAMPLE_RATE);
		recorder.start();
	}

	private org.bytedeco.javacv.Frame drawn(Frame frame, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		int row = 3 * Math.min(width, frame.width());
		for (int y = 0; y < Math.min(height, frame.height()); y++)
			System.arraycopy(frame.bgr(), 3 * y * frame.width(), pixels, 3 * y * width, row);
		Graphics2D graphics = image.createGraphics();
		OverlayPainter painter = new OverlayPainter(width, height);
		facesAt(frame).forEach((number, seen) -> painter.paint(graphics, seen));
		answer().ifPresent(scores -> painter.paint(graphics, "whole clip", scores));
		graphics.dispose();
		org.bytedeco.javacv.Frame drawn = new org.bytedeco.javacv.Frame(width, height,
				org.bytedeco.javacv.Frame.DEPTH_UBYTE, 3);
		ByteBuffer target = (ByteBuffer) drawn.image[0];
		for (int y = 0; y < height; y++)
			target.position(y * drawn.imageStride).put(pixels, 3 * y * width, 3 * width);
		return drawn;
	}

	private Optional<Scores> answer() {
		return result.fused().or(() -> result.face().scores());
	}

	/** The faces to show on a frame: of each the last sighting, unless it is too long ago. */
	private Map<Integer, FaceObservation> facesAt(Frame frame) {
		while (nextObservation < result.faces().observations().size()
				&& result.faces().observations().get(nextObservation).frame() <= frame.index()) {
			FaceObservation seen = result.faces().observations().get(nextObservation++);
			shown.put(seen.face(), seen);
		}
		shown.values().removeIf(seen -> frame.timeSeconds() - seen.timeSeconds() > HOLD_SECONDS);
		return shown;
	}

	/** The clip's sound, handed to the recorder piece by piece as the pictures go on. */
	private static final class SoundTrack implements AutoCloseable {

		private static final int BLOCK = 1024;

		private final SoundReader reader;
		private final float[] block = new float[BLOCK];
		private long written;
		private long silence;
		private boolean ended;

		private SoundTrack(Clip clip) throws StageException {
			reader = clip.hasSound() ? clip.openSound() : null;
			ended = reader == null;
			silence = ended ? 0 : Math.round(reader.startSeconds() * SoundReader.SAMPLE_RATE);
		}

		private int channels() {
			return reader == null ? 0 : 1;
		}

		private void recordUntil(double seconds, FFmpegFrameRecorder recorder)
				throws StageException, FrameRecorder.Exception {
			while (!ended && written < seconds * SoundReader.SAMPLE_RATE) {
				int count = nextBlock();
				ended = count < 0;
				if (!ended) {
					recorder.recordSamples(SoundReader.SAMPLE_RATE, 1, FloatBuffer.wrap(block, 0, count));
					written += count;
				}
			}
		}

		/** Before the sound starts, silence. */
		private int nextBlock() throws StageException {
			if (silence == 0)
				return reader.read(block, 0, BLOCK);
			int count = (int) Math.min(BLOCK, silence);
			Arrays.fill(block, 0, count, 0);
			silence -= count;
			return count;
		}

		@Override
		public void close() {
			if (reader != null)
				reader.close();
		}
	}
}
