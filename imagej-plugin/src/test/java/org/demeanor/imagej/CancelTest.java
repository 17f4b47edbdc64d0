package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Recognition;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.display.Gauge;
import org.demeanor.imagej.display.TaskGauge;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.media.Tracks;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.ImagePlus;

/** Esc and SciJava's task stop an analysis, which keeps its findings. */
class CancelTest {

	private static final int TIMES = 20;

	@Test
	void atAnyMomentWhatWasFoundStaysAndTheNextRunIsRight() throws StageException {
		ImagePlus image = VideoOpener.open(SampleFrames.FILE, Tracks.AUTO);
		Plugin.recognize(image, "");
		List<List<String>> whole = Plugin.cells();
		Set<Thread> before = threads();
		Random moments = new Random(3);
		for (int i = 0; i < TIMES; i++) {
			int frame = moments.nextInt(image.getStackSize());
			String said = Console.of(() -> run(image, Optional.empty(), () -> IJ.setKeyDown(KeyEvent.VK_ESCAPE), frame));
			assertThat(said).contains("cancelled after ", "the result is partial");
			assertThat(Plugin.cells()).isEqualTo(whole.stream()
					.filter(row -> Integer.parseInt(row.get(0)) <= frame).toList());
			assertThat(image.getOverlay().size()).isEqualTo(2 * Plugin.cells().size());
			assertThat(image.isLocked()).isFalse();
		}
		assertThat(Plugin.recognize(image, "")).doesNotContain("partial");
		assertThat(Plugin.cells()).isEqualTo(whole);
		assertThat(threads()).isSubsetOf(before);
	}

	@Test
	void theTaskOfSciJavaStopsItToo() throws StageException {
		ImagePlus image = VideoOpener.open(SampleFrames.FILE, Tracks.AUTO);
		try (Context context = new Context(TaskService.class)) {
			Task task = context.service(TaskService.class).createTask("test");
			String said = Console.of(() -> run(image, Optional.of(new TaskGauge(task)), () -> task.cancel("enough"), 30));
			assertThat(said).contains("cancelled after 31 frames");
			assertThat(Demeanor.lastResult().map(ClipResult::partial)).contains(true);
			assertThat(task.isDone()).isTrue();
		}
	}

	/** Runs the analysis with a progress that does something at a given frame. */
	private static void run(ImagePlus image, Optional<Gauge> gauge, Runnable stop, int frame) {
		try (AnalysisProgress progress = new AnalysisProgress("test", gauge, () -> false) {

			@Override
			public void frame(int index) {
				super.frame(index);
				if (index == frame)
					stop.run();
			}
		}) {
			Recognition.run(image, OptionValues.ofMacro("", MenuEntry.RECOGNIZE.options()), progress);
		}
		catch (StageException failed) {
			throw new AssertionError(failed);
		}
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.isDaemon()).collect(Collectors.toSet());
	}
}
