package org.demeanor.analysis;

import org.demeanor.StageException;
import org.demeanor.media.Codecs;

/**
 * Loads what the first clip needs beside the nets, while these are loaded: FFmpeg and the face cascade. For processes
 * that are there to analyse files.
 */
public final class WarmUp {

	private WarmUp() {}

	/** Begins on a thread of its own and returns at once; whoever needs one of the things waits for it. */
	public static void start(Settings settings) {
		Thread thread = new Thread(() -> load(settings), "warm up");
		thread.setDaemon(true);
		thread.start();
	}

	private static void load(Settings settings) {
		try {
			Codecs.load();
			if (settings.face() && settings.detectorModel().isEmpty())
				settings.profile().detector(settings.detector());
		}
		catch (StageException missing) {
			// The clip that needs it will say so.
			System.getLogger(WarmUp.class.getName()).log(System.Logger.Level.DEBUG, "warm up", missing);
		}
	}
}
