package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks of pictures in TIFF files; what ImageJ itself writes and shows is compared in the plugin's tests. */
class TiffStackTest {

	@TempDir
	private Path folder;

	@Test
	void allPagesAreFrames() throws IOException {
		Path file = write("colour.tif", "", 5, BufferedImage.TYPE_3BYTE_BGR, page -> 20 * page);
		Clip clip = Clips.open(file);
		assertThat(clip.durationSeconds()).hasValue(5 / 25.0);
		List<Frame> frames = Reading.frames(clip);
		assertThat(grays(frames)).containsExactly(0, 20, 40, 60, 80);
		assertThat(frames.get(4).timeSeconds()).isCloseTo(4 / 25.0, within(1e-9));
		assertThat(clip.framesPerSecond()).isEmpty();
		assertThat(notes(clip)).containsExactly("no frame interval: 25 frames a second assumed");
	}

	/** Which of ten pages are frames, as ImageJ's and OME's descriptions say. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "images=10/frames=10/finterval=0.5|0,1,2,3,4,5,6,7,8,9|0.5|",
			"images=10/slices=10/finterval=200/tunit=ms|0,1,2,3,4,5,6,7,8,9|0.2|",
			"images=10/fps=4.0|0,1,2,3,4,5,6,7,8,9|0.25|",
			"images=10/channels=2/frames=5/mode=grayscale/finterval=1|0,2,4,6,8|1|channel 1 of 2",
			"images=10/slices=5/frames=2/finterval=1|0,5|1|slice 1 of 5",
			"images=10/channels=10/mode=grayscale|0,1,2,3,4,5,6,7,8,9|0.04|no frame interval: 25 frames a second assumed",
			"images=20/frames=20/finterval=0.5|0,1,2,3,4,5,6,7,8,9|0.5|10 of 20 pages that its description tells of" })
	void framesAreThoseThatImageJsDescriptionSays(String description, String pages, double interval, String note)
			throws IOException {
		Path file = write("described.tif", "ImageJ=1.54p\n" + description.replace('/', '\n') + "\n", 10,
				BufferedImage.TYPE_BYTE_GRAY, page -> page);
		hasFrames(file, pages, interval, note);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "XYCZT|1|1|10|500|ms|1|0,1,2,3,4,5,6,7,8,9|0.5|",
			"XYTCZ|1|2|5|2|s|1|0,1,2,3,4|2|slice 1 of 2", "XYZTC|1|10|1|1|s|3|0,1,2,3,4,5,6,7,8,9|1|series 1 of 3" })
	void framesAreThoseThatOmeSays(String order, int channels, int slices, int frames, double increment, String unit,
			int series, String pages, double interval, String note) throws IOException {
		String pixels = "<Pixels DimensionOrder=\"" + order + "\" SizeC=\"" + channels + "\" SizeZ=\"" + slices + "\" SizeT=\""
				+ frames + "\" TimeIncrement=\"" + increment + "\" TimeIncrementUnit=\"" + unit + "\"/>";
		Path file = write("ome.tif", "<OME>" + ("<Image>" + pixels + "</Image>").repeat(series) + "</OME>", 10,
				BufferedImage.TYPE_BYTE_GRAY, page -> page);
		hasFrames(file, pages, interval, note);
	}

	@Test
	void sixteenBitsAreStretchedByTheRangeThatIsToldOrElseByWhatIsThere() throws IOException {
		Path told = write("told.tif", "ImageJ=1.54p\nimages=3\nframes=3\nfinterval=1\nmin=0.0\nmax=4095.0\n", 3,
				BufferedImage.TYPE_USHORT_GRAY, page -> 2048 * page);
		assertThat(grays(Reading.frames(Clips.open(told)))).containsExactly(0, 128, 255);
		assertThat(notes(Clips.open(told))).isEmpty();
		Path untold = write("untold.tif", "", 1, BufferedImage.TYPE_USHORT_GRAY, page -> 1000);
		try (FrameReader frames = Clips.open(untold).openFrames()) {
			Frame frame = frames.read();
			assertThat(frame.bgr()[0] & 0xff).as("the corner of 4000").isEqualTo(255);
			assertThat(frame.bgr()[frame.bgr().length - 1]).isZero();
			assertThat(frames.notes()).containsExactly("gray stretched from 1000..4000");
		}
	}

	/** As programs for numbers write colours: from 0 to 1. */
	@Test
	void coloursInFractionsAreStretched() throws IOException {
		List<BufferedImage> pages = new ArrayList<>();
		ColorModel fractions = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE,
				DataBuffer.TYPE_FLOAT);
		for (int number = 0; number < 2; number++) {
			WritableRaster raster = fractions.createCompatibleWritableRaster(8, 6);
			for (int x = 0; x < 8; x++)
				for (int y = 0; y < 6; y++)
					raster.setPixel(x, y, x == 0 ? new float[] { 0, 0, 1 } : new float[] { .2f, .4f, .8f });
			pages.add(new BufferedImage(fractions, raster, false, null));
		}
		Path file = folder.resolve("fractions.tif");
		write(file, "", pages);
		byte[] bgr = Reading.frames(Clips.open(file)).get(1).bgr();
		assertThat(new int[] { bgr[bgr.length - 3] & 0xff, bgr[bgr.length - 2] & 0xff, bgr[bgr.length - 1] & 0xff })
				.containsExactly(204, 102, 51);
		assertThat(notes(Clips.open(file))).contains("gray stretched from 0..1");
	}

	/** As ImageJ shows them; libtiff and FFmpeg take black for zero, too, where a file does not tell. */
	@ParameterizedTest
	@CsvSource({ "BYTE_GRAY, , 20, 40", "BYTE_GRAY, 0, 235, 215", "USHORT_GRAY, , 64, 128", "USHORT_GRAY, 0, 191, 127",
			"SIGNED_SHORT, , 64, 128", "SIGNED_SHORT, 0, 191, 127", "SIGNED_INT, , 64, 128", "SIGNED_INT, 0, 191, 127",
			"FRACTIONS, , 51, 102", "FRACTIONS, 0, 204, 153" })
	void zeroIsWhiteOnlyWhereTheFileSaysSo(String type, Integer photometric, int first, int second) throws IOException {
		Path file = switch (type) {
			case "BYTE_GRAY" -> write("zero.tif", "", 2, BufferedImage.TYPE_BYTE_GRAY, page -> 20 + 20 * page);
			case "USHORT_GRAY" -> write("zero.tif", "ImageJ=1.54p\nimages=2\nframes=2\nmin=0\nmax=4000\n", 2, BufferedImage.TYPE_USHORT_GRAY,
					page -> 1000 + 1000 * page);
			case "SIGNED_SHORT" -> writeGray(DataBuffer.TYPE_SHORT, "ImageJ=1.54p\nimages=2\nframes=2\nmin=-4000\nmax=0\n", -3000, -2000);
			case "SIGNED_INT" -> writeGray(DataBuffer.TYPE_INT, "ImageJ=1.54p\nimages=2\nframes=2\nmin=-4000\nmax=0\n", -3000, -2000);
			default -> writeGray(DataBuffer.TYPE_FLOAT, "ImageJ=1.54p\nimages=2\nframes=2\nmin=0\nmax=1\n", .2, .4);
		};
		setPhotometric(file, photometric);
		assertThat(grays(Reading.frames(Clips.open(file)))).containsExactly(first, second);
	}

	@Test
	void pagesOfAnotherSizeAreToldOf() throws IOException {
		Path file = folder.resolve("sizes.tif");
		List<BufferedImage> pages = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			pages.add(new BufferedImage(i < 3 ? 8 : 4, 6, BufferedImage.TYPE_BYTE_GRAY));
		write(file, "", pages);
		assertThat(Reading.frames(Clips.open(file))).hasSize(3);
		assertThat(notes(Clips.open(file))).containsExactly("pages 1 to 3 of 4 (the next has another size)",
				"no frame interval: 25 frames a second assumed");
	}

	@Test
	void whatIsTooLargeOrOfAnotherKindIsRefusedInWords() throws IOException {
		Path file = write("many.tif", "", 5, BufferedImage.TYPE_BYTE_GRAY, page -> page);
		assertThatThrownBy(() -> Clips.open(file, new Limits(1 << 20, 3, 100, 100, 100)).openFrames()).hasMessageContaining("(--max-frames)");
		Path big = Files.write(folder.resolve("big.tif"), new byte[] { 'I', 'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0 });
		assertThatThrownBy(() -> Clips.open(big)).hasMessageContaining("big.tif: media: is a BigTIFF file");
	}

	// -- Helper methods --

	private static void hasFrames(Path file, String pages, double interval, String note) throws StageException {
		Clip clip = Clips.open(file);
		List<Frame> frames = Reading.frames(clip);
		assertThat(grays(frames)).containsExactly(List.of(pages.split(",")).stream().map(Integer::valueOf).toArray(Integer[]::new));
		assertThat(frames.get(1).timeSeconds()).isCloseTo(interval, within(1e-9));
		assertThat(notes(clip)).isEqualTo(note == null ? List.of() : List.of(note));
	}

	private static List<Integer> grays(List<Frame> frames) {
		return frames.stream().map(frame -> frame.bgr()[frame.bgr().length - 1] & 0xff).toList();
	}

	private static List<String> notes(Clip clip) throws StageException {
		try (FrameReader frames = clip.openFrames()) {
			while (frames.read() != null)
				assertThat(frames).isNotNull();
			return frames.notes();
		}
	}

	/** @param value to have instead; {@code null} for none: the field is then one that nobody looks at */
	private static void setPhotometric(Path file, Integer value) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
		bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int found = 0;
		for (int at = 0; at + 12 <= bytes.capacity(); at += 2)
			if (bytes.getShort(at) == BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION
					&& bytes.getShort(at + 2) == TIFFTag.TIFF_SHORT && bytes.getInt(at + 4) == 1) {
				found++;
				if (value == null)
					bytes.putShort(at, (short) BaselineTIFFTagSet.TAG_THRESHHOLDING);
				else
					bytes.putShort(at + 8, value.shortValue());
			}
		assertThat(found).isEqualTo(2);
		Files.write(file, bytes.array());
	}

	private Path writeGray(int type, String description, double... values) throws IOException {
		ColorModel gray = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE,
				type);
		List<BufferedImage> pages = new ArrayList<>();
		for (double value : values) {
			WritableRaster raster = gray.createCompatibleWritableRaster(8, 6);
			for (int pixel = 0; pixel < 8 * 6; pixel++)
				raster.setSample(pixel % 8, pixel / 8, 0, value);
			pages.add(new BufferedImage(gray, raster, false, null));
		}
		return write(folder.resolve("zero.tif"), description, pages);
	}

	/** Pages of one value each, but 4 times as much in the corner of 16-bit ones. */
	private Path write(String name, String description, int pages, int type, IntToDoubleFunction value) throws IOException {
		List<BufferedImage> images = new ArrayList<>();
		for (int page = 0; page < pages; page++) {
			BufferedImage image = new BufferedImage(8, 6, type);
			int sample = (int) value.applyAsDouble(page);
			for (int x = 0; x < 8; x++)
				for (int y = 0; y < 6; y++)
					for (int band = 0; band < image.getRaster().getNumBands(); band++)
						image.getRaster().setSample(x, y, band,
								type == BufferedImage.TYPE_USHORT_GRAY && x == 0 && y == 0 ? 4 * sample : sample);
			images.add(image);
		}
		return write(folder.resolve(name), description, images);
	}

	private static Path write(Path file, String description, List<BufferedImage> pages) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		Files.deleteIfExists(file);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			for (int number = 0; number < pages.size(); number++) {
				BufferedImage page = pages.get(number);
				IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(page),
						writer.getDefaultWriteParam());
				TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
				TIFFTag tag = BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION);
				if (!description.isEmpty())
					directory.addTIFFField(new TIFFField(tag, TIFFTag.TIFF_ASCII, 1, new String[] { description }));
				IIOImage image = new IIOImage(page, null, directory.getAsMetadata());
				if (number == 0)
					writer.write(null, image, writer.getDefaultWriteParam());
				else
					writer.writeInsert(-1, image, writer.getDefaultWriteParam());
			}
		}
		finally {
			writer.dispose();
		}
		return file;
	}
}
