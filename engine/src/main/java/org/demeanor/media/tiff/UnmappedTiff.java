package org.demeanor.media.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A TIFF file as if its pages had no map of colours. ImageJ puts one of 256 colours beside samples of 16 bits; Java's reader
 * looks for 65,536 in it, and fails. Closing it leaves the file open.
 */
final class UnmappedTiff extends ImageInputStreamImpl {

	private static final int BYTES_OF_FIELD = 12;

	private final ImageInputStream file;
	/** Where the fields' numbers are that are hidden. */
	private final TreeSet<Long> hidden = new TreeSet<>();

	/** @throws IOException if the list of its pages cannot be read */
	UnmappedTiff(ImageInputStream file) throws IOException {
		this.file = file;
		file.seek(0);
		file.setByteOrder(file.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		file.seek(4);
		Set<Long> seen = new HashSet<>();
		for (long page = file.readUnsignedInt(); page != 0 && seen.add(page); page = file.readUnsignedInt())
			hide(page);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		bitOffset = 0;
		file.seek(streamPos);
		int read = file.read(bytes, offset, length);
		if (read <= 0)
			return read;
		// The field gets a number that means nothing.
		for (long place : hidden.subSet(streamPos - 1, streamPos + read))
			for (long at = Math.max(place, streamPos); at < Math.min(place + 2, streamPos + read); at++)
				bytes[offset + (int) (at - streamPos)] = (byte) 0xff;
		streamPos += read;
		return read;
	}

	@Override
	public long length() {
		try {
			return file.length();
		}
		catch (IOException unknown) {
			return -1;
		}
	}

	// -- Helper methods --

	/** Leaves the file where it tells the next page. */
	private void hide(long page) throws IOException {
		file.seek(page);
		int fields = file.readUnsignedShort();
		for (int i = 0; i < fields; i++) {
			long place = page + 2 + (long) BYTES_OF_FIELD * i;
			file.seek(place);
			if (file.readUnsignedShort() == BaselineTIFFTagSet.TAG_COLOR_MAP)
				hidden.add(place);
		}
		file.seek(page + 2 + (long) BYTES_OF_FIELD * fields);
	}
}
