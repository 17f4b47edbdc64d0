package org.demeanor.cli.parquet;

import java.util.Set;

/** The type of the cells in a column of our tables. Numbers are numbers; an empty cell is null. */
public enum ColumnType {
	/** UTF-8. */
	TEXT,
	/** 32 bits. */
	WHOLE,
	/** A double. */
	DECIMAL;

	private static final Set<String> TEXTS = Set.of("clip", "status", "label", "face_label", "voice_label", "error", "note",
			"participant", "calibration", "speaker", "segment", "tier", "stream", "emotion");
	private static final Set<String> WHOLES = Set.of("frames_sampled", "frames_with_face", "faces", "frame", "face", "x",
			"y", "width", "height", "person", "frames", "people", "episodes");

	/** @param column its name in ClipTable or FrameTable */
	public static ColumnType of(String column) {
		return TEXTS.contains(column) ? TEXT : WHOLES.contains(column) ? WHOLE : DECIMAL;
	}

	/**
	 * A cell's text as a String, an Integer or a finite Double; null if it is empty. Readers of Parquet disagree about NaN.
	 *
	 * @throws NumberFormatException if it should be a finite number and is not
	 */
	public Object value(String cell) {
		if (cell.isEmpty())
			return null;
		return switch (this) {
			case TEXT -> cell;
			case WHOLE -> Integer.valueOf(cell);
			case DECIMAL -> finite(Double.parseDouble(cell));
		};
	}

	private static Double finite(double number) {
		if (!Double.isFinite(number))
			throw new NumberFormatException("not finite: " + number);
		return number;
	}
}
