package org.demeanor.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.MediaFiles;

/** The media files below a folder. */
public final class MediaFolder {

	private MediaFolder() {}

	/**
	 * @return in the order of their paths; links to folders are followed
	 * @throws StageException (stage media) if it is not a folder or cannot be searched
	 */
	public static List<Path> files(Path folder) throws StageException {
		if (!Files.isDirectory(folder))
			throw new StageException(Stage.MEDIA, folder.toString(), "no such folder");
		try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			return walk.filter(MediaFiles::isMedia).filter(Files::isRegularFile).sorted().toList();
		}
		catch (UncheckedIOException unreadable) {
			throw unreadable(folder, unreadable.getCause());
		}
		catch (IOException unreadable) {
			throw unreadable(folder, unreadable);
		}
	}

	private static StageException unreadable(Path folder, IOException why) {
		return new StageException(Stage.MEDIA, folder.toString(), "cannot be searched: " + AtomicFile.words(why), why);
	}
}
