package org.demeanor.imagej.linked;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.image.FrameTimes;

import ij.measure.ResultsTable;

/** Reads what the rows of a table are about, by the names of its columns: those of our tables, which other tables may have too. */
final class TableReader {

	private static final List<String> FRAME = List.of("frame");
	private static final List<String> BEGIN = List.of("time_s", "start_s", "first_s");
	private static final List<String> END = List.of("end_s", "last_s");
	private static final List<String> PERSON = List.of("face", "person");
	private static final List<String> BOX = List.of("x", "y", "width", "height");
	private static final String LABEL = "label";

	private final ResultsTable table;
	private final FrameTimes times;
	private final Optional<String> frame;
	private final Optional<String> begin;
	private final Optional<String> end;
	private final Optional<String> person;
	private final boolean boxes;

	/** @param table that {@linkplain #suits suits} */
	TableReader(ResultsTable table, FrameTimes times) {
		this.table = table;
		this.times = times;
		frame = column(table, FRAME);
		begin = column(table, BEGIN);
		end = column(table, END);
		person = column(table, PERSON);
		boxes = BOX.stream().allMatch(table::columnExists);
	}

	/** Whether its rows have frames or times. */
	static boolean suits(ResultsTable table) {
		return table != null && table.size() > 0 && (column(table, FRAME).isPresent() || column(table, BEGIN).isPresent());
	}

	LinkedRows rows() {
		return new LinkedRows(IntStream.range(0, table.size()).mapToObj(this::row).toList());
	}

	LinkedRow row(int row) {
		int first = first(row);
		return new LinkedRow(first, last(row, first), whole(person, row), table.columnExists(LABEL) ? text(LABEL, row) : "",
				box(row));
	}

	// -- Helper methods --

	private int first(int row) {
		OptionalInt number = whole(frame, row);
		if (number.isPresent())
			return number.getAsInt();
		OptionalDouble seconds = begin.isPresent() ? number(begin.get(), row) : OptionalDouble.empty();
		return seconds.isPresent() ? times.frame(seconds.getAsDouble()) : 0;
	}

	private int last(int row, int first) {
		if (frame.isPresent() || end.isEmpty())
			return LinkedRow.OPEN;
		OptionalDouble seconds = number(end.get(), row);
		return seconds.isPresent() ? Math.max(first, times.frame(seconds.getAsDouble())) : LinkedRow.OPEN;
	}

	private Optional<FaceBox> box(int row) {
		if (!boxes)
			return Optional.empty();
		int[] numbers = BOX.stream().map(name -> whole(Optional.of(name), row)).flatMapToInt(OptionalInt::stream).toArray();
		return numbers.length < BOX.size() || numbers[2] < 1 || numbers[3] < 1 ? Optional.empty()
				: Optional.of(new FaceBox(numbers[0], numbers[1], numbers[2], numbers[3]));
	}

	private OptionalInt whole(Optional<String> column, int row) {
		OptionalDouble value = column.isPresent() ? number(column.get(), row) : OptionalDouble.empty();
		return value.isPresent() ? OptionalInt.of((int) Math.round(value.getAsDouble())) : OptionalInt.empty();
	}

	/** Empty cells become NaN in ImageJ. */
	private OptionalDouble number(String column, int row) {
		double value = table.getValue(column, row);
		return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
	}

	private String text(String column, int row) {
		String text = table.getStringValue(column, row);
		return text == null ? "" : text;
	}

	private static Optional<String> column(ResultsTable table, List<String> names) {
		return names.stream().filter(table::columnExists).findFirst();
	}
}
