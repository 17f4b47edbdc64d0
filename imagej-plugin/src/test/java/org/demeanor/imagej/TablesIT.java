package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.TimelineTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

/** What the tables' windows show after one image and then another. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DESKTOP", matches = "true", disabledReason = "needs a display for itself")
class TablesIT {

	@AfterEach
	void closeAll() {
		Arrays.stream(WindowManager.getNonImageWindows()).filter(TextWindow.class::isInstance)
				.forEach(window -> ((TextWindow) window).close(false));
	}

	@Test
	void nothingOfTheImageBeforeIsLeftWhereNothingIsFound() {
		recognize(SampleFrames.rgb());
		assertThat(table("timeline").size()).isPositive();
		recognize(IJ.createImage("white", "8-bit white", 100, 100, 2));
		assertThat(table("timeline").size()).isZero();
		assertThat(table("timeline").getHeadings()).startsWith(TimelineTable.COLUMNS.toArray(String[]::new));
		assertThat(table("frames").size()).isZero();
		assertThat(table("frames").getHeadings()).containsExactly(FrameTable.COLUMNS.toArray(String[]::new));
	}

	private static void recognize(ImagePlus image) {
		image.show();
		Plugin.recognize(image, "plot=false sound=none");
		image.changes = false;
		image.close();
	}

	private static ResultsTable table(String name) {
		return ResultsTable.getResultsTable("Demeanor " + name);
	}
}
