package org.demeanor.analysis.ahead;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.Settings;
import org.demeanor.file.NativesFolder;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.media.ffmpeg.library.Codecs;

/**
 * Loads what the first clip needs besides the nets, while these are loaded or not yet known: FFmpeg, ONNX Runtime and
 * the face cascade. For processes that will analyse files. Everything starts on other threads and returns at once; code
 * that needs one of these things waits for it.
 */
public final class WarmUp {

	/** Something to load. */
	@FunctionalInterface
	private interface Part {

		void load() throws StageException;
	}

	private WarmUp() {}

	/**
	 * What every analysis needs.
	 *
	 * @throws LinkageError if this system loads no native library at all
	 */
	public static void libraries() {
		NativesFolder.choose();
		// JavaCPP deadlocks where one thread begins with it and another one with FFmpeg.
		Loader.load(Pointer.class);
		begin(Codecs::load);
		begin(OnnxSession::loadLibrary);
	}

	/** What an analysis with these settings needs. */
	public static void start(Settings settings) {
		begin(() -> {
			Codecs.load();
			// A net of the user's is loaded only once, by the analysis.
			if (settings.reads(Modality.FACE) && settings.detector().model().isEmpty())
				settings.detector().load(Device.CPU).open();
		});
	}

	private static void begin(Part part) {
		Thread thread = new Thread(() -> load(part), "warm up");
		thread.setDaemon(true);
		thread.start();
	}

	private static void load(Part part) {
		try {
			part.load();
		}
		catch (StageException | LinkageError | IllegalStateException missing) {
			// The clip or the net that needs it will report the error. If the process already ends, nothing needs it.
			System.getLogger(WarmUp.class.getName()).log(System.Logger.Level.DEBUG, "warm up", missing);
		}
	}
}
