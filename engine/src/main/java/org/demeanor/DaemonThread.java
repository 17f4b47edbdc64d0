package org.demeanor;

/** A thread between driver and worker that keeps neither process alive. */
public final class DaemonThread {

	private DaemonThread() {}

	/** @param name for thread dumps */
	public static void start(String name, Runnable work) {
		Thread thread = new Thread(work, "worker " + name);
		thread.setDaemon(true);
		thread.start();
	}
}
