package org.demeanor.analysis;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.media.ffmpeg.Codecs;

/**
 * Loads what the first clip needs beside the nets, while these are loaded or not yet named: FFmpeg, ONNX Runtime and the
 * face cascade. For processes that are there to analyse files. All begins on other threads and returns at once; whoever
 * needs one of the things waits for it.
 */
public final class WarmUp {

	/** Something to load. */
	@FunctionalInterface
	private interface Part {

		void load() throws StageException;
	}

	private WarmUp() {}

	/** What every analysis needs. */
	public static void libraries() {
		begin(Codecs::load);
		begin(OnnxSession::loadLibrary);
	}

	/** What an analysis with these settings needs. */
	public static void start(Settings settings) {
		begin(() -> {
			Codecs.load();
			// A net of the user's is loaded once only, by the analysis.
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
		catch (StageException | LinkageError missing) {
			// The clip or the net that needs it will say so.
			System.getLogger(WarmUp.class.getName()).log(System.Logger.Level.DEBUG, "warm up", missing);
		}
	}
}
