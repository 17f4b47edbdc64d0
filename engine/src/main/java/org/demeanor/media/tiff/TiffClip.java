package org.demeanor.media.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;

/** A stack of pictures in a TIFF file, one after another at a fixed interval; each reader opens the file itself. */
public final class TiffClip implements Clip {

	private static final int BIG_TIFF = 43;

	private final Path file;
	private final Limits limits;
	private final int count;
	private final double intervalSeconds;

	private TiffClip(Path file, Limits limits, TiffPages probe) {
		this.file = file;
		this.limits = limits;
		count = probe.count();
		intervalSeconds = probe.intervalSeconds();
	}

	/** Whether a file is called like a TIFF file. */
	public static boolean isTiff(Path file) {
		String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		return name.endsWith(".tif") || name.endsWith(".tiff");
	}

	/**
	 * Opens a file that needs this reader: of several pages, or of more than 8 bits.
	 *
	 * @param limits beyond which its frames cannot be opened: here, another reader would be asked for the first page
	 * @return empty for a single picture of 8 bits, and for a file that Java's reader does not know: another one may
	 * @throws StageException (stage media) if it is a BigTIFF file
	 */
	public static Optional<TiffClip> open(Path file, Limits limits) throws StageException {
		checkKind(file);
		try (TiffPages probe = probe(file)) {
			if (probe == null)
				return Optional.empty();
			return probe.isPlain() ? Optional.empty() : Optional.of(new TiffClip(file, limits, probe));
		}
	}

	@Override
	public String name() {
		return file.toString();
	}

	@Override
	public boolean hasFrames() {
		return true;
	}

	@Override
	public boolean hasSound() {
		return false;
	}

	@Override
	public OptionalDouble durationSeconds() {
		return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(count * intervalSeconds);
	}

	@Override
	public OptionalDouble framesPerSecond() {
		return OptionalDouble.of(1 / intervalSeconds);
	}

	@Override
	public FrameReader openFrames() throws StageException {
		limits.checkFrames(name(), count);
		limits.checkDuration(name(), durationSeconds().orElse(0));
		TiffPages pages = new TiffPages(file);
		try {
			limits.checkFrameSize(name(), pages.width(), pages.height());
		}
		catch (StageException tooLarge) {
			pages.close();
			throw tooLarge;
		}
		return new Reader(pages);
	}

	@Override
	public SoundReader openSound() throws StageException {
		throw new StageException(Stage.MEDIA, name(), "has no sound");
	}

	// -- Helper methods --

	private static TiffPages probe(Path file) {
		try {
			return new TiffPages(file);
		}
		catch (StageException unknown) {
			System.getLogger(TiffClip.class.getName()).log(System.Logger.Level.DEBUG, file.toString(), unknown);
			return null;
		}
	}

	/** Java's reader takes the larger kind for a damaged file. */
	private static void checkKind(Path file) throws StageException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] head = in.readNBytes(4);
			if (head.length == 4 && (head[0] == 'I' && head[2] == BIG_TIFF || head[0] == 'M' && head[3] == BIG_TIFF))
				throw new StageException(Stage.MEDIA, file.toString(), "is a BigTIFF file; save it as TIFF");
		}
		catch (StageException known) {
			throw known;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MEDIA, file.toString(), "cannot be read", unreadable);
		}
	}

	private static final class Reader implements FrameReader {

		private final TiffPages pages;
		private int next;

		Reader(TiffPages pages) {
			this.pages = pages;
		}

		@Override
		public Frame read() throws StageException {
			return next < pages.count() ? pages.get(next++) : null;
		}

		@Override
		public boolean skip() {
			return next++ < pages.count();
		}

		@Override
		public List<String> notes() {
			return pages.notes();
		}

		@Override
		public void close() {
			pages.close();
		}
	}
}
