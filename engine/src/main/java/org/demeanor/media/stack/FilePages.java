package org.demeanor.media.stack;

/** The pictures of an open file. Not thread-safe; closing it closes the file. */
public interface FilePages extends FrameSource, AutoCloseable {

	/** The same for every picture, as stored, in pixels. */
	int width();

	/** The same for every picture, as stored, in pixels. */
	int height();

	@Override
	void close();
}
