package org.demeanor.media.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ClipReader;
import org.demeanor.media.Limits;
import org.demeanor.media.MediaFiles;
import org.demeanor.media.stack.FileStackClip;

/** Opens stacks of pictures in TIFF files, and pictures of more than 8 bits. */
public record TiffReader() implements ClipReader {

	private static final Set<String> EXTENSIONS = Set.of("tif", "tiff");
	private static final int BIG_TIFF = 43;

	/**
	 * Limits are checked when the frames are opened: here, another reader would be asked for the first page.
	 *
	 * @return empty for a single picture of 8 bits, and for a file that Java's reader does not know: another one may
	 * @throws StageException (stage media) if it is a BigTIFF file
	 */
	@Override
	public Optional<Clip> open(Path file, Limits limits) throws StageException {
		if (!EXTENSIONS.contains(MediaFiles.extension(file)))
			return Optional.empty();
		checkKind(file);
		try (TiffPages probe = probe(file)) {
			return probe == null || probe.isPlain() ? Optional.empty()
					: Optional.of(new FileStackClip(file, limits, TiffPages::new, probe));
		}
	}

	// -- Helper methods --

	private static TiffPages probe(Path file) {
		try {
			return new TiffPages(file);
		}
		catch (StageException unknown) {
			System.getLogger(TiffReader.class.getName()).log(System.Logger.Level.DEBUG, file.toString(), unknown);
			return null;
		}
	}

	/** Java's reader takes the larger kind for a damaged file. */
	private static void checkKind(Path file) throws StageException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] head = in.readNBytes(4);
			if (head.length == 4 && (head[0] == 'I' && head[2] == BIG_TIFF || head[0] == 'M' && head[3] == BIG_TIFF))
				throw new StageException(Stage.MEDIA, file.toString(), "is a BigTIFF file, which Bio-Formats reads; save it as TIFF");
		}
		catch (StageException known) {
			throw known;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MEDIA, file.toString(), "cannot be read", unreadable);
		}
	}
}
