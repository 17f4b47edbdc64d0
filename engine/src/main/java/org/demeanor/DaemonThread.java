package org.demeanor;

/** Work between driver and worker that keeps neither process alive. */
public final class DaemonThread {

	private DaemonThread() {}

	/** @param name what a thread dump shows */
	public static void start(String name, Runnable work) {
		Thread thread = new Thread(work, "worker " + name);
		thread.setDaemon(true);
		thread.start();
	}
}
