package org.demeanor.report.peer;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * Tables of OpenFace, which tell the intensities of action units (0 to 5) and no emotion. An emotion's score is the mean
 * intensity of the units that Friesen and Ekman's EMFACS names for it, as far as OpenFace measures them, over 5; calm is what
 * the strongest emotion leaves to 1; all are brought to a sum of 1. Where tracking failed, {@code success} is 0 and so are
 * all intensities: such rows have no face. Tables of pictures ({@code FaceLandmarkImg}) have no {@code success}, and a
 * row for each face.
 */
final class OpenFaceReader implements RowReader {

	private static final double STRONGEST = 5;

	/** Lip corners, brows and so on by FACS number; disgust's 16 and surprise's 27 are not measured. */
	private static final Map<Emotion, int[]> UNITS = new EnumMap<>(Map.of(Emotion.ANGRY, new int[] { 4, 5, 7, 23 },
			Emotion.DISGUST, new int[] { 9, 15 }, Emotion.FEAR, new int[] { 1, 2, 4, 5, 7, 20, 26 },
			Emotion.HAPPY, new int[] { 6, 12 }, Emotion.SAD, new int[] { 1, 4, 15 },
			Emotion.SURPRISE, new int[] { 1, 2, 5, 26 }));

	private final ForeignTable table;
	private final OptionalInt success;
	private final OptionalInt person;
	private final int[] units;
	private final int[] places;

	OpenFaceReader(ForeignTable table) throws StageException {
		this.table = table;
		OptionalInt ofPicture = table.find("face");
		success = ofPicture.isPresent() ? table.find("success") : OptionalInt.of(table.column("success"));
		person = ofPicture.isPresent() ? ofPicture : table.find("face_id");
		units = UNITS.values().stream().flatMapToInt(Arrays::stream).distinct().sorted().toArray();
		places = new int[units.length];
		for (int i = 0; i < units.length; i++)
			places[i] = table.column("AU%02d_r".formatted(units[i]));
	}

	@Override
	public Optional<Face> read(CSVRecord row) throws StageException {
		if (success.isPresent() && table.number(row, success.getAsInt()).orElse(0) == 0)
			return Optional.empty();
		double[] intensities = table.numbers(row, places, 0, STRONGEST);
		return intensities == null ? Optional.empty()
				: Optional.of(new Face("", person.isPresent() ? row.get(person.getAsInt()).strip() : "", scores(intensities)));
	}

	private Scores scores(double[] intensities) {
		double[] scores = new double[Emotion.count()];
		UNITS.forEach((emotion, shown) -> scores[emotion.ordinal()] = Arrays.stream(shown)
				.mapToDouble(unit -> intensities[Arrays.binarySearch(units, unit)]).average().orElseThrow() / STRONGEST);
		scores[Emotion.CALM.ordinal()] = 1 - Arrays.stream(scores).max().orElseThrow();
		double sum = Arrays.stream(scores).sum();
		return Scores.of(Arrays.stream(scores).map(score -> score / sum).toArray());
	}
}
