package org.demeanor.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Appends to a file without waiting for the disk. The system has what was appended at once, so it survives any end of
 * this process; a power failure costs at most the last second. Thread-safe.
 */
public final class SyncedFile implements AutoCloseable {

	/** Waiting for the disk after each row would take as long as the analysis of a short recording. */
	private static final long SECONDS = 1;

	private final FileChannel channel;
	private final Object disk = new Object();
	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(SyncedFile::daemon);
	private boolean changed;
	private IOException failure;

	/** @param channel to append to, from its position; closing this closes it */
	public SyncedFile(FileChannel channel) {
		this.channel = channel;
		clock.scheduleWithFixedDelay(this::sync, SECONDS, SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * Appends. After a failed write, e.g. on a full disk, nothing more is accepted.
	 *
	 * @throws IOException if this or something earlier could not be written
	 */
	public synchronized void append(byte[] bytes) throws IOException {
		check();
		try {
			ByteBuffer rest = ByteBuffer.wrap(bytes);
			while (rest.hasRemaining())
				channel.write(rest);
			changed = true;
		}
		catch (IOException failed) {
			fail(failed);
			throw failed;
		}
	}

	/** @throws IOException if something that was appended did not reach the disk */
	@Override
	public void close() throws IOException {
		// Not shutdownNow: interrupting a thread closes its channel.
		clock.shutdown();
		sync();
		try (channel) {
			check();
		}
	}

	// -- Helper methods --

	/** Waits until another thread has synced; rows can be appended meanwhile. */
	private void sync() {
		synchronized (disk) {
			if (!takeChanged())
				return;
			try {
				channel.force(false);
			}
			catch (IOException failed) {
				fail(failed);
			}
		}
	}

	private synchronized boolean takeChanged() {
		boolean taken = changed && failure == null;
		changed = false;
		return taken;
	}

	private synchronized void fail(IOException failed) {
		failure = failed;
		clock.shutdown();
	}

	private synchronized void check() throws IOException {
		if (failure != null)
			throw new IOException("an earlier row could not be written: " + failure.getMessage(), failure);
	}

	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "journal to disk");
		thread.setDaemon(true);
		return thread;
	}
}
