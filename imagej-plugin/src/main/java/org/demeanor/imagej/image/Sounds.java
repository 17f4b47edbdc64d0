package org.demeanor.imagej.image;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.open.Clips;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.OpenDialog;

/** Finds the sound that belongs to an open image. */
public final class Sounds {

	/** The image's own file. */
	public static final String SAME = "same";
	/** No sound at all: the voice stream is not asked for. */
	public static final String NONE = "none";

	private Sounds() {}

	/**
	 * @param word {@link #SAME}, {@link #NONE} or a file
	 * @return empty if there is none, or the image does not come from a file with sound
	 * @throws StageException (stage media) if a named file cannot be read or has no sound
	 */
	static Optional<Clip> of(ImagePlus image, String word) throws StageException {
		return switch (word) {
			case NONE -> Optional.empty();
			case SAME, "" -> source(image).filter(Clip::hasSound);
			default -> Optional.of(named(word));
		};
	}

	/**
	 * The files that an image and its sound are read from.
	 *
	 * @throws StageException (stage media) if this system forbids the path of the sound
	 */
	public static List<Path> files(ImagePlus image, String word) throws StageException {
		List<Path> files = new ArrayList<>(sourceFile(image).stream().toList());
		if (!Set.of(SAME, NONE, "").contains(word))
			files.add(VideoOpener.path(word));
		return files;
	}

	/** The file that an image was opened from, as a clip; empty if it is gone, unknown or no media. */
	static Optional<Clip> source(ImagePlus image) {
		return sourceFile(image).flatMap(Sounds::clip);
	}

	/**
	 * ImageJ's {@code open()} leaves the folder out of an AVI's file info; the folder that it last opened from has it then.
	 */
	private static Optional<Path> sourceFile(ImagePlus image) {
		String video = image.getProp(VideoOpener.FILE_PROPERTY);
		FileInfo info = image.getOriginalFileInfo();
		if (video == null && (info == null || info.fileName == null))
			return Optional.empty();
		String folder = info == null || info.directory == null || info.directory.isEmpty() ? OpenDialog.getLastDirectory()
				: info.directory;
		if (video == null && folder == null)
			return Optional.empty();
		try {
			Path file = video == null ? Path.of(folder, info.fileName) : Path.of(video);
			return Optional.of(file).filter(Files::isRegularFile);
		}
		// The folder of an image from the web is an address.
		catch (InvalidPathException noFile) {
			return Optional.empty();
		}
	}

	private static Optional<Clip> clip(Path file) {
		try {
			return Optional.of(Clips.open(file));
		}
		// A picture format that FFmpeg does not know has no sound either.
		catch (StageException noMedia) {
			return Optional.empty();
		}
	}

	private static Clip named(String word) throws StageException {
		Clip clip = Clips.open(VideoOpener.path(word));
		if (!clip.hasSound())
			throw new StageException(Stage.MEDIA, word, "has no sound");
		return clip;
	}
}
