package org.demeanor.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.report.table.CsvFile;
import org.demeanor.score.Emotion;

/** A confusion matrix as a table and as a picture. */
final class ConfusionMatrixFiles {

	/** What follows a stream's name in the names of the files. */
	static final String TABLE = ".confusion.csv";
	static final String PICTURE = ".confusion.png";

	private ConfusionMatrixFiles() {}

	static void writeTable(Path out, String stream, Metrics metrics) throws StageException {
		CsvFile.write(out.resolve(stream + TABLE), columns(), rows(metrics.confusion()));
	}

	static void writePicture(Path out, String stream, Metrics metrics) throws StageException {
		AtomicFile.write(out.resolve(stream + PICTURE), file -> {
			if (!ImageIO.write(ConfusionMatrixImage.draw(stream, metrics), "png", file.toFile()))
				throw new IOException("this Java writes no PNG");
		});
	}

	private static List<String> columns() {
		List<String> columns = new ArrayList<>(List.of("truth"));
		Emotion.all().forEach(answer -> columns.add(answer.label()));
		return columns;
	}

	private static List<List<String>> rows(ConfusionMatrix confusion) {
		List<List<String>> rows = new ArrayList<>();
		for (Emotion truth : Emotion.all()) {
			List<String> row = new ArrayList<>(List.of(truth.label()));
			Emotion.all().forEach(answer -> row.add(String.valueOf(confusion.count(truth, answer))));
			rows.add(row);
		}
		return rows;
	}
}
