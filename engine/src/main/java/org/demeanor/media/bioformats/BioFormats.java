package org.demeanor.media.bioformats;

import java.nio.file.Path;

import org.demeanor.media.MediaFiles;

/** Whether Bio-Formats is there. Reached by reflection, because it comes with Fiji and not with Demeanor. */
public final class BioFormats {

	public static final String READER_CLASS = "loci.formats.ImageReader";

	private BioFormats() {}

	/** Whether it is on the class path. */
	public static boolean available() {
		try {
			readerClass();
			return true;
		}
		catch (ClassNotFoundException | LinkageError absent) {
			return false;
		}
	}

	/** The class of its reader, from the thread's class loader (Fiji's plugin loader) or ours. */
	static Class<?> readerClass() throws ClassNotFoundException {
		try {
			return Class.forName(READER_CLASS, true, Thread.currentThread().getContextClassLoader());
		}
		catch (ClassNotFoundException notThere) {
			return Class.forName(READER_CLASS, true, BioFormats.class.getClassLoader());
		}
	}

	/** Whether Bio-Formats often reads files of this kind that FFmpeg refuses. */
	public static boolean mightHelp(Path file) {
		return MediaFiles.isScientific(file);
	}
}
