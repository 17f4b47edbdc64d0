package org.demeanor.report.video;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.ffmpeg.library.Codecs;
import org.demeanor.media.mp4.Mp4Writer;

/**
 * A clip as a video that shows its result: each face's box with number, label and score, a bar chart of the clip's
 * scores, and the clip's sound. It reads the clip frame by frame, so memory does not grow with length.
 */
public final class AnnotatedVideo {

	/** How long to show a picture if it is the only one and the clip does not say. */
	private static final double STILL_SECONDS = 1;

	private static final int SOUND_PIECE = 4096;

	private final Clip clip;
	private final ClipResult result;
	private final float[] samples = new float[SOUND_PIECE];
	private long samplesWritten;
	private boolean soundEnded;

	private AnnotatedVideo(Clip clip, ClipResult result) {
		this.clip = clip;
		this.result = result;
	}

	/**
	 * Writes the video as MP4, whole or not at all. Frames keep their times. Sound that cannot be decoded is left out,
	 * because the result has already reported it.
	 *
	 * @param result of this clip
	 * @throws StageException (stage report) if it cannot be encoded or written, (stage media) if the clip's frames
	 *        cannot be decoded
	 */
	public static void write(Path file, Clip clip, ClipResult result) throws StageException {
		String encoder = Codecs.videoEncoder().orElseThrow(() -> new StageException(Stage.REPORT, file.toString(),
				"this FFmpeg has no encoder for MP4"));
		AtomicFile.write(file, part -> new AnnotatedVideo(clip.with(result.tracks()), result).writeTo(part, file, encoder));
	}

	private void writeTo(Path part, Path file, String encoder) throws IOException {
		try {
			encode(part, file, encoder);
		}
		// A server's Java may lack fonts, or name a display that does not exist.
		catch (AWTError | InternalError | LinkageError undrawable) {
			throw new StageException(Stage.REPORT, file.toString(), "this Java cannot draw: " + undrawable, undrawable);
		}
	}

	private void encode(Path part, Path file, String encoder) throws IOException {
		try (FrameReader frames = clip.openFrames(); SoundReader sound = sound().orElse(null)) {
			Frame frame = frames.read();
			if (frame == null)
				throw new StageException(Stage.REPORT, file.toString(), "there is no frame to annotate");
			AnnotatedFrame drawn = new AnnotatedFrame(frame, result);
			Frame next = frames.read();
			double shown = next == null ? stillSeconds(frame) : next.timeSeconds() - frame.timeSeconds();
			try (Mp4Writer video = Mp4Writer.create(part, encoder, drawn.size(), 1 / shown, sound != null)) {
				while (frame != null) {
					drawn.draw(frame);
					shown = next == null ? shown : next.timeSeconds() - frame.timeSeconds();
					video.writeFrame(drawn.bgr(), frame.timeSeconds(), shown);
					writeSound(video, sound, frame.timeSeconds());
					frames.recycle(frame);
					frame = next;
					next = frame == null ? null : frames.read();
				}
				writeSound(video, sound, Double.POSITIVE_INFINITY);
				video.finish();
			}
		}
	}

	private double stillSeconds(Frame only) {
		double left = clip.durationSeconds().orElse(0) - only.timeSeconds();
		return left > 0 ? left : STILL_SECONDS;
	}

	private Optional<SoundReader> sound() {
		if (!clip.hasSound())
			return Optional.empty();
		try {
			return Optional.of(clip.openSound());
		}
		catch (StageException undecodable) {
			warn(undecodable);
			return Optional.empty();
		}
	}

	/** Writes the sound up to a time of the clip, so that pictures and sound lie side by side in the file. */
	private void writeSound(Mp4Writer video, SoundReader sound, double untilSeconds) throws IOException {
		while (sound != null && !soundEnded
				&& sound.startSeconds() + (double) samplesWritten / SoundReader.SAMPLE_RATE <= untilSeconds) {
			int count = read(sound);
			soundEnded = count < 0;
			if (count > 0) {
				video.writeSound(samples, count, sound.startSeconds());
				samplesWritten += count;
			}
		}
	}

	private int read(SoundReader sound) {
		try {
			return sound.read(samples, 0, samples.length);
		}
		catch (StageException undecodable) {
			warn(undecodable);
			return -1;
		}
	}

	private static void warn(StageException undecodable) {
		System.getLogger(AnnotatedVideo.class.getName()).log(System.Logger.Level.WARNING,
				"annotated without (all of) its sound: " + undecodable.getMessage());
	}
}
