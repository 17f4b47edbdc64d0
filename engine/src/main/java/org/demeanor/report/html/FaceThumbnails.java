package org.demeanor.report.html;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

/** Small pictures of faces. They come from a second reading of the clip, which holds one frame at a time. */
final class FaceThumbnails {

	/** Pixels along each side. */
	private static final int SIZE = 96;

	/** The margin around the box, as a share of its width: hair and chin make faces easier to recognise. */
	private static final double SURROUND = 0.2;

	/**
	 * One face.
	 *
	 * @param seen the face's frame, box and scores
	 * @param jpeg the file's bytes
	 */
	record Thumbnail(FaceObservation seen, byte[] jpeg) {}

	private FaceThumbnails() {}

	/**
	 * @param wanted in order of time
	 * @throws StageException (stage media) if the clip can no longer be read
	 * @throws IOException if this Java cannot write JPEG
	 */
	static List<Thumbnail> of(Clip clip, List<FaceObservation> wanted) throws IOException {
		List<Thumbnail> thumbnails = new ArrayList<>();
		if (wanted.isEmpty())
			return thumbnails;
		try (FrameReader frames = clip.openFrames()) {
			int next = 0;
			for (FaceObservation seen : wanted) {
				while (next < seen.frame() && frames.skip())
					next++;
				Frame frame = frames.read();
				if (frame == null)
					break;
				next++;
				thumbnails.add(new Thumbnail(seen, jpeg(cut(frame, seen.box().shown(frame.pixelAspect())))));
			}
		}
		return thumbnails;
	}

	// -- Helper methods --

	private static BufferedImage cut(Frame frame, FaceBox box) {
		BufferedImage whole = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
		byte[] pixels = ((DataBufferByte) whole.getRaster().getDataBuffer()).getData();
		System.arraycopy(frame.bgr(), 0, pixels, 0, pixels.length);
		int around = (int) Math.round(SURROUND * box.width());
		BufferedImage small = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D pen = small.createGraphics();
		try {
			pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			pen.drawImage(whole, 0, 0, SIZE, SIZE, box.x() - around, box.y() - around,
					box.x() + box.width() + around, box.y() + box.height() + around, null);
		}
		finally {
			pen.dispose();
		}
		return small;
	}

	private static byte[] jpeg(BufferedImage picture) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			if (!ImageIO.write(picture, "jpg", out))
				throw new IOException("this Java cannot write JPEG");
		}
		return bytes.toByteArray();
	}
}
