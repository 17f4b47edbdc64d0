package org.demeanor.imagej.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.measure.ResultsTable;

class CellsTest {

	@TempDir
	private Path folder;

	/** As numbers, ImageJ would show and save the first as 7 and the second as 1.707E12. */
	@Test
	void namesThatLookLikeNumbersStayNames() throws Exception {
		ResultsTable table = RowsTable.of(List.of("condition", "mean"),
				List.of(List.of("007", "0.250000"), List.of("1706695200123", "0.500000"), List.of("1.10", "0.750000")));
		assertThat(table.getStringValue("condition", 0)).isEqualTo("007");
		assertThat(table.getValue("mean", 1)).isEqualTo(.5);
		Path saved = folder.resolve("saved.csv");
		table.save(saved.toString());
		assertThat(Files.readString(saved).replace("\"", "").lines()).containsExactly("condition,mean", "007,0.250000",
				"1706695200123,0.500000", "1.10,0.750000");
	}

	@Test
	void aSecondRunReplacesTheRowOfAnImageThatIsCalledByANumber() {
		ResultsTable clips = ClipsTable.empty();
		for (int run = 0; run < 2; run++)
			ClipsTable.addTo(clips, ClipResult.failed("007", new StageException(Stage.MEDIA, "007", "nothing")), Optional.empty(),
					HandLabels.NONE);
		assertThat(clips.size()).isEqualTo(1);
	}
}
