package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.image.FaceSelection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ColorProcessor;

/** A face twice, side by side: what is selected is analysed alone, and its boxes stay where they are in the image. */
class SelectionTest {

	private static Context context;
	private static int width;
	private static int height;
	private static List<FaceBox> left;

	@BeforeAll
	static void oneFace() {
		context = new Context(CommandService.class);
		ImagePlus one = SampleFrames.rgb();
		width = one.getWidth();
		height = one.getHeight();
		left = boxes(analyze(one, null, true));
		assertThat(left).isNotEmpty();
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	@Test
	void withoutASelectionBothAreFound() {
		assertThat(analyze(twice(), null, true).faces().faces()).isEqualTo(2);
		assertThat(analyze(twice(), new Line(0, 0, 40, 40), true).faces().faces()).as("a line has no inside").isEqualTo(2);
		assertThat(analyze(twice(), new Roi(width, 0, width, height), false).faces().faces()).isEqualTo(2);
	}

	@Test
	void theSelectedOneIsFoundWhereItIs() {
		Roi right = new Roi(width, 0, width, height);
		ClipResult result = analyze(twice(), right, true);
		assertThat(boxes(result)).isEqualTo(left.stream().map(box -> box.moved(width, 0)).toList());
		assertThat(analyze(twice(), new Roi(-50, -9, width + 50, height + 99), true).faces().observations())
				.as("what lies beside the image is no part of it").hasSameSizeAs(left);
		ImagePlus image = twice();
		image.setRoi(right);
		assertThat(said(image, true)).contains("inside the selection, " + width + " x " + height + " pixels at " + width + ", 0");
		assertThat(image.getRoi()).as("stays").isEqualTo(right);
	}

	/** A click on a row of a table selects a box to show it. */
	@Test
	void aFaceThatATableSelectedIsNoSelectionUntilTheUserMovesIt() {
		ImagePlus image = twice();
		FaceSelection.set(image, new FaceBox(0, 0, 9, 9));
		Roi ours = image.getRoi();
		assertThat(analyze(image, ours, true).faces().faces()).isEqualTo(2);
		ours.setLocation(1, 1);
		assertThat(analyze(image, ours, true).faces().faces()).isZero();
		FaceSelection.clear(image);
		assertThat(image.getRoi()).as("the user's now").isEqualTo(ours);
		ours.setLocation(0, 0);
		FaceSelection.clear(image);
		assertThat(image.getRoi()).isNull();
	}

	@Test
	void whatTheShapeLeavesOutIsNotSeen() {
		FaceBox face = left.get(0);
		Roi around = new OvalRoi(Math.max(0, face.x() - face.width() / 2), Math.max(0, face.y() - face.height() / 2),
				face.width() * 2, face.height() * 2);
		Predicate<FaceObservation> inside = seen -> around.getBounds().contains(seen.box().x(), seen.box().y());
		assertThat(analyze(twice(), around, true).faces().observations()).isNotEmpty().allMatch(inside);
		for (Roi corner : List.of(new OvalRoi(face.x() + face.width() * 3 / 4, face.y() + face.height() * 3 / 4, width, height),
				new Roi(0, 0, 5, 5), new Roi(0, 0, 1, height)))
			assertThat(analyze(SampleFrames.rgb(), corner, true).faces().observations()).as(corner.toString()).isEmpty();
	}

	// -- Helper methods --

	private static ImagePlus twice() {
		ImagePlus one = SampleFrames.rgb();
		ImageStack stack = new ImageStack(2 * width, height);
		for (int i = 1; i <= one.getStackSize(); i++) {
			ColorProcessor both = new ColorProcessor(2 * width, height);
			both.insert(one.getStack().getProcessor(i), 0, 0);
			both.insert(one.getStack().getProcessor(i), width, 0);
			stack.addSlice(both);
		}
		ImagePlus image = new ImagePlus("twice", stack);
		image.setDimensions(1, 1, stack.size());
		image.getCalibration().frameInterval = one.getCalibration().frameInterval;
		return image;
	}

	private static ClipResult analyze(ImagePlus image, Roi selection, boolean inside) {
		image.setRoi(selection);
		said(image, inside);
		return Demeanor.lastResult().orElseThrow();
	}

	private static String said(ImagePlus image, boolean inside) {
		return Console.of(() -> {
			try {
				context.service(CommandService.class).run(RecognizeEmotionsCommand.class, true, "image", image, "sound", "none",
						"plot", false, "table", false, "selection", inside).get();
			}
			catch (InterruptedException | ExecutionException failed) {
				throw new AssertionError(failed);
			}
		});
	}

	private static List<FaceBox> boxes(ClipResult result) {
		return result.faces().observations().stream().map(FaceObservation::box).toList();
	}
}
