package org.demeanor.media.tiff;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageInputStream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;

/** The pages of a TIFF file, by Java's own reader. Not thread-safe. */
final class TiffFile implements AutoCloseable {

	/** Other readers may be there as well: Java's own gives the samples as they are stored. */
	private static final String OWN = "com.sun.";

	/** In a lookup table of ImageJ. */
	private static final int COLOURS = 256;

	private final String name;
	private final ImageReader reader;
	private final ImageInputStream input;
	private final TIFFDirectory directory;
	private final int pages;

	/** @throws StageException (stage media) if it cannot be read */
	TiffFile(Path file) throws StageException {
		name = file.toString();
		reader = reader(name);
		ImageInputStream opened = null;
		try {
			opened = ImageIO.createImageInputStream(file.toFile());
			if (opened == null)
				throw new IOException("cannot be opened");
			reader.setInput(opened, false, false);
			pages = reader.getNumImages(true);
			IIOMetadata first = reader.getImageMetadata(0);
			directory = TIFFDirectory.createFromMetadata(first);
			if (colours().isPresent())
				reader.setInput(new UnmappedTiff(opened), false, false);
			input = opened;
		}
		catch (IOException | RuntimeException unreadable) {
			close(reader, opened);
			throw failed(unreadable);
		}
	}

	int pages() {
		return pages;
	}

	/** What the first page says of itself; an empty text if nothing. */
	String description() {
		TIFFField field = directory.getTIFFField(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION);
		return field == null || field.getType() != TIFFTag.TIFF_ASCII || field.getCount() < 1 ? "" : field.getAsString(0);
	}

	/** A number that the first page has; 0 if it has none. */
	int number(int tag) {
		return has(tag) ? directory.getTIFFField(tag).getAsInt(0) : 0;
	}

	/** Whether the first page has a field. */
	boolean has(int tag) {
		return directory.getTIFFField(tag) != null;
	}

	/**
	 * The 256 colours in which ImageJ shows samples of more than 8 bits, {@code 0xrrggbb}: the upper 8 bits of those of the first
	 * page. Empty for gray, and for palettes.
	 */
	Optional<int[]> colours() {
		TIFFField field = directory.getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP);
		if (field == null || field.getCount() != 3 * COLOURS || number(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE) <= 8)
			return Optional.empty();
		int[] colours = new int[COLOURS];
		for (int i = 0; i < COLOURS; i++)
			colours[i] = field.getAsInt(i) >> 8 << 16 | field.getAsInt(i + COLOURS) >> 8 << 8 | field.getAsInt(i + 2 * COLOURS) >> 8;
		return Optional.of(colours);
	}

	/** In pixels. */
	int width(int page) throws StageException {
		try {
			return reader.getWidth(page);
		}
		catch (IOException | RuntimeException unreadable) {
			throw failed(unreadable);
		}
	}

	/** In pixels. */
	int height(int page) throws StageException {
		try {
			return reader.getHeight(page);
		}
		catch (IOException | RuntimeException unreadable) {
			throw failed(unreadable);
		}
	}

	/** @throws StageException (stage media) if it cannot be decoded */
	BufferedImage page(int page) throws StageException {
		try {
			return reader.read(page);
		}
		catch (IOException | RuntimeException unreadable) {
			throw new StageException(Stage.MEDIA, name, "page " + (page + 1) + " of " + pages + " cannot be decoded: "
					+ words(unreadable), unreadable);
		}
	}

	@Override
	public void close() {
		close(reader, input);
	}

	// -- Helper methods --

	private static ImageReader reader(String name) throws StageException {
		ImageReader found = null;
		for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff"); readers.hasNext();) {
			ImageReader reader = readers.next();
			if (found == null || reader.getClass().getName().startsWith(OWN))
				found = reader;
		}
		if (found == null)
			throw new StageException(Stage.MEDIA, name, "this Java has no reader for TIFF");
		return found;
	}

	private static void close(ImageReader reader, ImageInputStream input) {
		reader.dispose();
		if (input != null)
			try {
				input.close();
			}
			catch (IOException unclosed) {
				// What was read is read; a file that does not close is no reason to lose it.
				System.getLogger(TiffFile.class.getName()).log(System.Logger.Level.DEBUG, "close", unclosed);
			}
	}

	private StageException failed(Exception why) {
		return new StageException(Stage.MEDIA, name, "cannot be read as TIFF: " + words(why), why);
	}

	private static String words(Exception why) {
		return why instanceof IOException io ? AtomicFile.words(io) : String.valueOf(why.getMessage());
	}
}
