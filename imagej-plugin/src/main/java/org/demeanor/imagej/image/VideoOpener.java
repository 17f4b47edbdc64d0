package org.demeanor.imagej.image;

import java.awt.GraphicsEnvironment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Tracks;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.Calibration;

/** Opens video files as virtual stacks. */
public final class VideoOpener {

	/** The property with the path of an image's video; ImageJ shows it under Show Info and saves it with the image. */
	public static final String FILE_PROPERTY = "demeanor.video";

	private VideoOpener() {}

	/** @throws StageException (stage media) if FFmpeg cannot read it as a video */
	public static ImagePlus open(String file, Tracks tracks) throws StageException {
		if (file.isBlank())
			throw new StageException(Stage.OPTION, "file", "no video was named");
		return open(path(file), tracks);
	}

	/** @throws StageException (stage media) if FFmpeg cannot read it as a video */
	public static ImagePlus open(Path file, Tracks tracks) throws StageException {
		VideoStack stack = VideoStack.open(file, tracks);
		ImagePlus image = new ImagePlus(file.getFileName().toString(), stack);
		image.setDimensions(1, 1, stack.size());
		Calibration calibration = image.getCalibration();
		calibration.frameInterval = stack.intervalSeconds();
		calibration.fps = 1 / stack.intervalSeconds();
		calibration.setTimeUnit("sec");
		calibration.pixelWidth = stack.pixelAspect();
		image.setProp(FILE_PROPERTY, file.toAbsolutePath().toString());
		new ClosedImage(image, stack::close).listen();
		return image;
	}

	/** Shows it in its window; without windows, makes it the active image. */
	public static void show(ImagePlus image) {
		if (GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode())
			WindowManager.setTempCurrentImage(image);
		else
			image.show();
		IJ.showStatus(image.getTitle() + ": " + image.getStackSize() + " frames");
	}

	/** @throws StageException (stage media) if this system forbids such a path */
	public static Path path(String text) throws StageException {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException forbidden) {
			throw new StageException(Stage.OPTION, text, "is not a path: " + forbidden.getReason(), forbidden);
		}
	}
}
