package org.demeanor.batch;

/** Work between driver and worker that keeps neither process alive. */
final class DaemonThread {

	private DaemonThread() {}

	/** @param name what a thread dump shows */
	static void start(String name, Runnable work) {
		Thread thread = new Thread(work, "worker " + name);
		thread.setDaemon(true);
		thread.start();
	}
}
