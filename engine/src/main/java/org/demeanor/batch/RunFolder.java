package org.demeanor.batch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.report.AnnotatedVideo;
import org.demeanor.report.AtomicFile;
import org.demeanor.report.ClipDetail;
import org.demeanor.report.ClipTable;
import org.demeanor.report.FrameTable;
import org.demeanor.report.HtmlReport;
import org.demeanor.report.RunReport;

/** The folder of a run's results: what is not, or no longer, a result of this run goes. */
final class RunFolder {

	/** What a clip's own files are called behind its name. */
	static final List<String> CLIP_FILES = List.of(FrameTable.SUFFIX, AnnotatedVideo.SUFFIX, ClipDetail.SUFFIX);

	private static final List<String> RUN_FILES = List.of(ClipTable.FILE, RunReport.FILE, HtmlReport.FILE,
			ClipTable.PARQUET, FrameTable.PARQUET);

	private final Path folder;

	RunFolder(Path folder) {
		this.folder = folder;
	}

	/** Removes what tells of a finished run, and files that a kill cut off. */
	void clear() throws StageException {
		try {
			for (String file : RUN_FILES)
				Files.deleteIfExists(folder.resolve(file));
			discardParts("");
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	/** Removes what an earlier analysis found out about a clip: this one may find less. */
	void forget(String clip) throws StageException {
		try {
			for (String suffix : CLIP_FILES) {
				Path file = folder.resolve(clip + suffix);
				// A folder is none of ours: what cannot be written because of it fails its clip alone.
				if (!Files.isDirectory(file))
					Files.deleteIfExists(file);
			}
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	/** Removes what was left half written of a clip. */
	void discardParts(ClipFile clip) throws StageException {
		try {
			discardParts(clip.name() + ".");
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	private void discardParts(String clip) throws IOException {
		try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder,
				file -> file.getFileName().toString().startsWith(AtomicFile.PART + clip))) {
			for (Path part : parts)
				Files.delete(part);
		}
	}

	private StageException stays(IOException failed) {
		return new StageException(Stage.REPORT, folder.toString(),
				"earlier results cannot be removed: " + AtomicFile.words(failed), failed);
	}
}
